using System.Globalization;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Sweeps.Robust;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Terminal;

/// <summary>One set of schemes for many futures, on one page.</summary>
internal static class RobustPage
{
    private const int MostFutures = 30;

    public static void Write(Screen screen, RobustOutcome outcome, RobustRequest request)
    {
        if (outcome.Figures is not { } plan) return;
        screen.Heading(outcome.Title);
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"One set of schemes for {Used(outcome)}, each as likely as another. "
            + $"It is decided before it is known which of them comes; pupils are placed when it is."));
        if (outcome.Plan.Status != SolutionStatus.WithinGap)
        {
            foreach (var line in UnprovenPlan.Warning(outcome.Plan, request.Limits.RelativeGap, RobustVerdict.Advice(outcome, request),
                hasChoice: true)) screen.Line(line);
        }

        OverAll(screen, outcome, plan, request);
        Schemes(screen, outcome);
        Futures(screen, outcome);
    }

    /// <summary>How many futures of how many: <c>4 of 18 futures</c>.</summary>
    public static string Used(RobustOutcome outcome) => outcome.Futures.Count == outcome.FuturesInSweep
        ? outcome.FuturesInSweep == 1 ? "the one future of the sweep" : $"all {Words.Many(outcome.FuturesInSweep, "future")} of the sweep"
        : string.Create(CultureInfo.InvariantCulture,
            $"{outcome.Futures.Count:N0} of the sweep's {outcome.FuturesInSweep:N0} futures, evenly taken");

    private static void OverAll(Screen screen, RobustOutcome outcome, RobustFigures plan, RobustRequest request)
    {
        screen.Heading("Over these futures");
        var nothing = outcome.DoMinimum;
        var rows = new List<IReadOnlyList<string>>
        {
            Row("Mean cost, with penalties", plan.ExpectedGbp, nothing?.ExpectedGbp),
            Row(Dearest(outcome, request), plan.TailGbp, nothing?.TailGbp),
        };
        if (request.Risk.TailWeight is > 0 and < 1)
            rows.Add(Row(string.Create(CultureInfo.InvariantCulture, $"The mix made least: {request.Risk.TailWeight * 100:0.#}% the "
                + $"dearest, the rest the mean"), plan.ObjectiveGbp, nothing?.ObjectiveGbp));
        rows.Add(Row("Mean cost of all years, money alone", outcome.Futures.Average(future => future.Plan.CostGbp),
            nothing is null ? null : outcome.Futures.Average(future => future.DoMinimum!.CostGbp)));
        rows.Add(["Pupil-years waiting, mean", Words.Count(plan.PupilYearsWaiting), Words.Count(nothing?.PupilYearsWaiting),
            nothing is null ? "–" : Words.Change(plan.PupilYearsWaiting - nothing.PupilYearsWaiting)]);
        screen.Table(["", "This plan", "Committed schemes only", "Difference"], rows);
        screen.Line("Costs with penalties are discounted and count waiting and long journeys; money alone is at base-year prices.");

        static IReadOnlyList<string> Row(string what, double plan, double? nothing) =>
            [what, Money(plan), nothing is { } gbp ? Money(gbp) : "–",
                nothing is { } other ? Words.MillionsMore(new Pounds(plan - other)) : "–"];
    }

    private static string Dearest(RobustOutcome outcome, RobustRequest request) => request.Risk.Tail * outcome.Futures.Count <= 1.0
        ? "In the dearest future"
        : string.Create(CultureInfo.InvariantCulture, $"Mean of the dearest {request.Risk.Tail * 100:0.#}% of futures");

    private static void Schemes(Screen screen, RobustOutcome outcome)
    {
        screen.Heading("Schemes to open");
        var opened = outcome.Schemes.Where(scheme => scheme.OpeningYear is not null).ToList();
        if (opened.Count == 0) screen.Line("None of the optional schemes.");
        else
        {
            screen.Table(
                ["Scheme", "Opens", "Capital", "Later in", "Not at all in"],
                opened.Select(scheme => (IReadOnlyList<string>)
                [
                    scheme.Name, new AcademicYear(scheme.OpeningYear!.Value).ToString(), Money(scheme.CapitalGbp),
                        InFutures(scheme.LateIn), InFutures(scheme.NeverIn),
                ]));
            screen.Line($"Capital in all: {Money(opened.Sum(scheme => scheme.CapitalGbp))}, at the data pack's prices.");
            if (opened.Exists(scheme => scheme.LateIn + scheme.NeverIn > 0))
                screen.Line("A scheme opens later than decided in a future that does not allow it sooner, and not at all in one that does "
                    + "without it or where it would come after the last planned year.");
        }

        var left = outcome.Schemes.Where(scheme => scheme.OpeningYear is null && !scheme.IsGeneric).Select(scheme => scheme.Name).ToList();
        if (left.Count > 0)
            screen.Line($"{(outcome.Plan.Status == SolutionStatus.WithinGap ? "Not built in this plan" : "Not in the best plan found")}: "
                + $"{string.Join(", ", left)}.");
        var generic = outcome.Schemes.Where(scheme => scheme.IsGeneric).ToList();
        if (generic.Count > 0)
            screen.Line($"Generic schemes, not proposed by anyone: {generic.Count(scheme => scheme.OpeningYear is not null)} "
                + $"of {generic.Count} offered open.");
    }

    private static void Futures(Screen screen, RobustOutcome outcome)
    {
        screen.Heading("In each future, beside committed schemes only");
        screen.Table(
            ["Future", "Cost", "… committed only", "Pupil-years waiting", "… committed only"],
            outcome.Futures.Take(MostFutures).Select(future => (IReadOnlyList<string>)
            [
                future.Name, Money(future.Plan.CostGbp), future.DoMinimum is { } nothing ? Money(nothing.CostGbp) : "–",
                Words.Count(future.Plan.PupilYearsWaiting), Words.Count(future.DoMinimum?.PupilYearsWaiting),
            ]));
        if (outcome.Futures.Count > MostFutures)
            screen.Line(string.Create(CultureInfo.InvariantCulture,
                $"… and {outcome.Futures.Count - MostFutures:N0} more in joint_futures.parquet."));
    }

    private static string InFutures(int count) => count == 0 ? "–" : Words.Many(count, "future");

    private static string Money(double gbp) => Words.Millions(new Pounds(gbp));
}
