using System.Globalization;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.OpenData.Drafting.Estate;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.Engine.Tests.OpenData.Drafting;

/// <summary>A drafted estate and the tables that the estate steps build from it. National figures are those of the committed recipe.
/// </summary>
internal sealed class DraftedEstate : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("sufficiency-").FullName;
    private readonly EstateDraftInput input;

    public DraftedEstate(Func<string, EstateDraftInput> inputOf)
    {
        foreach (var folder in new[] { "facts", "recipe", "downloads", "out" }) Directory.CreateDirectory(At(folder));
        input = inputOf(root);
    }

    public EstateDraftResult Result { get; private set; } = new([], [], []);

    public string At(params string[] parts) => Path.Combine([root, .. parts]);

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>A fact sheet as the user gives it.</summary>
    public DraftedEstate Given(string name, string text)
    {
        File.WriteAllText(At("facts", name), text);
        return this;
    }

    public DraftedEstate Draft()
    {
        var given = Directory.EnumerateFiles(At("facts")).Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.Ordinal);
        Result = EstateDraft.Write(input, At("recipe"), At("facts"), given);
        return this;
    }

    public double Figure(string key) => Result.Assumptions.Concat(Result.Totals).Single(figure => figure.Key == key).Value;

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Fact(string name) => Rows(At("facts", name));

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Recipe(string name) => Rows(At("recipe", name));

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Built(string name) => Rows(At("out", "drafted", name));

    /// <summary>Runs the steps of the estate over the drafted recipe.</summary>
    public DraftedEstate Build()
    {
        WriteRecipe();
        var request = new PackBuildRequest(At("downloads"), At("facts"), At("recipe"), At("out"));
        var recipe = PackRecipe.Read(request.RecipeFolder);
        Directory.CreateDirectory(At("out", "drafted"));
        var areas = new PackTable("home_areas.csv", 1, "area_code", "district_name");
        foreach (var area in input.Areas) areas.Add(area.Code, area.DistrictName);
        areas.WriteTo(At("out", "drafted"));
        foreach (var step in new IPackStep[] { new ProvidersStep(), new SchemesStep() })
            step.Run(new PackContext(request, recipe, recipe.Packs[0]));
        return this;
    }

    private void WriteRecipe()
    {
        File.WriteAllText(At("recipe", "recipe.yaml"), $"authority_code: \"{input.AuthorityCode}\"\nauthority_name: {input.AuthorityName}\n"
            + $"packs:\n  - name: drafted\n    folder: drafted\n    base_year: {input.BaseYear}\n    last_year: {input.BaseYear + 3}\n");
        File.Copy(input.RegisterPath, At("downloads", "register.csv"));
        var centroids = new PackTable("centroids.csv", 1, "LSOA11CD", "X", "Y");
        foreach (var area in input.Areas) centroids.Add(area.Code, area.Centroid.EastingMetres, area.Centroid.NorthingMetres);
        centroids.WriteTo(At("downloads"));
        var sources = new PackTable("sources.csv", 1, "key", "folder", "path", "title", "year");
        sources.Add("gias", "downloads", "register.csv", "t", "2025");
        sources.Add("lsoa_centroids", "downloads", "centroids.csv", "t", "2011");
        foreach (var source in EstateDraft.Sources(input)) sources.Add(source.Key, "facts", source.Path, source.Title, source.Year);
        sources.WriteTo(At("recipe"));
        var figures = new PackTable("assumptions.csv", 1, "key", "value", "unit", "source", "year", "certainty");
        var drafted = Result.Assumptions.Concat(Result.Totals).ToArray();
        foreach (var row in Rows(RepositoryFiles.At("data", "recipes", "oxfordshire", "assumptions.csv"))
            .Where(row => !drafted.Any(figure => figure.Key == row["key"])))
            figures.Add(row["key"], row.Number("value"), row["unit"], row["source"], row["year"], row["certainty"]);
        foreach (var figure in drafted) figures.Add(figure.Key, figure.Value, figure.Unit, figure.Source, figure.Year, figure.Certainty);
        figures.WriteTo(At("recipe"));
        File.WriteAllText(At("recipe", "pack_totals.csv"), "pack,key,value,unit,source,year,certainty\n");
        File.Copy(RepositoryFiles.At("data", "recipes", "oxfordshire", "need_acceptance.csv"), At("recipe", "need_acceptance.csv"));
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        var table = SourceTable.Open(path, Path.GetFileName(path));
        var columns = table.Header.Select(header => table.Column(header)).ToArray();
        return table.Read<IReadOnlyDictionary<string, string>>(
            row => columns.ToDictionary(column => column.Name, column => row.TextOrEmpty(column), StringComparer.Ordinal));
    }

    public static double Sum(IEnumerable<IReadOnlyDictionary<string, string>> rows, string column) =>
        rows.Sum(row => row[column].Length == 0 ? 0.0 : double.Parse(row[column], CultureInfo.InvariantCulture));
}
