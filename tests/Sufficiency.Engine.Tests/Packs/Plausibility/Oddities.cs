using System.Globalization;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs.Plausibility;

/// <summary>Packs that break no rule and yet hold a figure that nobody would believe.</summary>
internal static class Oddities
{
    private const string Provider = "invented,2025,assumed,assumed,assumed,";

    public static IReadOnlyList<Oddity> All { get; } = [.. Money(), .. Places(), .. Counts(), .. Spreadsheets(), .. Assumptions()];

    private static IEnumerable<Oddity> Money() =>
    [
        new("capital in thousands", pack => pack.Cell("schemes", "vale-new", "capital_gbp", "90000"), "scheme_capital", "schemes.csv", 3,
            "capital_gbp", "capital of £4,500 a place. Usual: £15,000 to £350,000"),
        new("capital of a palace", pack => pack.Cell("schemes", "vale-new", "capital_gbp", "19000000"), "scheme_capital", "schemes.csv", 3,
            "capital_gbp", "£950,000 a place"),
        new("life of a tent", pack => pack.Cell("schemes", "vale-new", "asset_life_years", "3"), "schemes.asset_life_years", "schemes.csv",
            3, "asset_life_years", "a life of 3 years"),
        new("top-up in thousands", pack => pack.Cell("providers", "hill", "top_up_gbp", "29"), "providers.top_up_gbp.special_school",
            "providers.csv", 4, "top_up_gbp", "Hill School has a top-up of £29 a pupil a year. Usual: £3,000 to £60,000"),
        new("top-up of a base of a week", pack => pack.Cell("providers", "base-mill", "top_up_gbp", "250"),
            "providers.top_up_gbp.resource_base", "providers.csv", 3, "top_up_gbp", "£250"),
        new("fee of a term", pack => pack.Cell("providers", "market", "top_up_gbp", "9000"), "providers.top_up_gbp.out_of_county",
            "providers.csv", 6, "top_up_gbp", "a fee of £9,000"),
        new("no fee at all", pack => pack.Cell("providers", "market", "top_up_gbp", "0"), "providers.top_up_gbp.out_of_county",
            "providers.csv", 6, "top_up_gbp", "a fee of £0"),
        new("place funding of a pound", pack => pack.Cell("providers", "hill", "place_funding_gbp", "10"),
            "providers.place_funding_gbp.special_school", "providers.csv", 4, "place_funding_gbp", "£10,000 a place in a special school"),
        new("cost of a day", pack => pack.Cell("costs", "special_school,primary", "gbp_per_pupil_year", "79"),
            "costs.gbp_per_pupil_year.special_school", "costs.csv", 13, "gbp_per_pupil_year", "£79"),
        new("block in thousands", pack => pack.Cell("funding", "2025", "high_needs_block_gbp", "70000"), "block_per_plan", "funding.csv", 2,
            "high_needs_block_gbp", "a plan of the base year"),
        new("block that doubles", pack => pack.Cell("funding", "2027", "high_needs_block_gbp", "4200000"), "block_growth", "funding.csv", 4,
            "high_needs_block_gbp", "200 % of the high needs block of the year before"),
    ];

    private static IEnumerable<Oddity> Places() =>
    [
        new("a school of three places", pack => Everywhere(pack, "hill", "24", "3"), "special_school_places", "provider_places.csv", 5,
            "places", "has 3 places. Usual: 15 to 450"),
        new("a school of a thousand", pack => Everywhere(pack, "hill", "24", "1000"), "special_school_places", "provider_places.csv", 5,
            "places", "has 1,000 places"),
        new("a base of two hundred", pack => Everywhere(pack, "base-mill", "8", "200"), "base_places", "provider_places.csv", 2, "places",
            "has 200 places. Usual: 4 to 60"),
        new("places that halve", pack => pack.Cell("provider_places", "hill,2026", "places", "12"), "places_change", "provider_places.csv",
            6, "places", "50 % of the places of the year before"),
        new("build-up that falls", pack => pack.AddRow("scheme_places", "vale-new,2,15,invented,assumed"), "build_up_falls",
            "scheme_places.csv", 5, "places", "15 places, 20 the year before"),
        new("a roll at two fifths", pack => Everywhere(pack, "hill", "24", "60"), "roll_of_special_school", "providers.csv", 4,
            "plans_on_roll", "a roll of 40 % of its places. Usual: 60 % to 120 %"),
        new("a roll at eight fifths", pack => Everywhere(pack, "hill", "24", "11"), "roll_of_special_school", "providers.csv", 4,
            "plans_on_roll", "a roll of 160 % of its places"),
        new("a scheme of two places", pack => pack.Cell("scheme_places", "hill-annexe", "places", "2"), "scheme_other_places",
            "schemes.csv", 2, "scheme_id", "has 2 places once full"),
        new("a minimum roll of one", pack => pack.Cell("schemes", "vale-new", "minimum_viable_roll", "1"), "minimum_roll", "schemes.csv", 3,
            "minimum_viable_roll", "a minimum roll of 5 % of its places"),
        new("phases that lack places", pack => WithPhases(pack, 10, 5), "places_by_phase", "provider_places.csv", 5, "places",
            "has 24 places, and 15 when its phases are added"),
        new("an example row", pack => pack.AddRow("providers",
            $"example,,Example school,special_school,Northfield,446000,239000,,*,0,14,10000,12000,no,,{Provider}")
            .AddRow("provider_places", "example,2025,20,invented,assumed").AddRow("provider_places", "example,2026,20,invented,assumed")
            .AddRow("provider_places", "example,2027,20,invented,assumed"), "example_row", "providers.csv", 7, "name", "Delete the row"),
    ];

    private static IEnumerable<Oddity> Counts() =>
    [
        new("plans of another county", pack => pack.Edit("population.csv", text => Times(text, 20)), "plans_of_england.primary",
            "plans.csv", null, "plans", "per 100 residents aged 4 to 10. Usual: 2 to 8.5"),
        new("too few residents", pack => pack.Edit("population.csv", text => Times(text, 0.45)), "plans_of_england.secondary", "plans.csv",
            null, "plans", "per 100 residents aged 11 to 15. Usual: 3 to 11"),
        new("areas of nobody", pack => pack.Edit("population.csv", text => Times(text, 0.03)), "area_residents", "home_areas.csv", 2,
            "area_code", "residents aged 0 to 18"),
        new("new plans as a share", pack => pack.Edit("rates.csv", text => text.Replace(",,,2.5,", ",,,0.0025,", StringComparison.Ordinal)),
            "new_plans.primary", "rates.csv", null, "value", "new plans a year per 1,000 residents aged 4 to 10"),
        new("plans that mostly cease", pack => pack.Cell("rates", "ceasing,,5,", "value", "0.6"), "ceasing.school_age", "rates.csv",
            LineIn("rates", "ceasing,,5,"), "value", "60 % of its plans ceasing in a year"),
        new("pupils who mostly move", pack => pack.Cell("rates", "escalation,,7,M,S", "value", "0.6"), "escalation", "rates.csv",
            LineIn("rates", "escalation,,7,M,S"), "value", "60 % of its pupils moving in a year"),
        new("half of all wait", pack => pack.Cell("plans", "SEMH,8,elsewhere", "plans", "40").Cell("initial_waiting", "SEMH", "pupils",
            "40"), "waiting_share", "initial_waiting.csv", null, "pupils", "waiting for a place"),
        new("costs alike", pack => pack, "figures_alike", "costs.csv", null, "gbp_per_pupil_year", "the same figure, 15000"),
        new("tier shares alike", pack => pack, "figures_alike", "tier_shares.csv", null, "share", "Every need has the same shares"),
        new("plans that leap", pack => WithHistory(pack, "2023-01,plans,total,all,100", "2024-01,plans,total,all,195"), "plans_growth",
            "history.csv", 3, "value", "195 % of the plans of the year before"),
        new("plans cut off", pack => WithHistory(pack, "2025-01,plans,total,all,100"), "plans_sum", "plans.csv", null, "plans",
            "78 % of the plans that history counts"),
        new("requests of two years", pack => WithRequests(pack, "2024,all,520,,,100"), "requests_per_new_plan", "requests.csv", 2,
            "requests", "requests that are 520 % of its new plans"),
        new("assessments of half a year", pack => WithRequests(pack, "2024,all,160,55,,100"), "assessments_per_new_plan", "requests.csv",
            2, "assessments", "assessments that are 55 % of its new plans"),
    ];

    private static IEnumerable<Oddity> Spreadsheets() =>
    [
        new("a date in a source's year", pack => pack.Cell("providers", "hill", "year", "Jan-25"), "spreadsheet", "providers.csv", 4,
            "year", "made a date of it"),
        new("a serial in a source's year", pack => pack.Cell("providers", "hill", "year", "45292"), "spreadsheet", "providers.csv", 4,
            "year", "stores 1 January 2024"),
        new("a day in an age", pack => WithHistory(pack, "2024,new_plans,age_band,5-Nov,3"), "spreadsheet", "history.csv", 2, "category",
            "made a date of it"),
        new("capital in short form", pack => pack.Cell("schemes", "vale-new", "capital_gbp", "1.51E+06"), "spreadsheet", "schemes.csv", 3,
            "capital_gbp", "may have lost digits"),
        new("a code that became a number", pack => pack.Cell("providers", "hill", "urn", "100003.0"), "spreadsheet", "providers.csv", 4,
            "urn", "ends as a number does"),
        new("a code that lost a digit", pack => pack.Cell("providers", "hill", "urn", "10003"), "urn", "providers.csv", 4, "urn",
            "has the URN 10003"),
        new("an error of a formula", pack => pack.Cell("providers", "hill", "source", "#REF!"), "spreadsheet", "providers.csv", 4, "source",
            "an error of a spreadsheet"),
    ];

    private static IEnumerable<Oddity> Assumptions() =>
    [
        new("transport of a walk", pack => pack.PlanLine("[[0, 20], [10, 45], [40, 120]]", "[[0, 1], [10, 5], [40, 30]]"),
            "transport_per_mile", "plan.yaml", LineOf("  daily_cost"), "travel.daily_cost", "a cost of £0.4 a mile. Usual: £0.8 to £20"),
        new("days of a calendar year", pack => pack.Set("travel.days_per_year=365"), "plan.travel.days_per_year", "--set", null,
            "travel.days_per_year", "365 school days a year. Usual: 180 to 200"),
        new("a rate in percent", pack => pack.Set("costs.discount_rate=0.2"), "plan.costs.discount_rate", "--set", null,
            "costs.discount_rate", "a rate of 20 % a year"),
        new("other spending of it all", pack => pack.Set("costs.other_high_needs_gbp=1900000"), "other_high_needs", "--set", null,
            "costs.other_high_needs_gbp", "of the high needs block"),
        new("a factor of five", pack => pack.PlanLine("[1, 1.05, 1.1]", "[1, 1.05, 5]"), "plan.demand.new_plan_factors.high", "plan.yaml",
            LineOf("    high:"), "demand.new_plan_factors.high", "a factor of 5"),
    ];

    private static SmallPack Everywhere(SmallPack pack, string provider, string old, string places)
    {
        for (var year = SmallPack.FirstYear; year < SmallPack.FirstYear + SmallPack.YearCount; year++)
            pack.Edit("provider_places.csv", text => text.Replace(
                string.Create(CultureInfo.InvariantCulture, $"{provider},{year},{old},"),
                string.Create(CultureInfo.InvariantCulture, $"{provider},{year},{places},"), StringComparison.Ordinal));
        return pack;
    }

    private static SmallPack WithPhases(SmallPack pack, int primary, int secondary) => pack.Edit("provider_places.csv", text =>
        string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) =>
        {
            var cells = line.Split(',').ToList();
            cells.Insert(2, i == 0 ? "phase" : "");
            return string.Join(',', cells) + "\n";
        })) + string.Create(CultureInfo.InvariantCulture,
            $"hill,2025,primary,{primary},invented,assumed\nhill,2025,secondary,{secondary},invented,assumed\n"));

    private static SmallPack WithHistory(SmallPack pack, params string[] rows) => pack
        .PlanLine("  funding: funding.csv\n", "  funding: funding.csv\n  history: history.csv\n")
        .Text("history.csv", "reference_date,measure,dimension,category,value,source,certainty\n"
            + string.Concat(rows.Select(row => row + ",invented,assumed\n")));

    private static SmallPack WithRequests(SmallPack pack, string row) => pack
        .PlanLine("  funding: funding.csv\n", "  funding: funding.csv\n  requests: requests.csv\n")
        .Text("requests.csv", "calendar_year,age_band,requests,assessments,plans_issued,new_plans,source,year,certainty\n"
            + $"{row},invented,2024,assumed\n");

    private static string Times(string population, double factor) => string.Join('\n', population.Split('\n').Select((line, i) =>
    {
        var cells = line.Split(',');
        if (i == 0 || cells.Length < 4) return line;
        cells[3] = (double.Parse(cells[3], CultureInfo.InvariantCulture) * factor).ToString(CultureInfo.InvariantCulture);
        return string.Join(',', cells);
    }));

    private static int LineOf(string start) => LineOf(SmallPackFiles.All[0].Text, start);

    private static int LineIn(string table, string start) =>
        LineOf(SmallPackFiles.All.First(file => file.File == $"{table}.csv").Text, start);

    private static int LineOf(string text, string start) =>
        text.Split('\n').ToList().FindIndex(line => line.StartsWith(start, StringComparison.Ordinal)) + 1;
}
