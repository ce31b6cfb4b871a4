using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;
using LargestRemainder = Sufficiency.Engine.Results.Money.LargestRemainder;

namespace Sufficiency.Web.Sections;

/// <summary>How costs lead to high-needs spending, what transport costs, and who pays for building.</summary>
internal static class HighNeedsTables
{
    private const double Shown = 100_000.0; // tables show tenths of a million

    /// <summary>How the columns of <see cref="Bridge"/> lead from one to the next.</summary>
    public static string BridgeText(RunView run) =>
        $"All costs, less transport and the yearly charge of capital, which others pay, with other high-needs spending that the plan does "
        + $"not reckon: high-needs spending at prices of {Words.Year(run.Money.PriceBase)}. Prices rise by {Inflation(run)} "
        + "a year to the spending in cash, which the ledger sets against the grant.";

    /// <summary>How the saving at base-year prices leads to the better balance; empty if it cannot be told.</summary>
    public static string SavingText(RunView run)
    {
        if (run.Strategy.HighNeeds.Count == 0 || run.Money.Ledger is not [.., { Closing: { } plan, ClosingCommitted: { } other }])
            return "";
        var transport = run.Strategy.HighNeeds.Sum(year => year.Transport - year.CommittedTransport);
        var capital = run.Strategy.HighNeeds.Sum(year => year.Capital - year.CommittedCapital);
        return $"From saving to balance: the plan costs {Less(run.Money.Difference)}. Without transport "
            + $"({Words.MillionsMore(transport)}) and the yearly charge of capital ({Words.MillionsMore(capital)}), "
            + "which the grant does not "
            + $"pay, high-needs spending is {Less(run.Money.Difference - transport - capital)} at base-year prices. "
            + "In cash, as prices rise, "
            + $"that is the {Words.Millions(Math.Abs(plan - other))} between the two balances of {run.LastYear.Label}.";
    }

    /// <summary>How the saving changes if capital counts when it is spent; empty if that is not the sum of both.</summary>
    public static string CapitalText(RunView run)
    {
        if (run.Strategy.HighNeeds.Count == 0 || run.Money.Payback.FirstOrDefault(one => one.Case == "central") is not { } central)
            return "";
        var charge = run.Strategy.HighNeeds.Sum(year => year.Capital - year.CommittedCapital);
        var spent = Paid(run).Where(row => !row.IsCommitted).Sum(row => row.Capital);
        return Math.Abs(-run.Money.Difference + charge - spent - central.Saving) > Shown ? ""
            : $"Counted as the money is spent, the plan costs {Less(-central.Saving)}: the yearly charge of {Words.Millions(charge)} is "
                + $"taken out, and the {Words.Millions(spent)} of capital is put in.";
    }

    private static string Less(double pounds) => $"{Words.Millions(Math.Abs(pounds))} {(pounds < 0.0 ? "less" : "more")}";

    private static string Inflation(RunView run) =>
        run.Assumptions.All.FirstOrDefault(one => one.Path == "costs.funding_inflation") is { } rate
        && double.TryParse(rate.Value, System.Globalization.CultureInfo.InvariantCulture, out var share)
            ? Words.Percent(share) : "the rate of the assumptions";

    /// <summary>From all costs to the ledger's spending, year by year.</summary>
    public static ChartTable Bridge(RunView run) => new(
        ["Year", "All costs", "Less transport", "Less capital charge", "With other spending", "High-needs spending", "The same in cash"],
        [
            .. run.Strategy.HighNeeds.Select(year =>
            {
                var parts = LargestRemainder.Units([year.All - year.Transport - year.Capital, year.Transport, year.Capital], Shown);
                var other = (long)Math.Round(year.Other / Shown);
                return (IReadOnlyList<string>)
                [
                    Words.Year(year.Year), Text(parts.Sum()), Text(-parts[1]), Text(-parts[2]), $"+{Text(other)}",
                    Text(parts[0] + other), Words.Millions(year.Spending),
                ];
            }),
        ]);

    /// <summary>Transport in both plans.</summary>
    public static ChartTable Transport(RunView run)
    {
        IReadOnlyList<string> Row(string name, double plan, double committed) =>
            [name, Words.Millions(committed), Words.Millions(plan), Words.MillionsMore(plan - committed)];
        var years = run.Strategy.HighNeeds;
        return new(
            ["Year", Words.Committed, "Plan", "Difference"],
            [
                .. years.Select(year => Row(Words.Year(year.Year), year.Transport, year.CommittedTransport)),
                Row("Planned years", years.Sum(year => year.Transport), years.Sum(year => year.CommittedTransport)),
            ],
            TotalRows: 1);
    }

    /// <summary>What the grant lacks each year, and the balance with and without the plan.</summary>
    public static ChartTable Position(RunView run) => new(
        ["Year", "Opening", "Grant", "Spending", "In-year position", "Stability grant", "Closing, plan", $"Closing, {Words.WithCommitted}",
            "Difference"],
        [
            .. run.Money.Ledger.Select(row => (IReadOnlyList<string>)
            [
                Words.Year(row.Year), Words.Millions(row.Opening), Words.Millions(row.Grant), Words.Millions(row.Spending),
                Words.Millions(row.InYear), row.StabilityGrant == 0.0 ? "–" : Words.Millions(row.StabilityGrant),
                Words.Millions(row.Closing), Words.Millions(row.ClosingCommitted),
                row.Closing - row.ClosingCommitted is { } difference ? Words.MillionsMore(difference) : "–",
            ]),
        ]);

    /// <summary>Capital by who pays: of committed and of chosen schemes.</summary>
    public static ChartTable Funders(RunView run)
    {
        var rows = Paid(run);
        IReadOnlyList<string> Row(string name, double committed, double chosen) =>
            [name, Words.Millions(committed), Words.Millions(chosen), Words.Millions(committed + chosen)];
        return new(
            ["Who pays", "Committed schemes", "Chosen schemes", "All"],
            [
                .. rows.GroupBy(row => row.Funder, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Row(
                        Words.Funder(group.Key), group.Where(row => row.IsCommitted).Sum(row => row.Capital),
                        group.Where(row => !row.IsCommitted).Sum(row => row.Capital))),
                Row("All", rows.Where(row => row.IsCommitted).Sum(row => row.Capital),
                    rows.Where(row => !row.IsCommitted).Sum(row => row.Capital)),
            ],
            TotalRows: 1);
    }

    /// <summary>Capital of chosen schemes for which no money is found, in pounds.</summary>
    public static double NotFound(RunView run) =>
        Paid(run).Where(row => row is { IsCommitted: false, Funder: "not_found" }).Sum(row => row.Capital);

    private static string Text(long units) => Words.Millions(units * Shown);

    private static List<(bool IsCommitted, string Funder, double Capital)> Paid(RunView run) =>
    [
        .. from scheme in run.Schemes
           where scheme.Opening is not null && run.Strategy.Schemes.ContainsKey(scheme.Id)
           from paid in run.Strategy.Schemes[scheme.Id].Funders
           select (scheme.IsCommitted, paid.Funder, paid.Capital),
    ];
}
