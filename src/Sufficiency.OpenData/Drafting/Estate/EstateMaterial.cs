using System.Text.RegularExpressions;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>What every part of the draft reads and where it writes.</summary>
internal sealed partial class EstateMaterial
{
    private readonly List<string> notes = [];
    private readonly Lazy<GridPoint[]> homes;

    /// <summary>Reads the register and the census.</summary>
    public EstateMaterial(EstateDraftInput input, string recipeFolder, string factsFolder, ISet<string> factsGiven)
    {
        (Input, RecipeFolder, FactsFolder, FactsGiven) = (input, recipeFolder, factsFolder, factsGiven);
        var name = Path.GetFileName(input.RegisterPath);
        Register = SchoolRegister.ReadAll(SourceTable.Open(input.RegisterPath, name));
        ByUrn = Register.ToDictionary(school => school.Urn, StringComparer.Ordinal);
        Own = [.. Register.Where(school => school.AuthorityCode == input.AuthorityCode && !school.IsProposed)];
        if (Own.Count == 0)
            throw SourceFault.Single(name, $"no open school stands in the authority {input.AuthorityCode} ({input.AuthorityName}).",
                "Take the register of all of England, or correct the authority's code.");
        var date = DateInName().Match(name);
        RegisterYear = date.Success ? date.Result("${year}-${month}-${day}") : CountDate;
        Census = input.CensusPath is { } path ? SchoolCensus.Read(SourceTable.Open(path, Path.GetFileName(path))) : [];
        CensusByUrn = Census.ToDictionary(school => school.Urn, StringComparer.Ordinal);
        Plans = input.Release.PlansBySetting(January);
        homes = new(() => [.. input.Areas.Select(area => area.Centroid),
            .. Own.Where(school => SchoolKinds.CensusType(school) is not null).Select(school => school.Location).OfType<GridPoint>()]);
        foreach (var (type, phase) in new[] { (SchoolKinds.Primary, "primary"), (SchoolKinds.Secondary, "secondary") })
            Own = [.. Own, .. NearestOutside(type, phase)];
    }

    /// <summary>What is drafted from.</summary>
    public EstateDraftInput Input { get; }

    /// <summary>The folder of the recipe.</summary>
    public string RecipeFolder { get; }

    /// <summary>The folder of the fact sheets.</summary>
    public string FactsFolder { get; }

    /// <summary>Names of the fact sheets that the user gave.</summary>
    public ISet<string> FactsGiven { get; }

    /// <summary>Open and proposed schools of England.</summary>
    public IReadOnlyList<RegisteredSchool> Register { get; }

    /// <summary>The register by URN.</summary>
    public IReadOnlyDictionary<string, RegisteredSchool> ByUrn { get; }

    /// <summary>Open schools that stand in the authority, and for a phase that none of them teaches the nearest outside it.</summary>
    public IReadOnlyList<RegisteredSchool> Own { get; private set; }

    /// <summary>The census as its publisher gives it; empty where there is none.</summary>
    public IReadOnlyList<CensusSchool> Census { get; }

    /// <summary>The census by URN.</summary>
    public IReadOnlyDictionary<string, CensusSchool> CensusByUrn { get; }

    /// <summary>The authority's plans at the base January by setting (SEN2).</summary>
    public double[] Plans { get; }

    /// <summary>Calendar year of the base January.</summary>
    public int January => Input.BaseYear + 1;

    /// <summary>The base January as fact sheets write it.</summary>
    public string CountDate => $"{January}-01";

    /// <summary>The day of the register, as its file name says; the base January where the name does not say.</summary>
    public string RegisterYear { get; }

    /// <summary>Sentences for the officer.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Adds a sentence for the officer.</summary>
    public void Note(string sentence) => notes.Add(sentence);

    /// <summary>Whether the user gave a fact sheet.</summary>
    public bool IsGiven(string file) => FactsGiven.Contains(file);

    /// <summary>A fact sheet, given or drafted.</summary>
    public SourceTable Fact(string file) => SourceTable.Open(Path.Combine(FactsFolder, file), file);

    /// <summary>Plans of a setting at the base January.</summary>
    public double PlansIn(Setting setting) => Plans[(int)setting];

    /// <summary>Straight-line kilometres to the nearest home area or state school of the authority.</summary>
    public double KilometresFromHome(GridPoint point) =>
        homes.Value.Length == 0 ? 0.0 : homes.Value.Min(home => home.CrowFlyTo(point).Value);

    /// <summary>Mainstream schools of other authorities, for pupils of a phase that no school here teaches: the nearest three.</summary>
    private RegisteredSchool[] NearestOutside(string type, string phase)
    {
        const int Schools = 3;
        if (Own.Any(school => SchoolKinds.CensusType(school) == type || school.Phase == "All-through")) return [];
        RegisteredSchool[] nearest = [.. Register.Where(school => !school.IsProposed && school.Location is not null
                && school.AuthorityCode != Input.AuthorityCode && SchoolKinds.CensusType(school) == type)
            .OrderBy(school => KilometresFromHome(school.Location!.Value))
            .ThenBy(school => school.Urn, StringComparer.Ordinal).Take(Schools)];
        Note($"No state {phase} school stands in the authority: pupils with plans go to the nearest outside it, "
            + $"{string.Join(", ", nearest.Select(school => $"{school.Name} ({school.AuthorityName})"))} (assumed).");
        return nearest;
    }

    /// <summary>Where a school stands: its own point, else that of its area, else the mean of the authority's children.</summary>
    public GridPoint PointOf(RegisteredSchool school) => school.Location
        ?? Input.Areas.FirstOrDefault(area => area.Code == school.AreaCode)?.Centroid ?? MeanPoint(Input.Areas);

    /// <summary>The district of a school as the register writes it, else that of the nearest home area.</summary>
    public string DistrictOf(RegisteredSchool school)
    {
        if (school.District.Length > 0) return school.District;
        var point = PointOf(school);
        return Input.Areas.MinBy(area => (area.Centroid.CrowFlyTo(point).Value, area.Code))?.DistrictName ?? Input.AuthorityName;
    }

    /// <summary>Mean point of areas, weighted by their children; of equal weight where none has any.</summary>
    public static GridPoint MeanPoint(IReadOnlyList<DraftArea> areas)
    {
        var children = areas.Sum(area => area.Children);
        double Weight(DraftArea area) => children > 0.0 ? area.Children / children : 1.0 / areas.Count;
        return new(Math.Round(areas.Sum(area => Weight(area) * area.Centroid.EastingMetres)),
            Math.Round(areas.Sum(area => Weight(area) * area.Centroid.NorthingMetres)));
    }

    /// <summary>The day in names such as edubasealldata20250524.csv.</summary>
    [GeneratedRegex("(?<year>20[0-9]{2})-?(?<month>[01][0-9])-?(?<day>[0-3][0-9])", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateInName();
}
