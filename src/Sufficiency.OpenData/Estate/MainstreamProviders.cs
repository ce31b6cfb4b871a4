using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>State mainstream schools: they take pupils with plans without a limit, of every need.</summary>
internal static class MainstreamProviders
{
    private const string Nursery = "State-funded nursery";

    /// <summary>School types of the census that are mainstream here; alternative provision academies take no pupils by plan.</summary>
    private static readonly string[] Types =
        [Nursery, "State-funded primary", "State-funded secondary", "State-funded AP school"];

    /// <summary>One provider a school, with the year groups it takes.</summary>
    public static IEnumerable<ProviderDraft> Read(EstateSources sources)
    {
        var ages = SchoolCensus.ReadAges(sources.Context.Source("school_census_2023"));
        var known = ReadFacts(sources.Context.Source("mainstream_schools"));
        foreach (var school in ReadOwn(sources).Where(school => Types.Contains(school.SchoolType, StringComparer.Ordinal)))
        {
            sources.Register.TryGetValue(school.Urn, out var registered);
            var (name, location) = (registered?.Name, registered?.Location);
            if (known.TryGetValue(school.Urn, out var fact)) (name, location) = (name ?? fact.Name, location ?? fact.Location);
            if (name is null || location is not { } point)
                throw SourceFault.Single("mainstream_schools", $"the school {school.Urn} of the census is in no list with a "
                    + "name and a point.", "Add it to the list of mainstream schools.");
            var (lowest, highest) = registered?.LowestAge is null && fact is { LowestAge: { } low, HighestAge: { } high }
                && school.SchoolType != Nursery ? EstateRows.YearGroups(low, high)
                : YearGroups(school.SchoolType, name, registered, ages.GetValueOrDefault(school.Urn),
                    sources.Figures.Value("sixth_form.fewest_pupils"));
            yield return ToDraft(sources, school, name, point, lowest, highest);
        }
    }

    /// <summary>
    /// The year groups of a school: the register's ages where it gives them, else the phase. Infant and junior schools are known by name. A
    /// school has a sixth form where the census counts pupils of 16 and 17.
    /// </summary>
    internal static (int Lowest, int Highest) YearGroups(string schoolType, string name, RegisteredSchool? registered, CensusAges? ages,
        double fewestInSixthForm)
    {
        if (schoolType == Nursery) return (-2, -1);
        if (registered is { LowestAge: { } low, HighestAge: { } high }) return EstateRows.YearGroups(low, high);
        if (registered?.Phase is "Middle deemed secondary") return (5, 8);
        if (registered?.Phase is "Middle deemed primary") return (4, 7);
        if (schoolType == "State-funded primary")
        {
            if (name.Contains("First School", StringComparison.OrdinalIgnoreCase)) return (0, 4);
            if (name.Contains("Infant", StringComparison.OrdinalIgnoreCase)) return (0, 2);
            return name.Contains("Junior", StringComparison.OrdinalIgnoreCase) ? (3, 6) : (0, 6);
        }

        var lowest = registered?.Phase == "All-through" ? 0
            : registered?.Type is "University technical college" or "Studio schools" ? 10 : 7;
        var hasSixthForm = ages is not null && ages.ByAge[16] + ages.ByAge[17] >= fewestInSixthForm;
        return (lowest, hasSixthForm ? 13 : 11);
    }

    private static ProviderDraft ToDraft(EstateSources sources, CensusSchool school, string name, GridPoint point, int lowest, int highest)
    {
        var isAlternative = school.SchoolType == "State-funded AP school";
        return new ProviderDraft
        {
            Id = "urn-" + school.Urn,
            Urn = school.Urn,
            Name = name,
            Type = ProvisionType.Mainstream,
            Place = sources.FindDistrict(point) ?? sources.Context.Recipe.AuthorityName,
            Location = point,
            Needs = "*",
            LowestYearGroup = lowest,
            HighestYearGroup = highest,
            PlaceFunding = sources.Figures.Value("mainstream.place_funding"),
            TopUp = sources.Figures.Value("mainstream.top_up"),
            Places = isAlternative ? NoPlaces(sources.Context.Pack) : null,
            PlansOnRoll = school.PlansOnRoll,
            SchoolRoll = school.Roll,
            Source = $"DfE, Get Information About Schools; {sources.Context.Citation("school_census")}",
            Year = sources.Context.Recipe.Source("school_census").Year,
            Certainty = school.Certainty ?? Certainty.Found,
            NeedsCertainty = Certainty.Assumed,
            CostCertainty = sources.Figures.Get("mainstream.top_up").Certainty,
        };
    }

    private static IReadOnlyList<PlacesDraft> NoPlaces(PackDefinition pack) =>
        [.. pack.Years.Select(year =>
            new PlacesDraft(year, 0, "Alternative provision takes pupils by exclusion or illness, not by plan", Certainty.Assumed))];

    /// <summary>The census rows of this authority; a cut of the census need not say whose rows they are.</summary>
    private static IReadOnlyList<CensusSchool> ReadOwn(EstateSources sources)
    {
        var code = sources.Context.Recipe.AuthorityCode;
        var table = sources.Context.Source("school_census");
        CensusSchool[] own =
            [.. SchoolCensus.Read(table).Where(school => school.AuthorityCode.Length == 0 || school.AuthorityCode == code)];
        return own.Length > 0 || table.Count == 0 ? own
            : throw SourceFault.Single(table.Name, $"no school of the authority {code} is in it.", "Take a file that holds the authority.");
    }

    private static Dictionary<string, Fact> ReadFacts(SourceTable table)
    {
        var (urn, name, easting, northing) = (table.Column("urn"), table.Column("name"), table.Column("easting"), table.Column("northing"));
        var (low, high) = (table.FindColumn("age_low"), table.FindColumn("age_high"));
        var facts = new Dictionary<string, Fact>(StringComparer.Ordinal);
        table.Read(row => facts.TryAdd(row.Text(urn), new(row.Text(name), new GridPoint(row.Number(easting), row.Number(northing)),
            row.OptionalInteger(low), row.OptionalInteger(high)))
            ? row.Line : throw row.Fault(urn, "this URN stands twice.", "Keep one of the rows."));
        return facts;
    }

    private sealed record Fact(string Name, GridPoint Location, int? LowestAge, int? HighestAge);
}
