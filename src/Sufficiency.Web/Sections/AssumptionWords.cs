using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Parts of the data in the office's words.</summary>
internal static class AssumptionWords
{
    /// <summary>What the certainties mean.</summary>
    public const string Meaning =
        "Found stands in the source. Derived is arithmetic on found figures. Assumed is a working figure with its reason.";

    /// <summary>The part of plans that were counted.</summary>
    public const string Counted = "Plans counted";

    private static readonly string[] Certainties = ["found", "derived", "assumed"];

    /// <summary>Parts of the data, the one with most figures first.</summary>
    public static IReadOnlyList<string> Parts(RunView run) => [.. Groups(run).Select(group => group.Key)];

    /// <summary>Figures of these parts by certainty.</summary>
    public static IReadOnlyList<Series> Counts(RunView run) =>
    [
        .. Certainties.Select(certainty => new Series(
            Certainty(certainty), [.. Groups(run).Select(group => (double?)group.Count(one => one.Certainty == certainty))])),
    ];

    /// <summary>The same as a table.</summary>
    public static ChartTable ByCertainty(RunView run) => new(
        ["Part of the data", .. Certainties.Select(Certainty), "All"],
        [
            .. Groups(run).Select(group => (IReadOnlyList<string>)
                [group.Key, .. Certainties.Select(certainty => Words.Count(group.Count(one => one.Certainty == certainty))),
                    Words.Count(group.Count())]),
        ]);

    /// <summary>What assumptions at the ends of their ranges do.</summary>
    public static ChartTable Trials(RunView run) => new(
        ["Assumption", "End", "Value", "Turns the answer", "Cost of keeping", "Would be built instead"],
        [
            .. run.Assumptions.Checks.Select(trial => (IReadOnlyList<string>)
                [trial.Name, trial.End, trial.Value, trial.IsTurning ? "yes" : trial.Status == "solved" ? "no" : trial.Status,
                    Words.Millions(trial.Regret), trial.Changes]),
        ],
        [1, 3, 5]);

    /// <summary>Figures of a part that hold for the whole plan, with value, certainty and source.</summary>
    public static ChartTable Whole(RunView run, string part) => new(
        ["Figure", "Value", "Unit", "Certainty", "Source or reason", "Year"],
        [
            .. run.Assumptions.All.Where(one => !one.Path.Contains('[', StringComparison.Ordinal) && Part(one.Path) == part)
                .Select(one => (IReadOnlyList<string>)
                    [Name(one.Path), one.Value, one.Unit, Certainty(one.Certainty), one.Source, one.SourceYear]),
        ],
        [1, 2, 3, 4, 5]);

    /// <summary>The name of a figure in words: <c>demand.growth</c> is "demand: growth".</summary>
    public static string Name(string path) =>
        path.Replace("_gbp", "", StringComparison.Ordinal).Replace(".", ": ", StringComparison.Ordinal).Replace('_', ' ');

    /// <summary>The part of the data that a figure belongs to.</summary>
    public static string Part(string path) => path.Split('[', '.')[0] switch
    {
        "providers" or "provider_places" or "estate" => "Schools",
        "schemes" or "scheme_places" or "scheme_funding" or "scheme_sites" or "scheme_templates" or "scheme_template_figures" or "delivery"
            or "capital" or "capital_budgets" => "Schemes",
        "plans" or "initial_roll" or "initial_waiting" or "history" or "base" => Counted,
        "rates" or "demand" or "population" or "home_areas" or "tier_shares" or "enhanced_shares" or "range" => "Demand",
        "costs" or "funding" or "deficit" or "penalties" => "Money",
        "tranches" or "tranche_places" or "bespoke_packages" => "Bought places",
        "travel" => "Travel",
        "assumption_ranges" => "Ranges",
        _ => "Other",
    };

    /// <summary>A certainty at the head of a column.</summary>
    public static string Certainty(string code) => code switch { "found" => "Found", "derived" => "Derived", _ => "Assumed" };

    private static IEnumerable<IGrouping<string, Assumption>> Groups(RunView run) =>
        run.Assumptions.All.GroupBy(one => Part(one.Path), StringComparer.Ordinal).OrderByDescending(group => group.Count());
}
