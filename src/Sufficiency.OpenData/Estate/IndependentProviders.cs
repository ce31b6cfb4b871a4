using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>Independent and non-maintained special schools in reach, and one provider for today's placements further away.</summary>
/// <remarks>
/// Places are those agreed today: this authority's counted placements, shared by the pupils with plans at each school, and growing by a
/// stated share a year. A school's share never exceeds the pupils with plans it has today; those further away take the rest. Further places
/// are bought in tranches (<see cref="BoughtPlacesStep"/>).
/// </remarks>
internal static class IndependentProviders
{
    private const string FurtherAwayId = "placements-further-away";

    /// <summary>One provider a school, and one for those further away.</summary>
    public static IEnumerable<ProviderDraft> Read(EstateSources sources)
    {
        var figures = sources.Figures;
        var schools = ReadSchools(sources);
        var places = PlacesBySchool(schools, sources);
        var rest = new List<PlacesDraft>();
        var growth = figures.Get("agreed.yearly_growth");
        foreach (var (year, index) in sources.Context.Pack.Years.Select((year, index) => (year, index)))
            rest.Add(new PlacesDraft(year,
                Math.Round(TotalIn(sources, year), MidpointRounding.AwayFromZero) - places.Sum(list => list[index].Places),
                "Today's placements less those in schools in reach, growing as all do: " + growth.Source, Certainty.Assumed));
        return schools.Select((school, i) => ToDraft(sources, school, places[i])).Append(FurtherAway(sources, schools, rest));
    }

    private static IReadOnlyList<School> ReadSchools(EstateSources sources)
    {
        var figures = sources.Figures;
        var table = sources.Context.Source("independent_schools");
        var (urn, name, town, inCounty) =
            (table.Column("urn"), table.Column("name"), table.Column("town"), InAuthority(table));
        var (easting, northing, needs) = (table.Column("easting"), table.Column("northing"), table.Column("need_codes"));
        var (low, high, fee) = (table.Column("age_low"), table.Column("age_high"), table.Column("fee_per_year"));
        var plans = table.Column("nor_ehcp");
        var known = new HashSet<string>(StringComparer.Ordinal);
        var use = ReadUse(sources.Context.RecipeTable("independent_use.csv"));
        var (certainty, needsCertainty, feeCertainty) =
            (table.Column("certainty"), table.Column("need_certainty"), table.Column("fee_certainty"));
        return table.Read(row => new School
        {
            Urn = known.Add(row.Text(urn)) ? row.Text(urn) : throw row.Fault(urn, "this URN stands twice.", "Keep one of the rows."),
            Name = row.Text(name),
            Town = row.Text(town),
            Location = new GridPoint(row.Number(easting), row.Number(northing)),
            IsInCounty = row.Text(inCounty) == "yes",
            Needs = row.Needs(needs),
            AgeLow = row.OptionalNumber(low) ?? figures.Value("independent.default_age_low"),
            AgeHigh = row.OptionalNumber(high)
                ?? figures.Value("independent.default_age_high"),
            Fee = row.Number(fee),
            Plans = row.Number(plans),
            Use = use.GetValueOrDefault(row.Text(urn), 1.0),
            Certainty = row.Certainty(certainty),
            NeedsCertainty = row.TextOrEmpty(needsCertainty) == "found" ? Certainty.Found : Certainty.Assumed,
            FeeCertainty = row.Certainty(feeCertainty),
        });
    }

    /// <summary>in_authority; fact sheets may write the authority's name instead.</summary>
    internal static SourceColumn InAuthority(SourceTable table) => table.FindColumn("in_authority")
        ?? table.FindColumn([.. table.Header.Where(name => name.StartsWith("in_", StringComparison.Ordinal)).Take(1)])
        ?? table.Column("in_authority");

    /// <summary>How far this authority uses a school beside others of its size; 1 where the recipe says nothing.</summary>
    private static Dictionary<string, double> ReadUse(SourceTable table)
    {
        var (urn, weight) = (table.Column("urn"), table.Column("weight"));
        var use = new Dictionary<string, double>(StringComparer.Ordinal);
        table.Read(row => use.TryAdd(row.Text(urn), row.Number(weight))
            ? row.Line : throw row.Fault(urn, "this URN stands twice.", "Keep one of the rows."));
        return use;
    }

    /// <summary>Whole places by school and year: the group's share of the total, split by pupils with plans.</summary>
    private static IReadOnlyList<PlacesDraft>[] PlacesBySchool(IReadOnlyList<School> schools, EstateSources sources)
    {
        var inCounty = sources.Figures.Get("out_of_county.in_county_share");
        var inReach = sources.Figures.Get("out_of_county.in_reach_share");
        var weights = schools.ToLookup(school => school.IsInCounty, school => school.Weight);
        var shares = schools.Select(school => weights[school.IsInCounty].Sum() is > 0.0 and var sum
            ? (school.IsInCounty ? inCounty.Value : inReach.Value) * school.Weight / sum : 0.0).ToArray();
        var years = sources.Context.Pack.Years.Select(year => (Year: year, Places: WholePlaces.Within(
            [.. schools.Select((school, i) => Math.Min(school.Plans, shares[i] * TotalIn(sources, year)))],
            Math.Round(TotalIn(sources, year), MidpointRounding.AwayFromZero)))).ToArray();
        return [.. schools.Select(IReadOnlyList<PlacesDraft> (school, i) => [.. years.Select(year => new PlacesDraft(
            year.Year, year.Places[i], "This authority's placements shared by pupils with plans at each school, growing as all do: "
                + (school.IsInCounty ? inCounty : inReach).Source, Certainty.Assumed))])];
    }

    /// <summary>Places agreed in all in a year of the pack.</summary>
    public static double TotalIn(EstateSources sources, int year) =>
        sources.Figures.Value("out_of_county.plans")
        * Math.Pow(1.0 + sources.Figures.Value("agreed.yearly_growth"), year - sources.Context.Pack.BaseYear);

    private static ProviderDraft ToDraft(EstateSources sources, School school, IReadOnlyList<PlacesDraft> places)
    {
        var (lowest, highest) = EstateRows.YearGroups(school.AgeLow, school.AgeHigh);
        return new ProviderDraft
        {
            Id = "urn-" + school.Urn,
            Urn = school.Urn,
            Name = school.Name,
            Type = ProvisionType.OutOfCounty,
            Place = sources.FindDistrict(school.Location) ?? school.Town,
            Location = school.Location,
            Needs = school.Needs.Count == 0 ? sources.AcceptedNeeds([Need.Asd, Need.Semh]) : sources.AcceptedNeeds(school.Needs),
            LowestYearGroup = lowest,
            HighestYearGroup = highest,
            PlaceFunding = 0,
            TopUp = school.Fee,
            Places = places,
            Market = school.IsInCounty ? Market.IndependentInCounty : Market.FurtherAway,
            PlansOnRoll = school.Plans,
            Source = sources.Context.Citation("independent_schools"),
            Year = sources.Context.Recipe.Source("independent_schools").Year,
            Certainty = school.Certainty,
            NeedsCertainty = school.NeedsCertainty,
            CostCertainty = school.FeeCertainty,
        };
    }

    /// <summary>The fee further away makes the average of all placements the recipe's figure.</summary>
    private static ProviderDraft FurtherAway(EstateSources sources, IReadOnlyList<School> schools, IReadOnlyList<PlacesDraft> places)
    {
        var figures = sources.Figures;
        var inReach = figures.Value("out_of_county.in_county_share") + figures.Value("out_of_county.in_reach_share");
        var (mean, plans) = (figures.Value("out_of_county.mean_fee"), schools.Sum(school => school.Plans));
        var fee = plans > 0.0 && inReach < 1.0
            ? Math.Max(0.0, (mean - (inReach * schools.Sum(school => school.Fee * school.Plans) / plans)) / (1 - inReach)) : mean;
        return new ProviderDraft
        {
            Id = FurtherAwayId,
            Name = "Placements further away, as today",
            Market = Market.FurtherAway,
            Type = ProvisionType.OutOfCounty,
            Place = "further away",
            AssumedKilometres = figures.Value("further_away.assumed_km"),
            Needs = "*",
            LowestYearGroup = 0,
            HighestYearGroup = YearGroup.LastPlaced,
            PlaceFunding = 0,
            TopUp = Math.Round(fee / 100.0) * 100.0,
            Places = places,
            Source = figures.Get("out_of_county.mean_fee").Source,
            Year = figures.Get("out_of_county.mean_fee").Year,
            Certainty = Certainty.Assumed,
            NeedsCertainty = Certainty.Assumed,
            CostCertainty = Certainty.Assumed,
        };
    }

    private sealed record School
    {
        public required string Urn { get; init; }

        public required string Name { get; init; }

        public required string Town { get; init; }

        public required GridPoint Location { get; init; }

        public required bool IsInCounty { get; init; }

        public required IReadOnlyList<Need> Needs { get; init; }

        public required double AgeLow { get; init; }

        public required double AgeHigh { get; init; }

        public required double Fee { get; init; }

        public required double Plans { get; init; }

        public required double Use { get; init; }

        public required Certainty Certainty { get; init; }

        public required Certainty NeedsCertainty { get; init; }

        public required Certainty FeeCertainty { get; init; }

        public double Weight => Plans * Use;
    }
}
