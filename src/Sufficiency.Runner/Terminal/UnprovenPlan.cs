using Sufficiency.Engine;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Solving;

namespace Sufficiency.Runner.Terminal;

/// <summary>What a page says of a plan that is not proven to be as near to the best as was asked for.</summary>
internal static class UnprovenPlan
{
    /// <summary>The warning above the tables: how far the plan may be from the best, why, and what to type; none where it is near enough.</summary>
    public static IReadOnlyList<string> Warning(SolvedPlan plan, PlanningRequest request) => plan.Status == SolutionStatus.WithinGap ? [] :
    [
        plan is { Gap: { } gap, BoundGbp: { } bound, ObjectiveGbp: { } objective }
            ? $"WARNING: a plan up to {Words.Gap(gap)} better ({Words.Millions(new Pounds(Math.Max(0.0, objective - bound)))}) may exist; {Words.Gap(request.Limits.RelativeGap)} was asked for."
            : "WARNING: nothing is proven about how near this plan is to the best possible.",
        $"Why: {StopAdvice.For(plan, request)}",
        .. request.Schemes == SchemeChoice.Choose ? ["A better plan may build other schemes, in other years: read the schemes below as the best found, not as advice against the others."] : Array.Empty<string>(),
    ];

    /// <summary>What is said of a scheme that the plan does not build.</summary>
    public static string NotBuilt(SolvedPlan plan, PlanningRequest request) =>
        plan.Status == SolutionStatus.WithinGap || request.Schemes != SchemeChoice.Choose ? "not built" : "not in the best plan found";
}
