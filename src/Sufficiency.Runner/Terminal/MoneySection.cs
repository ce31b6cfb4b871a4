using System.Globalization;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Runner.Terminal;

/// <summary>The money of a plan: one table whose lines lead to each other, why it differs from do-minimum, and when it pays back.</summary>
internal static class MoneySection
{
    private const double Shown = 100_000; // tables show tenths of a million

    public static void Write(Screen screen, PlanSummary summary)
    {
        screen.Heading("Money");
        Years(screen, summary);
        Steps(screen, summary.Money);
        Payback(screen, summary.Money);
    }

    /// <summary>Whether a plan saves or costs: <c>saves £1.2m</c>, <c>costs £1.2m more</c>.</summary>
    public static string SavesOrCosts(double differenceGbp) => Words.Millions(new Pounds(Math.Abs(differenceGbp))) switch
    {
        "£0.0m" => "costs the same",
        var amount => differenceGbp < 0 ? $"saves {amount}" : $"costs {amount} more",
    };

    /// <summary>Units of £0.1m as text.</summary>
    public static string Text(long units) => Words.Millions(new Pounds(units * Shown));

    /// <summary>Amounts in units of £0.1m whose sum is the rounded sum.</summary>
    public static IReadOnlyList<long> Units(IEnumerable<double> amounts) => LargestRemainder.Units([.. amounts], Shown);

    private static void Years(Screen screen, PlanSummary summary)
    {
        var money = summary.Money;
        var (plan, nothing) = (money.Of("plan"), money.Of("do_minimum"));
        var carried = plan.Count(year => year.AcademicYear < summary.FirstPlanned.StartYear);
        IReadOnlyList<long> Of(IReadOnlyList<MoneyYear> years, Func<MoneyYear, double> amount) =>
            [.. Units(years.Take(carried).Select(amount)), .. Units(years.Skip(carried).Select(amount))]; // each part adds up by itself
        var (cash, paid, others) = (Of(plan, year => year.PaidCashGbp), Of(plan, year => year.PaidGbp), Of(nothing, year => year.PaidGbp));
        var (discounting, penalties) = (Of(plan, year => year.DiscountingGbp), Of(plan, year => year.PenaltiesGbp));
        IReadOnlyList<string> Row(string name, long inCash, long base0, long less, long penalty, long other) =>
            [name, Text(inCash), Text(base0), Text(less), Text(base0 + less), Text(penalty), Text(base0 + less + penalty), Text(other),
                Words.MillionsMore(new Pounds((base0 - other) * Shown))];
        screen.Table(
            ["Year", "Paid, in cash", "Paid", "Discounting", "Discounted", "Penalties", "Minimised", "Paid, committed only", "Difference"],
            [
                .. plan.Select((_, i) =>
                    Row(Words.Year(summary.Years, summary.FirstPlanned, i + 1), cash[i], paid[i], discounting[i], penalties[i], others[i])),
                Total("Planned years", carried),
                .. carried == 0 ? [] : new[] { Total(
                    carried == 1 ? $"With {summary.Years[1]}" : $"With {summary.Years[1]} to {summary.Years[carried]}", 0) },
            ]);
        screen.Line($"Paid: at prices of {money.PriceBase}, with transport and capital as a yearly charge. "
            + "Paid + discounting = discounted; + penalties = minimised. The proof below speaks of the last line. "
            + "Lines are rounded so that they add up to the totals shown.");
        var difference = money.Of("difference").Skip(carried).Sum(year => year.DiscountedGbp);
        screen.Line(
            $"Beside committed schemes only the plan {SavesOrCosts((paid.Skip(carried).Sum() - others.Skip(carried).Sum()) * Shown)} over "
                + $"the planned years; discounted it {SavesOrCosts(difference)}.");

        IReadOnlyList<string> Total(string name, int from) => Row(
            name, cash.Skip(from).Sum(), paid.Skip(from).Sum(), discounting.Skip(from).Sum(), penalties.Skip(from).Sum(),
            others.Skip(from).Sum());
    }

    private static void Steps(Screen screen, MoneySummary money)
    {
        if (money.Steps.All(step => step.DifferenceGbp == 0.0)) return;
        var (plan, nothing) = (Units(money.Steps.Select(step => step.PlanGbp)), Units(money.Steps.Select(step => step.DoMinimumGbp)));
        screen.Heading("What makes the difference, planned years together");
        var rows = money.Steps
            .Select((step, i) => (Name: Web.Reading.Words.Cost(step.Kind, step.Supply), Plan: plan[i], Nothing: nothing[i]))
            .OrderBy(row => row.Plan - row.Nothing).ThenBy(row => row.Name, StringComparer.Ordinal)
            .Append((Name: "All", Plan: plan.Sum(), Nothing: nothing.Sum()));
        screen.Table(
            ["Kind of cost", "Committed schemes only", "Plan", "Difference"],
            rows.Select(row =>
            (IReadOnlyList<string>)[row.Name, Text(row.Nothing), Text(row.Plan),
                Words.MillionsMore(new Pounds((row.Plan - row.Nothing) * Shown))]));
    }

    private static void Payback(Screen screen, MoneySummary money)
    {
        if (money.Payback.FirstOrDefault(row => row.Case == "central") is not { } central) return;
        var (best, worst) = (money.Payback.FirstOrDefault(row => row.Case == "best"),
            money.Payback.FirstOrDefault(row => row.Case == "worst"));
        screen.Line("With capital counted when it is spent, the plan "
            + $"{(central.PaybackYear is { } year ? $"has paid back by {new AcademicYear(year)}" : "does not pay back in these years")}"
            + $"{Range(best, worst)}.");
        if (best is not null && worst is not null)
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture,
                $"Range: fees of places bought {Change(best.FeeFactor)} and capital {Change(best.CapitalFactor)}; or fees "
                    + $"{Change(worst.FeeFactor)} and capital {Change(worst.CapitalFactor)}. Schemes and placements stay as in the plan."));
        }
    }

    private static string Range(PaybackCase? best, PaybackCase? worst) => best is null || worst is null ? ""
        : best.PaybackYear == worst.PaybackYear ? best.PaybackYear is null ? ", nor at either end of its range"
            : ", at both ends of its range too"
        : $" ({Year(best)} at best, {Year(worst)} at worst)";

    private static string Year(PaybackCase one) => one.PaybackYear is { } year ? new AcademicYear(year).ToString() : "not in these years";

    private static string Change(double factor) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(factor - 1.0) * 100:0.#}% {(factor < 1.0 ? "lower" : "higher")}");
}
