namespace Sufficiency.Engine.Tests.Data;

/// <summary>Faults of plan.yaml.</summary>
internal static class PlanDamages
{
    private const string Source = ", source: invented, year: \"2025\", certainty: assumed}";
    private const string LastLine = "maximum_gbp: 12000000}]" + Source + "\n";

    public static IReadOnlyList<Damage> All { get; } =
    [
        new("YAML syntax", pack => pack.PlanLine("title: A small", "title: [A small"), "plan.yaml", 2, null, null, "not YAML"),
        new("tab in YAML", pack => pack.PlanLine("  home_areas: home_areas.csv", "\thome_areas: home_areas.csv"), "plan.yaml", 7, null, null, "no tabs"),
        new("name given twice", pack => pack.PlanLine("first_year: 2025", "base_year: 2025\nfirst_year: 2025"), "plan.yaml", 4, null, "base_year", "given twice; first on line 3"),
        new("a list for a plan", pack => pack.Text("plan.yaml", "- name\n- title\n"), "plan.yaml", 1, null, null, "no entries"),
        new("a word for a plan", pack => pack.Text("plan.yaml", "hello"), "plan.yaml", 1, null, null, "no entries"),
        new("comments only", pack => pack.Text("plan.yaml", "# nothing\n"), "plan.yaml", 1, null, null, "no entries"),
        new("empty plan", pack => pack.Text("plan.yaml", ""), "plan.yaml", null, null, null, "is empty"),
        new("deep nest", pack => pack.Text("plan.yaml", new string('[', 50_000)), "plan.yaml", 1, null, null, "levels inside each other"),
        new("alias", pack => pack.PlanLine("name: small", "name: &small small"), "plan.yaml", 1, null, null, "anchors"),
        new("unknown name", pack => pack.PlanLine("  detour_factor:", "  detour_facter:"), "plan.yaml", 39, "travel.detour_facter", null, "Did you mean travel.detour_factor?"),
        new("missing assumption", pack => pack.PlanLine("  detour_factor: {value: 1.35" + Source + "\n", ""), "plan.yaml", null, "travel.detour_factor", null, "is missing"),
        new("missing entry", pack => pack.PlanLine("last_year: 2027\n", ""), "plan.yaml", null, "last_year", null, "is missing"),
        new("missing table entry", pack => pack.PlanLine("  rates: rates.csv\n", ""), "plan.yaml", 8, "tables.rates", null, "no file for the table rates"),
        new("unknown table", pack => pack.PlanLine("rates: rates.csv", "rates: rates.csv\n  raets: rates.csv"), "plan.yaml", 19, "tables.raets", null, "Did you mean rates?"),
        new("tables not a mapping", pack => pack.PlanLine("table_sources:\n", "table_sources: none\nother:\n"), "plan.yaml", 21, "table_sources", "none", "list of tables belongs here"),
        new("table without a source", pack => pack.PlanLine("  plans: {source: invented, year: \"2025\", certainty: assumed}\n", ""), "plan.yaml", 22, "table_sources.plans", null, "source of the table plans"),
        new("assumption without a source", pack => pack.PlanLine("{value: 1.35, source: invented,", "{value: 1.35,"), "plan.yaml", 39, "travel.detour_factor", null, "every number carries source"),
        new("assumption without provenance", pack => pack.PlanLine("{value: 1.35" + Source, "1.35"), "plan.yaml", 39, "travel.detour_factor", "1.35", "lacks its source"),
        new("assumption without a value", pack => pack.PlanLine("{value: 1.35, source", "{source"), "plan.yaml", 39, "travel.detour_factor", null, "no value"),
        new("unknown part of an assumption", pack => pack.PlanLine("{value: 1.35,", "{value: 1.35, sorce: x,"), "plan.yaml", 39, "travel.detour_factor", "sorce", "Did you mean source?"),
        new("unknown certainty of an assumption", pack => pack.PlanLine("{value: 1.35, source: invented, year: \"2025\", certainty: assumed}", "{value: 1.35, source: invented, year: \"2025\", certainty: asumed}"), "plan.yaml", 39, "travel.detour_factor", "asumed", "Did you mean assumed?"),
        new("value of the wrong shape", pack => pack.PlanLine("{value: 1.35,", "{value: [1.35],"), "plan.yaml", 39, "travel.detour_factor", "[1.35]", "not a single value"),
        new("value out of bounds", pack => pack.PlanLine("{value: 1.35,", "{value: 0.9,"), "plan.yaml", 39, "travel.detour_factor", "0.9", "less than 1"),
        new("value that is no number", pack => pack.PlanLine("{value: 1.35,", "{value: .nan,"), "plan.yaml", 39, "travel.detour_factor", ".nan", "finite"),
        new("unknown growth", pack => pack.PlanLine("{value: central, source", "{value: centrl, source"), "plan.yaml", 28, "demand.growth", "centrl", "Did you mean central?"),
        new("growth path too short", pack => pack.PlanLine("[1, 1.02, 1.04]", "[1, 1.02]"), "plan.yaml", 31, "demand.new_plan_factors.central", "[1, 1.02]", "2 factors, the plan 3 years"),
        new("curve out of order", pack => pack.PlanLine("[[0, 18], [5, 25], [20, 45]]", "[[0, 18], [20, 45], [5, 25]]"), "plan.yaml", 41, "travel.urban_speed", "[[0, 18], [20, 45], [5, 25]]", "do not increase"),
        new("curve without points", pack => pack.PlanLine("[[0, 18], [5, 25], [20, 45]]", "[]"), "plan.yaml", 41, "travel.urban_speed", "[]", "not a curve"),
        new("speed zero", pack => pack.PlanLine("[[0, 18], [5, 25], [20, 45]]", "[[0, 0], [5, 25]]"), "plan.yaml", 41, "travel.urban_speed", "[[0, 0], [5, 25]]", "speed is 0"),
        new("cost falls with distance", pack => pack.PlanLine("[[0, 20], [10, 45], [40, 120]]", "[[0, 20], [10, 4]]"), "plan.yaml", 47, "travel.daily_cost", "[[0, 20], [10, 4]]", "costs less"),
        new("horizon upside down", pack => pack.PlanLine("last_year: 2027", "last_year: 2020"), "plan.yaml", 5, "last_year", "2020/21", "before the first"),
        new("horizon without end", pack => pack.PlanLine("last_year: 2027", "last_year: 2090"), "plan.yaml", 5, "last_year", "2090/91", "at most 30 years"),
        new("horizon apart from the base", pack => pack.PlanLine("first_year: 2025", "first_year: 2026"), "plan.yaml", 4, "first_year", "2026/27", "not the one after the base year"),
        new("price base far away", pack => pack.PlanLine("price_base: {value: 2025,", "price_base: {value: 2005,"), "plan.yaml", 82, "costs.price_base", "2005", "too far from the plan"),
        new("policy limit with an unknown name", pack => pack.PlanLine("maximum_pupils: 40", "maximum_pupil: 40"), "plan.yaml", 94, "policy.limits", "maximum_pupil", "Did you mean maximum_pupils?"),
        new("negative budget", pack => pack.PlanLine("maximum_gbp: 12000000", "maximum_gbp: -1"), "plan.yaml", 96, "capital.budgets", "-1", "negative"),
        new("budget outside the plan", pack => pack.PlanLine("{year: 2026, maximum_gbp", "{year: 2036, maximum_gbp"), "plan.yaml", 96, "capital.budgets", "2036", "not among the planned years"),
        new("delay of an unknown scheme", pack => pack.PlanLine(LastLine, Delayed("vale-nwe", "2027")), "plan.yaml", 98, "delayed_openings.vale-nwe", "2027", "Did you mean vale-new?"),
        new("delay to the planned year", pack => pack.PlanLine(LastLine, Delayed("vale-new", "2026")), "plan.yaml", 98, "delayed_openings.vale-new", "2026", "is no delay"),
        new("delay outside the plan", pack => pack.PlanLine(LastLine, Delayed("hill-annexe", "2028")), "plan.yaml", 98, "delayed_openings.hill-annexe", "2028", "not among the planned years 2025/26 to 2027/28"),
        new("delay beyond the latest opening", pack => pack.PlanLine(LastLine, Delayed("vale-new", "2027")).Cell("schemes", "vale-new", "latest_opening", "2026"), "plan.yaml", 98, "delayed_openings.vale-new", "2027", "may open until 2026/27 only"),
        new("delay of what another requires", pack => pack.PlanLine(LastLine, Delayed("hill-annexe", "2027")), "plan.yaml", 98, "delayed_openings.hill-annexe", "2027", "Delay Vale School too"),
        new("delay that is no year", pack => pack.PlanLine(LastLine, Delayed("vale-new", "2027/28")), "plan.yaml", 98, "delayed_openings.vale-new", "2027/28", "Write 2027 for 2027/28"),
        new("delay without a source", pack => pack.PlanLine(LastLine, LastLine + "delayed_openings:\n  vale-new: {value: 2027, year: \"2025\", certainty: assumed}\n"), "plan.yaml", 98, "delayed_openings.vale-new", null, "every number carries source"),
        new("delay of no scheme", pack => pack.PlanLine(LastLine, LastLine + "delayed_openings: 2027\n"), "plan.yaml", 97, "delayed_openings", "2027", "group of assumptions"),
        new("override that delays an unknown scheme", pack => pack.Set("delayed_openings.vale=2027"), "--set", null, "delayed_openings.vale", "2027", "There is no scheme vale"),
        new("override without a value", pack => pack.Set("demand.growth"), "--set", null, null, "demand.growth", "PATH=VALUE"),
        new("override matches nothing", pack => pack.Set("demand.grwth=high"), "--set", null, "demand.grwth", "high", "Did you mean demand.growth?"),
        new("override of the wrong type", pack => pack.Set("penalties.waiting_gbp=lots"), "--set", null, "penalties.waiting_gbp", "lots", "not a number"),
        new("override with broken YAML", pack => pack.Set("demand.new_plan_factors.central=[1, 2"), "--set", null, "demand.new_plan_factors.central", "[1, 2", "not YAML"),
        new("override given twice", pack => pack.Set("demand.growth=high").Set("demand.growth=low"), "--set", null, "demand.growth", "low", "set twice"),
        new("override of an unknown table", pack => pack.Set("scheme[vale-new].planned_opening=2027"), "--set", null, "scheme[vale-new].planned_opening", "scheme", "Did you mean schemes?"),
        new("override of an unknown row", pack => pack.Set("schemes[vale-nwe].planned_opening=2027"), "--set", null, "schemes[vale-nwe].planned_opening", "vale-nwe", "Did you mean vale-new?"),
        new("override of an unknown column", pack => pack.Set("schemes[vale-new].planed_opening=2027"), "--set", null, "schemes[vale-new].planed_opening", "planed_opening", "Did you mean planned_opening?"),
        new("override of a key", pack => pack.Set("schemes[vale-new].scheme_id=x"), "--set", null, "schemes[vale-new].scheme_id", "scheme_id", "cannot be set"),
        new("override that breaks a rule", pack => pack.Set("schemes[vale-new].planned_opening=2031"), "--set", null, "schemes[vale-new].planned_opening", "2031", "after the last planned year"),
        new("override of a cell of the wrong type", pack => pack.Set("provider_places[hill,2027].places=none"), "--set", null, "provider_places[hill,2027].places", "none", "not a number"),
    ];

    private static string Delayed(string scheme, string year) => $"{LastLine}delayed_openings:\n  {scheme}: {{value: {year}{Source}\n";
}
