using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Drafting.Estate;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting;

/// <summary>Drafts a pack of any English authority: writes its recipe and fact sheets from national files, then builds the pack from them.
/// </summary>
/// <remarks>
/// The recipe lies in the pack's folder <c>recipe</c>, its fact sheets in <c>recipe/facts</c>. Building again from them gives the same
/// bytes, and with better figures a better pack.
/// </remarks>
public static class AuthorityDraft
{
    private const string RecipeName = "recipe";
    private const string FactsName = "facts";
    private const string NoSchemes = "Schemes are only those that the register proposes, so schools keep their places of today and what is "
        + "short shows as places bought. Put your schemes in, or let the plan choose among generic ones with --schemes choose.";

    /// <summary>Drafts and builds; the folder appears whole or not at all.</summary>
    /// <exception cref="DataIssueException">A file is missing, speaks of another authority, or says what it cannot mean.</exception>
    public static Task<DraftResult> BuildAsync(DraftRequest request, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Build(request, progress, cancellation), cancellation);
    }

    private static DraftResult Build(DraftRequest request, IProgress<string>? progress, CancellationToken cancellation)
    {
        if (Directory.Exists(request.OutFolder) && Directory.EnumerateFileSystemEntries(request.OutFolder).Any())
            throw SourceFault.Single(request.OutFolder, "the folder is not empty, and is left as it is.", "Name a new folder with --out.");
        progress?.Report("looking through the downloads");
        var (sources, authority) = DraftSources.Find(request, cancellation);
        var partial = request.OutFolder.TrimEnd(Path.DirectorySeparatorChar) + ".partial";
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        try
        {
            var notes = Write(request, sources, authority, partial, progress, cancellation);
            DraftPaper.Write(partial, authority, sources.Files, notes);
            if (Directory.Exists(request.OutFolder)) Directory.Delete(request.OutFolder);
            Directory.Move(partial, request.OutFolder);
            return new(authority.Name, request.OutFolder, sources.Files, notes);
        }
        finally
        {
            if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        }
    }

    private static List<string> Write(DraftRequest request, DraftSources sources, Authority authority, string pack,
        IProgress<string>? progress, CancellationToken cancellation)
    {
        var (recipe, facts) = (Path.Combine(pack, RecipeName), Path.Combine(pack, RecipeName, FactsName));
        Directory.CreateDirectory(facts);
        var given = TakeFacts(request.FactsFolder, facts);
        var draft = new RecipeDraft(authority, sources, request.NationalFolder, recipe);
        draft.WriteFrame();
        progress?.Report($"home areas of {authority.Name}");
        var build = new PackBuildRequest(request.DownloadsFolder, facts, recipe, pack);
        var areas = Areas(build);
        cancellation.ThrowIfCancellationRequested();
        progress?.Report($"schools of {authority.Name}");
        var input = new EstateDraftInput(authority.Code, authority.Name, draft.BaseYear,
            sources.PathOf(SourceKinds.Register)!, sources.PathOf(SourceKinds.Census), sources.PathOf(SourceKinds.CensusAges),
            sources.PathOf(SourceKinds.PlaceNumbers), new Sen2Release(sources.PathOf(SourceKinds.Sen2)!, authority.Code), areas);
        var estate = EstateDraft.Write(input, recipe, facts, given);
        draft.WriteSources([.. EstateDraft.Sources(input).Where(sheet => File.Exists(Path.Combine(facts, sheet.Path)))]);
        draft.WriteFigures(estate);
        draft.WritePlanValues();
        draft.WriteTableSources();
        draft.WriteSites(areas, SiteDraft.Of(facts, areas));
        var funding = draft.WriteFunding();
        PackBuilder.Build(build, progress, cancellation);
        return [.. estate.Notes, .. funding is null ? Array.Empty<string>() : [funding], NoSchemes];
    }

    /// <summary>The council's own fact sheets, taken into the recipe so that it can be built again.</summary>
    private static HashSet<string> TakeFacts(string? folder, string facts)
    {
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] files = folder is null ? [] : [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            if (!EstateFiles.All.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            File.Copy(file, Path.Combine(facts, name.ToLowerInvariant()), overwrite: true);
            given.Add(name);
        }

        return given;
    }

    private static IReadOnlyList<DraftArea> Areas(PackBuildRequest build)
    {
        var recipe = PackRecipe.Read(build.RecipeFolder);
        var context = new PackContext(build, recipe, recipe.Packs[0]);
        new HomeAreasStep().Run(context);
        new PopulationStep().Run(context);
        const int OldestChild = 19;
        var population = context.Built("population.csv");
        var (area, age, persons) = (population.Column("area_code"), population.Column("age"), population.Column("persons"));
        var children = population.Read(row => (Area: row.Text(area), Age: row.Integer(age), Persons: row.Number(persons)))
            .Where(row => row.Age <= OldestChild).GroupBy(row => row.Area, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Persons), StringComparer.Ordinal);
        var homes = context.Built("home_areas.csv");
        var (code, district) = (homes.Column("area_code"), homes.Column("district_name"));
        var (easting, northing) = (homes.Column("easting"), homes.Column("northing"));
        return homes.Read(row => new DraftArea(row.Text(code), row.Text(district), new(row.Number(easting), row.Number(northing)),
            children.GetValueOrDefault(row.Text(code))));
    }
}
