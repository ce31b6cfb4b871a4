using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Planning;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Terminal;

/// <summary>How sure the plan is and where it lies, in a few sentences.</summary>
internal static class PlanVerdict
{
    private const int MostFindings = 20;

    public static void Write(TextWriter error, PlanningOutcome outcome, PlanningRequest request)
    {
        error.WriteLine();
        if (outcome.Summary is null)
        {
            error.WriteLine(NoPlan(outcome, request));
            error.WriteLine("Nothing was written.");
            return;
        }

        error.WriteLine(Certainty(outcome.Plan, request));
        if (outcome.AuditFindings is { Count: > 0 } findings)
        {
            error.WriteLine("The check of the written tables found differences. Do not use this plan; please report it:");
            foreach (var finding in findings.Take(MostFindings)) error.WriteLine($"  {finding}");
        }
        else
        {
            error.WriteLine("Every rule and every pound was recomputed from the written tables: passed.");
            error.WriteLine("report.html is for a web browser, plan.xlsx for Excel. They lie beside the tables.");
        }

        error.WriteLine($"Tables: {outcome.RunFolder}");
        error.WriteLine($"Time: {Words.Duration(TimeSpan.FromSeconds(outcome.Seconds.Values.Sum()))}. "
            + "This is planning, never a decision about a child.");
    }

    private static string Certainty(SolvedPlan plan, PlanningRequest request) => plan switch
    {
        { Gap: { } gap, BoundGbp: { } bound, ObjectiveGbp: { } objective } =>
            $"Proven: no plan is better by more than {Words.Gap(gap)} ({Words.Millions(new Pounds(Math.Max(0, objective - bound)))} "
            + $"of {Words.Millions(new Pounds(objective))}, penalties included)."
            + (plan.Status == SolutionStatus.WithinGap ? "" : $" That is not as near as asked for: {StopAdvice.For(plan, request)}"),
        _ => $"Nothing is proven about how near this plan is to the best possible: {StopAdvice.For(plan, request)}",
    };

    private static string NoPlan(PlanningOutcome outcome, PlanningRequest request)
    {
        var failed = outcome.DoMinimum.ObjectiveGbp is null ? outcome.DoMinimum : outcome.Plan;
        return failed.Status == SolutionStatus.Infeasible ? WhyNoPlan(failed, request) : $"No plan was found: {WhyNoPlan(failed, request)}";
    }

    /// <summary>Why a plan was not found, and what to do.</summary>
    public static string WhyNoPlan(SolvedPlan plan, PlanningRequest request) => plan.Status == SolutionStatus.Infeasible
        ? $"No plan satisfies the rules. {plan.Message}".TrimEnd()
        : StopAdvice.For(plan, request);
}
