using System.Globalization;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Summary;

namespace Sufficiency.Runner.Terminal;

/// <summary>The high-needs ledger with both readings of who bears it, and capital by year of spending.</summary>
internal static class LedgerSection
{
    public static void Write(Screen screen, PlanSummary summary)
    {
        HighNeeds(screen, summary.Money);
        Capital(screen, summary);
    }

    private static void HighNeeds(Screen screen, MoneySummary money)
    {
        screen.Heading("High-needs ledger, in cash");
        var hasReadings = money.Deficit.OverrideEnds is not null;
        screen.Table(
            [
                "Year", "Opening balance", "Grant", "Spending", "In-year position", "Stability grant", hasReadings
                    ? "Closing, council bears all" : "Closing balance",
                .. hasReadings ? [$"Closing, government bears from {money.Deficit.OverrideEnds}"]
                : Array.Empty<string>(), "Closing, committed schemes only",
            ],
            money.Ledger.Select((year, i) => (IReadOnlyList<string>)
            [
                year.Year.ToString(), Millions(year.Opening), Millions(year.Grant), Millions(year.Spending), Millions(year.Position),
                    year.StabilityGrant == 0.0 ? "–" : Millions(year.StabilityGrant), Millions(year.Closing),
                .. hasReadings ? [Millions(year.ClosingIfGovernment)] : Array.Empty<string>(), Millions(money.DoMinimumLedger[i].Closing),
            ]));
        foreach (var line in Notes(money)) screen.Line(line);
    }

    private static IEnumerable<string> Notes(MoneySummary money)
    {
        var deficit = money.Deficit;
        yield return "Spending: what the high needs grant should pay; capital and transport are paid elsewhere. − is a deficit."
            + (deficit.Opening is null ? " The data names no opening deficit, so balances count from nil." : "");
        if (money.Ledger.FirstOrDefault(year => year.StabilityGrant > 0) is { StabilityGrant: { } grant } granted)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Stability grant: {deficit.GrantShare * 100:0.#}% of the deficit at the end of {granted.Year}")
                + $"{(deficit.GrantCondition is { } condition ? $", if {condition}" : "")}. "
                + $"Without it every later balance is {Millions(grant)} worse.";
        }

        if (deficit.OverrideEnds is not { } ends) yield break;
        var planned = deficit.IsGovernmentAfterOverride switch
        {
            true => "This plan's data takes the government to bear it; the council's reading stands beside it.",
            false => "This plan's data takes the council to bear it; the government's reading stands beside it.",
            null => "The data does not say who, so both readings stand here.",
        };
        yield return $"Who bears deficits from {ends} on, when the statutory override is taken to have ended, is an assumption. {planned}";
    }

    private static void Capital(Screen screen, PlanSummary summary)
    {
        var first = summary.Years[1].StartYear;
        var rows = summary.Money.Capital.Where(row => row.Plan == "plan").ToList();
        if (rows.Count == 0) return;
        screen.Heading("Capital by year of spending");
        var funders = rows.Select(row => row.Funder).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var years = rows.Select(row => Math.Max(row.AcademicYear, first - 1)).Distinct().Order().ToList();
        var cells = years.SelectMany(year =>
            funders.Select(funder =>
                rows.Where(row => Math.Max(row.AcademicYear, first - 1) == year && row.Funder == funder).Sum(row => row.CapitalGbp)));
        var units = MoneySection.Units(cells);
        IReadOnlyList<string> Row(string name, Func<int, long> ofFunder) =>
            [name, .. funders.Select((_, f) => ofFunder(f) == 0 ? "–" : MoneySection.Text(ofFunder(f))),
                MoneySection.Text(funders.Select((_, f) => ofFunder(f)).Sum())];
        screen.Table(
            ["Year", .. funders.Select(Web.Reading.Words.Funder), "All"],
            [
                .. years.Select((year, i) =>
                    Row(year < first ? $"before {summary.Years[1]}" : new AcademicYear(year).ToString(), f =>
                        units[(i * funders.Count) + f])),
                Row("All years", f => years.Select((_, i) => units[(i * funders.Count) + f]).Sum()),
            ]);
        screen.Line("Capital of every scheme that opens in the plan, committed ones too, at base-year prices, in equal parts over the "
            + "years of building before its opening.");
    }

    private static string Millions(double? gbp) => Words.Millions(gbp is { } value ? new Pounds(value) : null);
}
