using System.Globalization;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Sweeps.Robust;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Terminal;

/// <summary>How sure a plan for many futures is and where it lies, in a few sentences.</summary>
internal static class RobustVerdict
{
    public static void Write(TextWriter error, RobustOutcome outcome, RobustRequest request)
    {
        error.WriteLine();
        if (outcome.Figures is null)
        {
            error.WriteLine(NoPlan(outcome, request));
            error.WriteLine("Nothing was written.");
            return;
        }

        error.WriteLine(Certainty(outcome, request));
        error.WriteLine("The pounds of every future were added up again from its tables and agree. For every table of one future, "
            + "and the full check of it, use sweep.");
        error.WriteLine($"Tables: {outcome.Folder}");
        error.WriteLine($"Time: {Words.Duration(TimeSpan.FromSeconds(outcome.Seconds.Values.Sum()))}. "
            + "This is planning, never a decision about a child.");
    }

    private static string Certainty(RobustOutcome outcome, RobustRequest request)
    {
        if (outcome.Plan is not { Gap: { } gap, BoundGbp: { } bound, ObjectiveGbp: { } objective })
            return $"Nothing is proven about how near this plan is to the best possible: {Advice(outcome, request)}";
        var proven = "Proven: over these futures no other set of schemes, with the best placements in each, "
            + $"is better by more than {Words.Gap(gap)} "
            + $"({Words.Millions(new Pounds(Math.Max(0, objective - bound)))} of {Words.Millions(new Pounds(objective))}, "
            + "penalties included).";
        return outcome.Plan.Status == SolutionStatus.WithinGap ? proven
            : $"{proven} That is not as near as asked for: {Advice(outcome, request)}";
    }

    private static string NoPlan(RobustOutcome outcome, RobustRequest request) => outcome switch
    {
        { BlockedBy: { } future } => $"There is no plan for all these futures: {future} has none, whatever is built. "
            + "Look at its policy limits and minimum rolls, or leave it out of the sweep (exclude).",
        { Plan.Status: SolutionStatus.Infeasible } =>
            ("No set of schemes has a plan in every one of these futures. Look at capital budgets, requirements and minimum rolls. "
                + outcome.Plan.Message).TrimEnd(),
        _ => $"No plan was found: {Advice(outcome, request)}",
    };

    /// <summary>Why solving stopped, and what to type instead.</summary>
    public static string Advice(RobustOutcome outcome, RobustRequest request)
    {
        var plan = outcome.Plan;
        var planned = Math.Min(request.MostFutures, outcome.FuturesInSweep);
        var smaller = (planned > 1 ? $"; or plan for fewer futures: --futures {Number(planned / 2)}" : "")
            + (request.Areas == AreaLevel.Lsoa ? "; or plan by larger areas: --areas msoa" : "");
        var what = plan.Reason switch
        {
            StopReason.TimeLimit when request.Limits.TimeLimit is { } limit => "the time was up. "
                + $"Give more, such as --time-limit {Number(Math.Max(60.0, Math.Ceiling(2.0 * limit.TotalSeconds)))}{smaller}.",
            StopReason.Cancelled => "it was stopped. Run the same command again with --force.",
            StopReason.TimeLimit => $"the solver ran out of time. Run it again{smaller}.",
            StopReason.SolverFailure =>
                "OR-Tools failed. Run the same command again; if it fails again, please report it with the message that follows.",
            StopReason.NoProgress => $"no nearer was to be had. Ask for less with --gap {Number(10 * request.Limits.RelativeGap)}.",
            _ => "it finished early.",
        };
        return plan.Message.Length == 0 ? what : $"{what} {plan.Message}";
    }

    private static string Number(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}
