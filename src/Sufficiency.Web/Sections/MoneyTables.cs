using System.Globalization;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;
using LargestRemainder = Sufficiency.Engine.Results.Money.LargestRemainder;

namespace Sufficiency.Web.Sections;

/// <summary>Money as tables whose shown lines add up to the shown totals.</summary>
public static class MoneyTables
{
    /// <summary>How the columns of <see cref="Years"/> lead from one to the next.</summary>
    public const string YearsText =
        "Paid, less discounting, is discounted; with penalties it is what was minimised. The proof speaks of what was minimised.";

    /// <summary>What <see cref="LedgerSeries"/> shows.</summary>
    public const string LedgerText =
        "In cash; below nought is a deficit. Who bears deficits after the override ends is assumed: both are shown.";

    /// <summary>What spending in the ledger is.</summary>
    public const string SpendingText =
        "Spending is what the high needs grant should pay; capital and transport are paid elsewhere.";

    private const string PenaltiesHeader = "Penalties";
    private const double Shown = 100_000.0; // tables show tenths of a million

    /// <summary>What the steps lead from and to.</summary>
    public static string Span(RunView run) =>
        $"From the cost {Words.WithCommitted} to the cost of the plan, {run.FirstPlanned.Label} to {run.LastYear.Label}, "
        + $"at prices of {Words.Year(run.Money.PriceBase)}.";

    /// <summary>What <see cref="Kinds"/> shows.</summary>
    public static string KindsText(RunView run) =>
        $"At prices of {Words.Year(run.Money.PriceBase)}; transport included, capital as a yearly charge.";

    /// <summary>Costs of the plan by kind along the planned years, the dearest kind first.</summary>
    public static IReadOnlyList<Series> Kinds(RunView run) =>
    [
        .. run.Money.Kinds.GroupBy(row => row.Name, StringComparer.Ordinal).OrderByDescending(group => group.Sum(row => row.Cost))
            .Select(group => new Series(
                group.Key,
                [.. run.Planned.Select(entry => (double?)group.Where(row => row.Year == entry.Year.Start).Sum(row => row.Cost))])),
    ];

    /// <summary>Years of the ledger.</summary>
    public static IReadOnlyList<string> LedgerYears(RunView run) => [.. run.Money.Ledger.Select(row => Words.Year(row.Year))];

    /// <summary>Balances at the end of these years.</summary>
    public static IReadOnlyList<Series> LedgerSeries(RunView run) =>
    [
        new("Plan, the council bears all", [.. run.Money.Ledger.Select(row => row.Closing)]),
        new("Plan, the government bears deficits after the override", [.. run.Money.Ledger.Select(row => row.ClosingIfGovernment)]),
        new($"{Words.Committed}, the council bears all", [.. run.Money.Ledger.Select(row => row.ClosingCommitted)]),
    ];

    /// <summary>Steps from the cost of the comparison to that of the plan; kinds that differ by less than is shown are left out.</summary>
    public static IReadOnlyList<WaterfallStep> Waterfall(RunView run) =>
    [
        .. Rounded(run).Where(step => step.Plan != step.Committed)
            .Select(step => new WaterfallStep(step.Name, (step.Plan - step.Committed) * Shown, More(step.Plan - step.Committed))),
    ];

    /// <summary>The same as a table, with every kind.</summary>
    public static ChartTable Steps(RunView run)
    {
        var rows = Rounded(run);
        var all = (Name: "All", Committed: rows.Sum(row => row.Committed), Plan: rows.Sum(row => row.Plan));
        return new(
            ["Kind of cost", Words.Committed, "Plan", "Difference"],
            [.. rows.Append(all).Select(
                row => (IReadOnlyList<string>)[row.Name, Text(row.Committed), Text(row.Plan), More(row.Plan - row.Committed)])],
            TotalRows: 1);
    }

    /// <summary>Money by year and in all; lines are rounded so that they add up.</summary>
    public static ChartTable Years(RunView run)
    {
        var planned = run.Money.Years.Where(row => row.Year >= run.FirstPlanned.Start).ToList();
        IReadOnlyList<long> Of(Func<MoneyYear, double> amount) =>
            LargestRemainder.Units([.. planned.Select(row => double.IsNaN(amount(row)) ? 0.0 : amount(row))], Shown);
        var (cash, paid, other) = (Of(row => row.PaidCash), Of(row => row.Paid), Of(row => row.CommittedPaid));
        var (discounting, penalties) = (Of(row => row.Discounting), Of(row => row.Penalties));
        IReadOnlyList<string> Row(string name, long inCash, long atBase, long less, long penalty, long committed) =>
        [
            name, Text(inCash), Text(atBase), Text(less), Text(atBase + less), Text(penalty), Text(atBase + less + penalty),
                Text(committed),
            More(atBase - committed),
        ];
        return Without(run.SmallNumbers is { HidesCostsByKind: true }, new(
            ["Year", "Paid, in cash", "Paid", "Discounting", "Discounted", PenaltiesHeader, "Minimised",
                $"Paid, {Words.WithCommitted}", "Difference"],
            [
                .. planned.Select((row, i) => Row(Words.Year(row.Year), cash[i], paid[i], discounting[i], penalties[i], other[i])),
                Row("Planned years", cash.Sum(), paid.Sum(), discounting.Sum(), penalties.Sum(), other.Sum()),
            ],
            TotalRows: 1));
    }

    // Penalties are a price for each pupil waiting, and what was minimised holds them.
    private static ChartTable Without(bool hides, ChartTable table)
    {
        if (!hides) return table;
        var first = table.Columns.ToList().IndexOf(PenaltiesHeader);
        IReadOnlyList<string> Cut(IReadOnlyList<string> row) => [.. row.Take(first), .. row.Skip(first + 2)];
        return table with { Columns = Cut(table.Columns), Rows = [.. table.Rows.Select(Cut)] };
    }

    /// <summary>The high-needs ledger by year.</summary>
    public static ChartTable Ledger(RunView run) => new(
        [
            "Year", "Opening balance", "Grant", "Spending", "In-year position", "Stability grant", "Closing, council bears all",
            "Closing, government bears deficits after the override", $"Closing, {Words.WithCommitted}",
        ],
        [
            .. run.Money.Ledger.Select(row => (IReadOnlyList<string>)
            [
                Words.Year(row.Year), Words.Millions(row.Opening), Words.Millions(row.Grant), Words.Millions(row.Spending),
                    Words.Millions(row.InYear),
                row.StabilityGrant == 0.0 ? "–" : Words.Millions(row.StabilityGrant), Words.Millions(row.Closing),
                    Words.Millions(row.ClosingIfGovernment),
                Words.Millions(row.ClosingCommitted),
            ]),
        ]);

    /// <summary>When the plan has paid back, with its range; empty where nothing is known.</summary>
    public static string Payback(RunView run)
    {
        PaybackCase? Find(string name) => run.Money.Payback.FirstOrDefault(one => one.Case == name);
        if (Find("central") is not { } central) return "";
        var sentence = "With capital counted when it is spent, the plan " + (central.Year is { } year
            ? $"has cost less than {Words.WithCommitted} from {Words.Year(year)} on"
            : "does not pay back in these years");
        if (Find("best") is not { } best || Find("worst") is not { } worst) return $"{sentence}.";
        return $"{sentence}: {Range(best)}, {Range(worst)}. Schemes and placements stay as in the plan.";
    }

    private static string Range(PaybackCase one) =>
        $"{When(one)} where bought places are {Factor(one.FeeFactor)} and building is {Factor(one.CapitalFactor)}";

    private static string When(PaybackCase one) => one.Year is { } year ? $"from {Words.Year(year)}" : "not in these years";

    private static string Factor(double factor) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(factor - 1.0) * 100.0:0.#}% {(factor < 1.0 ? "cheaper" : "dearer")}");

    private static IReadOnlyList<(string Name, long Committed, long Plan)> Rounded(RunView run)
    {
        var steps = run.Money.Steps;
        var committed = LargestRemainder.Units([.. steps.Select(step => step.Committed)], Shown);
        var plan = LargestRemainder.Units([.. steps.Select(step => step.Plan)], Shown);
        return [.. steps.Select((step, i) => (step.Name, committed[i], plan[i]))];
    }

    private static string Text(long units) => Words.Millions(units * Shown);

    private static string More(long units) => Words.MillionsMore(units * Shown);
}
