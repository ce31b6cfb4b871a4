using System.Globalization;
using System.Text;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>The files of <see cref="SmallPack"/>: invented figures of a plausible size.</summary>
internal static class SmallPackFiles
{
    private static readonly string[] Areas = ["E01000001", "E01000002", "E01000003", "E01000004"];
    private static readonly string[] Needs = ["ASD", "MLD", "SEMH"];

    /// <summary>Every file with its text.</summary>
    public static IReadOnlyList<(string File, string Text)> All { get; } =
    [
        ("plan.yaml", Plan),
        ("home_areas.csv", HomeAreas),
        ("population.csv", Population()),
        ("plans.csv", Plans()),
        ("initial_waiting.csv", "need,year_group,tier,pupils\nSEMH,8,S,2\n"),
        ("providers.csv", Providers),
        ("provider_places.csv", ProviderPlaces()),
        ("initial_roll.csv", InitialRoll()),
        ("schemes.csv", Schemes),
        ("scheme_places.csv", SchemePlaces),
        ("tier_shares.csv", TierShares()),
        ("rates.csv", Rates()),
        ("costs.csv", Costs()),
        ("funding.csv", "academic_year,high_needs_block_gbp,source,year,certainty\n2025,2000000,invented,2025,assumed\n"
            + "2026,2100000,invented,2025,assumed\n2027,2200000,invented,2025,assumed\n"),
        ("areas.geojson", Outlines()),
    ];

    /// <summary>A square of 0.02 degrees round each area's centroid, a feature a line.</summary>
    private static string Outlines() => "{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n",
        HomeAreas.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => Outline(line.Split(',')))) + "\n]}\n";

    private static string Outline(string[] cells)
    {
        var centre = CoordinateConversion.ToWgs84(new(double.Parse(cells[7], CultureInfo.InvariantCulture),
            double.Parse(cells[8], CultureInfo.InvariantCulture)));
        var (west, south) = (Math.Round(centre.Longitude - 0.01, 4), Math.Round(centre.Latitude - 0.01, 4));
        var (east, north) = (Math.Round(west + 0.02, 4), Math.Round(south + 0.02, 4));
        return "{\"type\":\"Feature\",\"properties\":{" + $"\"area_code\":\"{cells[0]}\",\"parent_code\":\"{cells[2]}\"}},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + Invariant($"[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}");
    }

    private const string HomeAreas = """
        area_code,name,parent_code,parent_name,district_code,district_name,town_name,easting,northing,is_rural,deprivation_score
        E01000001,Northfield 001A,E02000001,Northfield 001,E07000001,Northfield,Northtown,445000,240000,no,0.7
        E01000002,Northfield 001B,E02000001,Northfield 001,E07000001,Northfield,Northtown,446000,241000,no,0.5
        E01000003,Southdown 001A,E02000002,Southdown 001,E07000002,Southdown,,450000,205000,yes,0.2
        E01000004,Southdown 001B,E02000002,Southdown 001,E07000002,Southdown,,453000,203000,yes,0.1

        """;

    private const string ProviderColumns = "provider_id,urn,name,provision_type,district_name,easting,northing,assumed_km,needs,"
        + "lowest_year_group,highest_year_group,place_funding_gbp,top_up_gbp,has_unlimited_places,plans_on_roll,source,year,certainty,"
        + "needs_certainty,cost_certainty,school_roll";

    private const string MainstreamPlace = "mainstream,Northfield,445500,240500,,*,-1,14";

    private const string Providers = $"""
        {ProviderColumns}
        mainstream-north,,Mainstream schools of Northfield,{MainstreamPlace},6000,4000,yes,,invented,2025,assumed,assumed,assumed,900
        base-mill,100002,Mill Base,resource_base,Northfield,445600,240100,,ASD;MLD,0,11,10000,9000,no,6,invented,2025,found,assumed,assumed,
        hill,100003,Hill School,special_school,Northfield,446000,239000,,*,0,14,10000,12000,no,24,invented,2025,found,assumed,assumed,30
        vale,,Vale School,special_school,Southdown,451000,204000,,ASD;SEMH,0,14,10000,14000,no,,invented,2025,assumed,assumed,assumed,
        market,,Independent schools,out_of_county,beyond,,,35,*,0,14,0,65000,yes,,invented,2025,assumed,assumed,assumed,

        """;

    private const string SchemeColumns = "scheme_id,name,provider_id,status,earliest_opening,planned_opening,latest_opening,capital_gbp,"
        + "asset_life_years,minimum_viable_roll,viable_from_year,excludes,requires,source,year,certainty,"
        + "opening_certainty,capital_certainty";

    private const string Schemes = $"""
        {SchemeColumns}
        hill-annexe,Hill annexe,hill,committed,2025,2025,,1500000,40,,0,,,invented,2025,assumed,assumed,assumed
        vale-new,Vale School,vale,optional,2026,2026,2027,9000000,60,10,1,,hill-annexe,invented,2025,assumed,assumed,assumed

        """;

    private const string SchemePlaces = """
        scheme_id,years_since_opening,places,source,certainty
        hill-annexe,0,4,invented,assumed
        vale-new,0,10,invented,assumed
        vale-new,1,20,invented,assumed

        """;

    private static string Population() => Table("area_code,year,age,persons", lines =>
    {
        foreach (var (area, index) in Areas.Select((area, index) => (area, index)))
        {
            for (var age = 0; age <= 25; age++) lines(Invariant($"{area},2020,{age},{20 + (2 * index)}"));
        }
    });

    /// <summary>Plans by setting equal the roll by provision type: 3 of a need in year groups 1, 4, 8 and 12 at
    /// each of mainstream and special.</summary>
    private static string Plans() => Table("need,year_group,setting,plans", lines =>
    {
        foreach (var need in Needs)
        {
            foreach (var year in new[] { 1, 4, 8, 12 })
            {
                lines(Invariant($"{need},{year},mainstream,3"));
                lines(Invariant($"{need},{year},special_school,2"));
            }
        }

        lines("ASD,4,resource_base,3");
        lines("MLD,8,resource_base,3");
        lines("SEMH,8,out_of_county,4");
        lines("SEMH,8,elsewhere,2");
        lines("ASD,-1,mainstream,1");
        lines("MLD,16,mainstream,5");
    });

    private static string InitialRoll() => Table("provider_id,year_group,tier,need,pupils", lines =>
    {
        foreach (var need in Needs)
        {
            foreach (var year in new[] { 1, 4, 8, 12 })
            {
                lines(Invariant($"mainstream-north,{year},M,{need},3"));
                lines(Invariant($"hill,{year},S,{need},2"));
            }
        }

        lines("base-mill,4,B,ASD,3");
        lines("base-mill,8,B,MLD,3");
        lines("market,8,X,SEMH,4");
    });

    private static string ProviderPlaces() => Table("provider_id,academic_year,places,source,certainty", lines =>
    {
        foreach (var (provider, places) in new[] { ("base-mill", 8), ("hill", 24) })
        {
            for (var year = SmallPack.FirstYear; year < SmallPack.FirstYear + SmallPack.YearCount; year++)
                lines(Invariant($"{provider},{year},{places},invented,assumed"));
        }
    });

    private static string TierShares() => Table("need,phase,tier,share,source,year,certainty", lines =>
    {
        foreach (var need in Needs)
        {
            foreach (var phase in new[] { "early_years", "primary", "secondary", "post_sixteen" })
            {
                foreach (var (tier, share) in new[] { ("M", "0.6"), ("B", "0.1"), ("S", "0.25"), ("X", "0.05") })
                    lines($"{need},{phase},{tier},{share},invented,2025,assumed");
            }
        }
    });

    private static string Rates() => Table("rate,need,year_group,from_tier,to_tier,value,source,year,certainty", lines =>
    {
        foreach (var need in Needs)
        {
            for (var year = 0; year <= 12; year++) lines(Invariant($"new_plans,{need},{year},,,2.5,invented,2025,assumed"));
        }

        for (var year = -4; year <= 21; year++)
            lines(Invariant($"ceasing,,{year},,,{(year < 11 ? "0.02" : "0.15")},invented,2025,assumed"));
        lines("escalation,,7,M,S,0.1,invented,2025,assumed");
        lines("escalation,,7,M,X,0.02,invented,2025,assumed");
        lines("escalation,,7,B,S,0.1,invented,2025,assumed");
        lines("elsewhere,,7,,,0.02,invented,2025,assumed");
    });

    private static string Costs() => Table("setting,phase,gbp_per_pupil_year,source,year,certainty", lines =>
    {
        foreach (var setting in new[] { "mainstream", "resource_base", "special_school", "out_of_county", "elsewhere" })
        {
            foreach (var phase in new[] { "early_years", "primary", "secondary", "post_sixteen", "adult" })
                lines($"{setting},{phase},15000,invented,2025,assumed");
        }
    });

    private static string Table(string header, Action<Action<string>> fill)
    {
        var text = new StringBuilder(header).Append('\n');
        fill(line => text.Append(line).Append('\n'));
        return text.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private const string Origin = "source: invented, year: \"2025\", certainty: assumed";

    private const string Plan = $$"""
        name: small
        title: A small pack for tests
        base_year: 2024
        first_year: 2025
        last_year: 2027
        outlines: areas.geojson
        tables:
          home_areas: home_areas.csv
          population: population.csv
          plans: plans.csv
          initial_waiting: initial_waiting.csv
          providers: providers.csv
          provider_places: provider_places.csv
          initial_roll: initial_roll.csv
          schemes: schemes.csv
          scheme_places: scheme_places.csv
          tier_shares: tier_shares.csv
          rates: rates.csv
          costs: costs.csv
          funding: funding.csv
        table_sources:
          home_areas: {source: invented, year: "2025", certainty: assumed}
          population: {source: invented, year: "2020", certainty: assumed}
          plans: {source: invented, year: "2025", certainty: assumed}
          initial_waiting: {source: invented, year: "2025", certainty: assumed}
          initial_roll: {source: invented, year: "2025", certainty: assumed}
        demand:
          growth: {value: central, source: invented, year: "2025", certainty: assumed}
          new_plan_factors:
            low: {value: [1, 0.99, 0.98], unit: factor, source: invented, year: "2025", certainty: assumed}
            central: {value: [1, 1.02, 1.04], unit: factor, source: invented, year: "2025", certainty: assumed}
            high: {value: [1, 1.05, 1.1], unit: factor, source: invented, year: "2025", certainty: assumed}
          deprivation_weight: {value: 0.4, source: invented, year: "2025", certainty: assumed}
          nearby_plans_weight: {value: 0.3, source: invented, year: "2025", certainty: assumed}
          nearby_plans_km: {value: 3, unit: km, source: invented, year: "2025", certainty: assumed}
          population_growth: {value: 0.004, unit: a year, source: invented, year: "2025", certainty: assumed}
          births_growth: {value: -0.01, unit: a year, source: invented, year: "2025", certainty: assumed}
        travel:
          detour_factor: {value: 1.35, source: invented, year: "2025", certainty: assumed}
          intrazonal_km: {value: 1.2, unit: km, source: invented, year: "2025", certainty: assumed}
          urban_speed: {value: [[0, 18], [5, 25], [20, 45]], unit: km/h, source: invented, year: "2025", certainty: assumed}
          rural_speed: {value: [[0, 30], [5, 40], [20, 55]], unit: km/h, source: invented, year: "2025", certainty: assumed}
          primary_guidance_minutes: {value: 45, unit: minutes, source: invented, year: "2025", certainty: found}
          secondary_guidance_minutes: {value: 75, unit: minutes, source: invented, year: "2025", certainty: found}
          walking_km_under_8: {value: 3.219, unit: km, source: invented, year: "2025", certainty: found}
          walking_km_from_8: {value: 4.828, unit: km, source: invented, year: "2025", certainty: found}
          daily_cost: {value: [[0, 20], [10, 45], [40, 120]], unit: GBP, source: invented, year: "2025", certainty: assumed}
          days_per_year: {value: 190, source: invented, year: "2025", certainty: found}
          sharing_factor:
            mainstream: {value: 0.9, source: invented, year: "2025", certainty: assumed}
            resource_base: {value: 0.7, source: invented, year: "2025", certainty: assumed}
            special_school: {value: 0.4, source: invented, year: "2025", certainty: assumed}
            out_of_county: {value: 0.8, source: invented, year: "2025", certainty: assumed}
          eligible_within_walking:
            mainstream: {value: 0, source: invented, year: "2025", certainty: assumed}
            resource_base: {value: 0.3, source: invented, year: "2025", certainty: assumed}
            special_school: {value: 0.6, source: invented, year: "2025", certainty: assumed}
            out_of_county: {value: 0.5, source: invented, year: "2025", certainty: assumed}
          home_spread_km:
            mainstream: {value: 3, source: invented, year: "2025", certainty: assumed}
            resource_base: {value: 6, source: invented, year: "2025", certainty: assumed}
            special_school: {value: 10, source: invented, year: "2025", certainty: assumed}
            out_of_county: {value: 12, source: invented, year: "2025", certainty: assumed}
          eligible_share:
            mainstream:
              primary: {value: 0.2, source: invented, year: "2025", certainty: assumed}
              secondary: {value: 0.2, source: invented, year: "2025", certainty: assumed}
              post_sixteen: {value: 0.1, source: invented, year: "2025", certainty: assumed}
            resource_base:
              primary: {value: 0.6, source: invented, year: "2025", certainty: assumed}
              secondary: {value: 0.6, source: invented, year: "2025", certainty: assumed}
              post_sixteen: {value: 0.4, source: invented, year: "2025", certainty: assumed}
            special_school:
              primary: {value: 0.9, source: invented, year: "2025", certainty: assumed}
              secondary: {value: 0.9, source: invented, year: "2025", certainty: assumed}
              post_sixteen: {value: 0.7, source: invented, year: "2025", certainty: assumed}
            out_of_county:
              primary: {value: 0.95, source: invented, year: "2025", certainty: assumed}
              secondary: {value: 0.95, source: invented, year: "2025", certainty: assumed}
              post_sixteen: {value: 0.8, source: invented, year: "2025", certainty: assumed}
        costs:
          price_base: {value: 2025, source: invented, year: "2025", certainty: assumed}
          discount_rate: {value: 0.035, source: HM Treasury Green Book, year: "2022", certainty: found}
          out_of_county_real_growth: {value: 0.01, source: invented, year: "2025", certainty: assumed}
          funding_inflation: {value: 0.02, source: invented, year: "2025", certainty: assumed}
          other_high_needs_gbp: {value: 100000, unit: GBP a year, source: invented, year: "2025", certainty: assumed}
        penalties:
          waiting_gbp: {value: 4000000, unit: GBP, source: invented, year: "2025", certainty: assumed}
          over_capacity_gbp: {value: 30000, unit: GBP, source: invented, year: "2025", certainty: assumed}
          over_capacity_share: {value: 0.05, source: invented, year: "2025", certainty: assumed}
          minute_beyond_guidance_gbp: {value: 50, unit: GBP, source: invented, year: "2025", certainty: assumed}
          maximum_wait_years: {value: 2, source: invented, year: "2025", certainty: assumed}
        policy:
          limits: {value: [{name: fewer far away, provision_type: out_of_county, needs: "*", maximum_pupils: 40}], {{Origin}}}
        capital:
          budgets: {value: [{year: 2026, maximum_gbp: 12000000}], source: invented, year: "2025", certainty: assumed}

        """;
}
