using System.Globalization;
using System.Text.Json;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Sweeps.Comparison;

namespace Sufficiency.Runner.Terminal;

/// <summary>A comparison on one page.</summary>
internal static class ComparePage
{
    public static void Write(Screen screen, CompareOutcome outcome)
    {
        screen.Heading(outcome.Title);
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"Each plan was carried out in {outcome.Futures.Compared:N0} of "
            + $"{outcome.Futures.Solved:N0} solved futures, each as likely as another. Costs are discounted, with penalties for waiting."));
        if (outcome.Futures.Solved < outcome.Futures.All)
            screen.Line(string.Create(CultureInfo.InvariantCulture,
                $"The sweep has {outcome.Futures.All:N0} futures; those that failed, or are not solved yet, have no part in this."));
        Plans(screen, outcome);
        Common(screen, outcome);
        Tornado(screen, outcome);
        screen.Heading("Payback");
        var payback = outcome.Payback;
        screen.Line(payback is { First: { } first, Last: { } last }
            ? $"Each future's own plan pays back in {payback.PayBack} of {payback.Futures} futures, between {new AcademicYear(first)} "
            + $"and {new AcademicYear(last)}, with capital as a yearly charge."
            : "No future's own plan pays back within the planned years: what it buys is a shorter lack of places.");
        Schemes(screen, outcome);
    }

    private static void Tornado(Screen screen, CompareOutcome outcome)
    {
        screen.Heading("What moves the cost most");
        if (outcome.Tornado.Count == 0) screen.Line("The futures compared differ in no axis and no drawn factor that could move it.");
        else
        {
            screen.Table(
                ["Axis", "Least at", "Cost of all years", "Most at", "Cost of all years", "Explains alone"],
                outcome.Tornado.Select(axis => (IReadOnlyList<string>)[axis.Axis, axis.LowLevel, Money(axis.LowGbp), axis.HighLevel,
                    Money(axis.HighGbp), Words.Percent(axis.FirstOrder)]));
        }
    }

    public static void WriteDocument(TextWriter output, CompareOutcome outcome) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            outcome.Title,
            FuturesCompared = outcome.Futures.Compared,
            FuturesSolved = outcome.Futures.Solved,
            FuturesInSweep = outcome.Futures.All,
            outcome.Plans,
            outcome.NotEverywhere,
            Common = outcome.Common.Select(row => new { row.SchemeId, row.FirstYear, row.IsFirstStep }),
            outcome.Tornado,
            outcome.Schemes,
            Payback = new { outcome.Payback.First, outcome.Payback.Last, outcome.Payback.PayBack, outcome.Payback.Futures },
            DelaysPricedIn = outcome.Reference,
            CompareDir = outcome.Folder,
        },
        PlanDocument.Options));

    private static void Plans(Screen screen, CompareOutcome outcome)
    {
        screen.Heading("Plans");
        screen.Table(
            ["Plan", "Own plan of", "Schemes", "Expected cost", "Dearest futures", "Largest regret", "Best by"],
            outcome.Plans.Select(plan => (IReadOnlyList<string>)
            [
                plan.Title, Words.Count(plan.Scenarios), Words.Count(plan.Openings.Count), Money(plan.ExpectedGbp), Money(plan.TailGbp),
                    Money(plan.MaximumRegretGbp), string.Join(", ", plan.Merits),
            ]));
        foreach (var plan in outcome.Plans.Where(plan => plan.Merits.Count > 0 && plan.Openings.Count > 0))
        {
            var openings = plan.Openings.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{Name(outcome, pair.Key)} {new AcademicYear(pair.Value)}");
            screen.Line($"{Capital(plan.Title)}: {string.Join(", ", openings)}.");
        }

        if (outcome.NotEverywhere.Count > 0)
            screen.Line($"Some future does not allow {string.Join(", ", outcome.NotEverywhere)}; see matrix.parquet.");
    }

    private static void Common(Screen screen, CompareOutcome outcome)
    {
        screen.Heading("What all good plans have in common");
        if (outcome.Common.Count == 0) screen.Line("Nothing: no scheme opens in every good plan.");
        foreach (var (scheme, year, isFirst) in outcome.Common)
            screen.Line($"{Name(outcome, scheme)}, from {new AcademicYear(year)}{(isFirst ? ": a first step in all of them" : "")}");
    }

    private static void Schemes(Screen screen, CompareOutcome outcome)
    {
        if (outcome.Schemes.Count == 0) return;
        screen.Heading("Schemes of the plan with the least expected cost");
        screen.Table(
            ["Scheme", "Worth it in", "On average it", "A year late costs", "Two", "Three", "Pupil-years waiting, a year late"],
            outcome.Schemes.Select(scheme => (IReadOnlyList<string>)
            [
                Name(outcome, scheme.SchemeId), Words.Percent(scheme.PaysShare), MoneySection.SavesOrCosts(-scheme.MeanSavingGbp),
                    .. Enumerable.Range(0, 3).Select(i => i < scheme.DelayGbp.Count ? Money(scheme.DelayGbp[i]) : "–"),
                scheme.DelayWaiting.Count > 0 ? Words.Change(scheme.DelayWaiting[0]) : "–",
            ]));
        screen.Line("Worth it: the share of futures that leave a choice of the scheme and cost less with it, "
            + "money and penalties together; a year's wait counts at more than the dearest place. "
            + $"What a later opening costs is that of the future {outcome.Reference}.");
        foreach (var scheme in outcome.Schemes.Where(scheme => scheme.BreakEven.Count > 0))
            screen.Line($"{Name(outcome, scheme.SchemeId)} is worth it if {string.Join("; ", scheme.BreakEven)}.");
    }

    private static string Name(CompareOutcome outcome, string scheme) => outcome.SchemeNames.GetValueOrDefault(scheme, scheme);

    private static string Capital(string title) => char.ToUpperInvariant(title[0]) + title[1..];

    private static string Money(double gbp) => Words.Millions(new Pounds(gbp));
}
