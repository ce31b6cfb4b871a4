using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>The authority's open state special schools, with costs that keep the average place at the recipe's figure.</summary>
/// <remarks>A school on two sites may be two rows: the second has its URN followed by -2.</remarks>
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
        schools = [.. ReadSchools(sources).Where(school => !excluded.Contains(school.Site))];
        var roll = schools.Sum(school => school.Roll);
        meanWeight = roll > 0.0 ? schools.Sum(school => school.Roll * sources.CostWeight(school.Needs)) / roll : 1.0;
    }

    /// <summary>Top-up of a special school for these needs, to £10: dearer needs above the average, cheaper ones below.</summary>
    public double TopUp(IReadOnlyList<Need> needs)
    {
        var cost = sources.Figures.Value("special.cost") * sources.CostWeight(needs) / meanWeight;
        return Math.Max(0.0, Math.Round((cost - sources.Figures.Value("special.place_funding")) / 10.0) * 10.0);
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
                Id = "urn-" + school.Site,
                Urn = EstateSources.UrnOf(school.Site),
                Name = school.Name,
                Type = ProvisionType.SpecialSchool,
                Place = sources.FindDistrict(school.Location) ?? school.Town,
                Location = school.Location,
                Needs = sources.AcceptedNeeds(school.Needs),
                LowestYearGroup = lowest,
                HighestYearGroup = highest,
                PlaceFunding = sources.Figures.Value("special.place_funding"),
                TopUp = TopUp(school.Needs),
                Places = set.AreAsSet(school.Site) ? set.PlacesOf(school.Site, roll.Value, roll.Source) : FillingPlaces.Slowed(
                    set.PlacesOf(school.Site, roll.Value, roll.Source), sources.Figures.Get("special.filling_share")),
                PlansOnRoll = roll.Value,
                Source = $"{sources.Context.Citation("special_schools")}; {roll.Source}",
                Year = roll.Year,
                Certainty = Certainty.Found,
                NeedsCertainty = Certainty.Assumed,
                CostCertainty = Certainty.Assumed,
            };
        }
    }

    /// <summary>Roll at the pack's base date: the fact sheet's where the pack starts as the whole pack does, the census of January 2023
    /// for the scenario of that date.</summary>
    private Func<School, (double Value, string Source, string Year)> BaseRolls()
    {
        var pack = sources.Context.Pack;
        if (sources.Context.Recipe.ParentOf(pack).BaseYear == pack.BaseYear)
            return school => (school.Roll, school.RollSource ?? $"roll in the school census of January {school.RollDate[..4]}",
                school.RollDate);
        var ages = SchoolCensus.ReadAges(sources.Context.Source("school_census_2023"));
        return school => (
            ages.TryGetValue(school.Site, out var found) || (school.FormerUrn.Length > 0 && ages.TryGetValue(school.FormerUrn, out found))
                ? found.Headcount : 0,
            "roll in the school census of January 2023",
            "2023-01");
    }

    private static HashSet<string> ReadExcluded(SourceTable table)
    {
        var urn = table.Column("urn");
        return [.. table.Read(row => row.Text(urn))];
    }

    private static IReadOnlyList<School> ReadSchools(EstateSources sources)
    {
        var table = sources.Context.Source("special_schools");
        var (urn, former, name, status) = (table.Column("urn"), table.Column("former_urn"), table.Column("name"), table.Column("status"));
        var (town, easting, northing) = (table.Column("town"), table.Column("easting"), table.Column("northing"));
        var (low, high, needs, roll) = (table.Column("age_low"), table.Column("age_high"), table.Column("need_codes"), table.Column("nor"));
        var (date, rollSource) = (table.Column("nor_date"), table.FindColumn("roll_source"));
        var sites = new HashSet<string>(StringComparer.Ordinal);
        return [.. table.Read(row =>
        {
            if (row.Text(status) != "open" || row.OptionalNumber(roll) is not { } pupils) return null;
            EstateSources.RefuseSecondRow(row, urn, sites);
            sources.RefuseForeign(row, urn);
            if (row.Text(date) is not { Length: >= 4 } day || !day[..4].All(char.IsAsciiDigit))
                throw row.Fault(date, "this is not the date of a count.", "Write year and month, such as 2025-01.");
            return new School(
                row.Text(urn), row.TextOrEmpty(former), row.Text(name), row.Text(town),
                new GridPoint(row.Number(easting), row.Number(northing)),
                row.Number(low), row.Number(high), EstateSources.Designated(row, needs), pupils)
            {
                RollDate = row.Text(date),
                RollSource = row.TextOrEmpty(rollSource) is { Length: > 0 } known ? known : null,
            };
        }).OfType<School>()];
    }

    private sealed record School(
        string Site, string FormerUrn, string Name, string Town, GridPoint Location, double AgeLow, double AgeHigh,
        IReadOnlyList<Need> Needs, double Roll)
    {
        public required string RollDate { get; init; }

        public required string? RollSource { get; init; }
    }
}
