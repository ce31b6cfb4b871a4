namespace Sufficiency.Engine.Tests.Packs;

/// <summary>Packs whose cells are each sound but which break a rule together.</summary>
internal static class RuleDamages
{
    public static IReadOnlyList<Damage> All { get; } =
    [
        new("easting outside", pack => pack.Cell("providers", "hill", "easting", "746000"), "providers.csv", 4, "easting", "746000",
            "outside Great Britain"),
        new("northing outside", pack => pack.Cell("home_areas", "E01000002", "northing", "1400000"), "home_areas.csv", 3, "northing",
            "1400000", "outside Great Britain"),
        new("degrees", pack => pack.Cell("providers", "hill", "easting", "-1.25").Cell("providers", "hill", "northing", "51.7"),
            "providers.csv", 4, "easting", "-1.25", "look like degrees"),
        new("easting and northing swapped", pack => pack.Cell("providers", "hill", "easting", "239000")
            .Cell("providers", "hill", "northing", "446000"), "providers.csv", 4, "easting", "239000", "Swap the two figures"),
        new("one coordinate", pack => pack.Cell("providers", "hill", "northing", ""), "providers.csv", 4, "northing", "",
            "one coordinate without the other"),
        new("no place and no distance", pack => pack.Cell("providers", "market", "assumed_km", ""), "providers.csv", 6, "assumed_km", "",
            "neither a place on the map"),
        new("place and distance", pack => pack.Cell("providers", "hill", "assumed_km", "12"), "providers.csv", 4, "assumed_km", "12",
            "Keep one of the two"),
        new("more plans than pupils", pack =>
        pack.Cell("providers", "hill", "school_roll", "20"), "providers.csv", 4, "school_roll", "20",
        "more pupils with a plan than pupils on roll"),
        new("a school named like the mix", pack =>
        pack.Cell("providers", "market", "provider_id", "local-primary"), "providers.csv", 6, "provider_id", "local-primary",
        "stands for the local mix"),
        new("year groups upside down", pack => pack.Cell("providers", "hill", "lowest_year_group", "15"), "providers.csv", 4,
            "lowest_year_group", "15", "above its highest"),
        new("places before school", pack => pack.Cell("providers", "vale", "lowest_year_group", "-4").Cell("providers", "vale",
            "highest_year_group", "-1"), "providers.csv", 5, "highest_year_group", "-1", "nobody can be given its places"),
        new("places lack a year", pack => pack.DropRow("provider_places", "hill,2026"), "providers.csv", 4, "provider_id", "hill",
            "no places given for 2026/27"),
        new("places outside the plan", pack => pack.AddRow("provider_places", "hill,2031,24,invented,assumed"), "provider_places.csv", 8,
            "academic_year", "2031", "outside the plan"),
        new("unlimited with places", pack => pack.AddRow("provider_places", "market,2026,24,invented,assumed"), "provider_places.csv", 8,
            "provider_id", "market", "any number of pupils"),
        new("scheme at an unlimited provider", pack => pack.Cell("schemes", "vale-new", "provider_id", "market"), "schemes.csv", 3,
            "provider_id", "market", "any number of pupils"),
        new("provider nobody needs", pack => pack.Cell("providers", "vale", "needs", "DS"), "providers.csv", 5, "needs", "DS",
            "No pupil of the pack"),
        new("provider that ends too early", pack => pack.Cell("providers", "vale", "highest_year_group", "2"), "providers.csv", 5,
            "highest_year_group", "2", "end of a phase"),
        new("roll outside the year groups", pack => pack.Cell("initial_roll", "base-mill,8", "year_group", "12"), "initial_roll.csv", 27,
            "year_group", "12", "takes Year 0 to Year 11"),
        new("roll above the provision type", pack => pack.Cell("initial_roll", "base-mill,8", "tier", "S"), "initial_roll.csv", 27, "tier",
            "S", "does not suit tier S"),
        new("roll before school", pack => pack.Cell("initial_roll", "mainstream-north,1,M,ASD", "year_group", "-1"), "initial_roll.csv", 2,
            "year_group", "-1", "from Reception"),
        new("roll unlike the plans", pack => pack.Cell("initial_roll", "market,8", "pupils", "9"), "initial_roll.csv", null, "pupils",
            "special_school and out_of_county", "33 pupils, but plans counts 28"),
        new("more waiting than elsewhere", pack => pack.Cell("initial_waiting", "SEMH", "pupils", "9"), "initial_waiting.csv", null,
            "pupils", "elsewhere", "9 pupils wait"),
        new("waiting after school", pack => pack.Cell("initial_waiting", "SEMH", "year_group", "16"), "initial_waiting.csv", 2,
            "year_group", "16", "from Reception"),
        new("planned before earliest", pack => pack.Cell("schemes", "vale-new", "earliest_opening", "2027"), "schemes.csv", 3,
            "planned_opening", "2026", "before its earliest opening"),
        new("latest before planned", pack => pack.Cell("schemes", "vale-new", "planned_opening", "2027")
            .Cell("schemes", "vale-new", "latest_opening", "2026"), "schemes.csv", 3, "latest_opening", "2026", "after its latest opening"),
        new("planned after the plan", pack => pack.Cell("schemes", "vale-new", "planned_opening", "2031")
            .Cell("schemes", "vale-new", "latest_opening", ""), "schemes.csv", 3, "planned_opening", "2031", "after the last planned year"),
        new("optional before the plan", pack => pack.Cell("schemes", "vale-new", "planned_opening", "2020").Cell("schemes", "vale-new",
            "earliest_opening", "2020"), "schemes.csv", 3, "planned_opening", "2020", "committed if it is open"),
        new("scheme without places", pack => pack.DropRow("scheme_places", "hill-annexe"), "schemes.csv", 2, "scheme_id",
            "hill-annexe", "no places given"),
        new("gap in scheme places", pack => pack.DropRow("scheme_places", "vale-new,0"), "scheme_places.csv", 3, "years_since_opening", "1",
            "0 years after opening"),
        new("requires what does not exist", pack => pack.Cell("schemes", "vale-new", "requires", "hill-anexe"), "schemes.csv", 3,
            "requires", "hill-anexe", "Did you mean hill-annexe?"),
        new("excludes itself", pack => pack.Cell("schemes", "vale-new", "excludes", "vale-new"), "schemes.csv", 3, "excludes",
            "vale-new", "excludes itself"),
        new("requires in a circle", pack => pack.Cell("schemes", "hill-annexe", "requires", "vale-new"), "schemes.csv", 3, "requires",
            "hill-annexe", "Break the circle"),
        new("excludes and requires", pack => pack.Cell("schemes", "vale-new", "excludes", "hill-annexe"), "schemes.csv", 3, "excludes",
            "hill-annexe", "excludes Hill annexe and requires it"),
        new("committed ones exclude", pack => pack.Cell("schemes", "vale-new", "status", "committed")
            .Cell("schemes", "hill-annexe", "excludes", "vale-new"), "schemes.csv", 2, "excludes", "vale-new", "both are committed"),
        new("committed requires optional", pack => pack.Cell("schemes", "vale-new", "requires", "")
            .Cell("schemes", "hill-annexe", "requires", "vale-new"), "schemes.csv", 2, "requires", "vale-new", "which is optional"),
        new("tier shares unlike one", pack => pack.Cell("tier_shares", "MLD,secondary,M", "share", "0.7"), "tier_shares.csv", 26, "share",
            "0.7", "sum to 1.1, not to 1"),
        new("tier shares missing", pack => DropAll(pack, "tier_shares", "MLD,secondary,", 4), "rates.csv", 22, "need", "MLD",
            "tier_shares has no shares"),
        new("escalation downwards", pack => pack.Cell("rates", "escalation,,7,B,S", "to_tier", "M"), "rates.csv", 69, "to_tier", "M",
            "Escalation goes upwards"),
        new("escalation above all", pack => pack.Cell("rates", "escalation,,7,M,S", "value", "0.99"), "rates.csv", 67, "value",
            "0.99", "sum to 1.03"),
        new("elsewhere before school", pack => pack.Cell("rates", "elsewhere,,7", "year_group", "-1"), "rates.csv", 70, "year_group", "-1",
            "Only pupils of school age"),
        new("elsewhere of a tier", pack => pack.Cell("rates", "elsewhere,,7", "from_tier", "M"), "rates.csv", 70, "from_tier",
            "M", "has no from tier"),
        new("more than all go elsewhere", pack => pack.Cell("rates", "elsewhere,,7", "value", "0.95"), "rates.csv", 67, "value",
            "0.1", "sum to 1.07"),
        new("escalation without a tier", pack => pack.Cell("rates", "escalation,,7,M,S", "from_tier", ""), "rates.csv", 67,
            "from_tier", "", "not given"),
        new("ceasing above one", pack => pack.Cell("rates", "ceasing,,5", "value", "2"), "rates.csv", 50, "value", "2", "more than 1"),
        new("half a range", pack => pack.Set("rates[ceasing,,5].low=0.01"), "rates.csv", 50, "high", "", "needs both its ends"),
        new("low above the value", pack => pack.Set("rates[ceasing,,5].low=0.03").Set("rates[ceasing,,5].high=0.04"), "--set", null,
            "rates[ceasing,,5].low", "0.03", "above the value"),
        new("high below the value", pack => pack.Set("rates[ceasing,,5].low=0.01").Set("rates[ceasing,,5].high=0.015"), "--set", null,
            "rates[ceasing,,5].high", "0.015", "below the value"),
        new("high above one", pack => pack.Set("rates[ceasing,,5].low=0.01").Set("rates[ceasing,,5].high=1.5"), "--set", null,
            "rates[ceasing,,5].high", "1.5", "more than 1"),
        new("highs that leave nobody", pack => pack.Set("rates[escalation,,7,M,S].low=0.01").Set("rates[escalation,,7,M,S].high=0.99"),
            "rates.csv", 67, "value", "0.1", "sum to 1.03"),
        new("a range of elsewhere", pack => pack.Set("rates[elsewhere,,7].low=0").Set("rates[elsewhere,,7].high=1"), "--set", null,
            "rates[elsewhere,,7].low", "0", "has no range"),
        new("ceasing with a need", pack => pack.Cell("rates", "ceasing,,5", "need", "ASD"), "rates.csv", 50, "need", "ASD", "has no need"),
        new("population lacks an age", pack => pack.DropRow("population", "E01000002,2020,11,"), "population.csv", null, "age",
            "E01000002", "lacks age 11"),
        new("population too late", pack => pack.Edit("population.csv", text => text.Replace(",2020,", ",2030,", StringComparison.Ordinal)),
            "population.csv", 2, "year", "2030", "aged forward"),
        new("cost elsewhere missing", pack => pack.DropRow("costs", "elsewhere,primary"), "costs.csv", null, "setting",
            "elsewhere, primary", "is missing"),
        new("funders of no scheme", pack =>
        WithFunders(pack, "hill-anexe,borrowing,,invented,2025,assumed"), "scheme_funding.csv", 2, "scheme_id", "hill-anexe",
        "hill-annexe"),
        new("funders pay too much", pack =>
        WithFunders(pack, "vale-new,borrowing,99000000,invented,2025,assumed"), "scheme_funding.csv", 2, "amount_gbp", "99000000",
        "more than its capital"),
        new("two funders of the rest", pack =>
        WithFunders(pack, "vale-new,borrowing,,invented,2025,assumed", "vale-new,other,,invented,2025,assumed"), "scheme_funding.csv", 3,
        "amount_gbp", "", "Two funders pay what is left"),
        new("unknown funder", pack =>
        WithFunders(pack, "vale-new,lottery,,invented,2025,assumed"), "scheme_funding.csv", 2, "funder", "lottery", "section_106"),
        new("a range of nothing", pack =>
        WithRange(pack, "demand.grwth,growth,low,high"), "assumption_ranges.csv", 2, "path", "demand.grwth", "demand.growth"),
        new("a range without a number", pack =>
        WithRange(pack, "schemes[*].capital_gbp,capital,*less,*1.2"), "assumption_ranges.csv", 2, "low", "*less", "no number follows"),
        new("a bearer nobody knows", pack =>
        pack.Set("deficit.after_override=nobody"), "--set", null, "deficit.after_override", "nobody", "council"),
        new("a lead that is too long", pack => pack.Set("capital.lead_years=30"), "--set", null, "capital.lead_years", "30", "10"),
        new("requests by age beyond the total", pack => WithTable(pack, "requests",
            "calendar_year,age_band,requests,assessments,plans_issued,new_plans,source,year,certainty",
            ["2024,all,40,,,,invented,2024,assumed", "2024,05-10,30,,,,invented,2024,assumed",
                "2024,11-15,20,,,,invented,2024,assumed"]), "requests.csv", 2, "requests", "40",
            "The requests of the age bands come to 50, more than those of all ages"),
        new("funding lacks a year", pack => pack.DropRow("funding", "2027"), "funding.csv", null, "academic_year", "2027/28", "is missing"),
    ];

    private static Support.SmallPack WithFunders(Support.SmallPack pack, params string[] rows) =>
        WithTable(pack, "scheme_funding", "scheme_id,funder,amount_gbp,source,year,certainty", rows);

    private static Support.SmallPack WithRange(Support.SmallPack pack, string cells) =>
        WithTable(pack, "assumption_ranges", "path,name,low,high,source,year,certainty", [$"{cells},invented,2025,assumed"]);

    private static Support.SmallPack WithTable(Support.SmallPack pack, string table, string header, string[] rows) => pack
        .PlanLine("  home_areas: home_areas.csv", $"  home_areas: home_areas.csv\n  {table}: {table}.csv")
        .Text($"{table}.csv", string.Join('\n', rows.Prepend(header)) + "\n");

    private static Support.SmallPack DropAll(Support.SmallPack pack, string table, string rowStart, int count)
    {
        for (var i = 0; i < count; i++) pack.DropRow(table, rowStart);
        return pack;
    }
}
