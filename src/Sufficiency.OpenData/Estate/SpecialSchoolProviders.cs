using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>The authority's open state special schools, with costs that keep the average place at the recipe's figure.</summary>
internal sealed class SpecialSchoolProviders
{
    private readonly EstateSources sources;
    private readonly IReadOnlyList<School> schools;
    private readonly double meanWeight;

    /// <summary>Reads the open schools of the fact sheet, those the recipe leaves out excepted.</summary>
    public SpecialSchoolProviders(EstateSources sources)
    {
        this.sources = sources;
        var excluded = ReadExcluded(sources.Context.RecipeTable("excluded_schools.csv"));
        schools = [.. ReadSchools(sources.Context.Source("special_schools")).Where(school => !excluded.Contains(school.Urn))];
        meanWeight = schools.Sum(school => school.Roll * sources.CostWeight(school.Needs)) / schools.Sum(school => school.Roll);
    }

    /// <summary>Top-up of a special school for these needs, to £10: dearer needs above the average, cheaper ones below.</summary>
    public double TopUp(IReadOnlyList<Need> needs)
    {
        var cost = sources.Figures.Value("special.cost") * sources.CostWeight(needs) / meanWeight;
        return Math.Round((cost - sources.Figures.Value("special.place_funding")) / 10.0) * 10.0;
    }

    /// <summary>One provider a school.</summary>
    public IEnumerable<ProviderDraft> Read()
    {
        var rolls = BaseRolls();
        var set = new PlacesSet(sources.Context, "special_places.csv");
        foreach (var school in schools)
        {
            var (lowest, highest) = EstateRows.YearGroups(school.AgeLow, school.AgeHigh);
            var roll = rolls(school);
            yield return new ProviderDraft
            {
                Id = "urn-" + school.Urn,
                Urn = school.Urn,
                Name = school.Name,
                Type = ProvisionType.SpecialSchool,
                Place = sources.FindDistrict(school.Location) ?? school.Town,
                Location = school.Location,
                Needs = sources.AcceptedNeeds(school.Needs),
                LowestYearGroup = lowest,
                HighestYearGroup = highest,
                PlaceFunding = sources.Figures.Value("special.place_funding"),
                TopUp = TopUp(school.Needs),
                Places = FillingPlaces.Slowed(set.PlacesOf(school.Urn, roll.Value, roll.Source),
                    sources.Figures.Get("special.filling_share")),
                PlansOnRoll = roll.Value,
                Source = "Oxfordshire special schools page; DfE, Get Information About Schools; " + roll.Source,
                Year = roll.Year,
                Certainty = Certainty.Found,
                NeedsCertainty = Certainty.Assumed,
                CostCertainty = Certainty.Assumed,
            };
        }
    }

    /// <summary>Roll at the pack's base date: the fact sheet's for a whole pack, the census of January 2023
    /// for the scenario of that date.</summary>
    private Func<School, (double Value, string Source, string Year)> BaseRolls()
    {
        const int FactSheetYear = 2024;
        if (sources.Context.Pack.BaseYear == FactSheetYear)
            return school => (school.Roll, "roll in the school census of January 2025", "2025-01");
        var ages = SchoolCensus.ReadAges(sources.Context.Source("school_census_2023"));
        return school => (
            ages.TryGetValue(school.Urn, out var found) || (school.FormerUrn.Length > 0 && ages.TryGetValue(school.FormerUrn, out found))
                ? found.Headcount : 0,
            "roll in the school census of January 2023",
            "2023-01");
    }

    private static HashSet<string> ReadExcluded(SourceTable table)
    {
        var urn = table.Column("urn");
        return [.. table.Read(row => row.Text(urn))];
    }

    private static IReadOnlyList<School> ReadSchools(SourceTable table)
    {
        var (urn, former, name, status) = (table.Column("urn"), table.Column("former_urn"), table.Column("name"), table.Column("status"));
        var (town, easting, northing) = (table.Column("town"), table.Column("easting"), table.Column("northing"));
        var (low, high, needs, roll) = (table.Column("age_low"), table.Column("age_high"), table.Column("need_codes"), table.Column("nor"));
        return [.. table.Read(row => row.Text(status) != "open" || row.OptionalNumber(roll) is not { } pupils ? null : new School(
            row.Text(urn), row.TextOrEmpty(former), row.Text(name), row.Text(town),
            new GridPoint(row.Number(easting), row.Number(northing)),
            row.Number(low), row.Number(high), row.Needs(needs), pupils)).OfType<School>()];
    }

    private sealed record School(
        string Urn, string FormerUrn, string Name, string Town, GridPoint Location, double AgeLow, double AgeHigh,
        IReadOnlyList<Need> Needs, double Roll);
}
