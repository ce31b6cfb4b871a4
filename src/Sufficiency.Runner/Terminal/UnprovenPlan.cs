using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Terminal;

/// <summary>What a page says of a plan that is not proven to be as near to the best as was asked for.</summary>
internal static class UnprovenPlan
{
    private const string BestFound =
        "A better plan may build other schemes, in other years: read the schemes below as the best found, "
        + "not as advice against the others.";

    /// <summary>The warning above the tables of one plan; none where it is near enough.</summary>
    public static IReadOnlyList<string> Warning(SolvedPlan plan, PlanningRequest request) => plan.Status == SolutionStatus.WithinGap ? []
        : Warning(plan, request.Limits.RelativeGap, StopAdvice.For(plan, request), request.Schemes.IsFree());

    /// <summary>How far a plan may be from the best, why, and what to type.</summary>
    /// <param name="plan">What is known of it.</param>
    /// <param name="gapAsked">The gap asked for.</param>
    /// <param name="why">Why solving stopped, and what to type instead.</param>
    /// <param name="hasChoice">Whether the plan chooses schemes.</param>
    public static IReadOnlyList<string> Warning(SolvedPlan plan, double gapAsked, string why, bool hasChoice) =>
    [
        plan is { Gap: { } gap, BoundGbp: { } bound, ObjectiveGbp: { } objective }
            ? $"WARNING: a plan up to {Words.Gap(gap)} better ({Words.Millions(new Pounds(Math.Max(0.0, objective - bound)))}) may exist; "
                + $"{Words.Gap(gapAsked)} was asked for."
            : "WARNING: nothing is proven about how near this plan is to the best possible.",
        $"Why: {why}",
        .. hasChoice ? [BestFound] : Array.Empty<string>(),
    ];

    /// <summary>What is said of a scheme that the plan does not build.</summary>
    public static string NotBuilt(SolvedPlan plan, PlanningRequest request) =>
        plan.Status == SolutionStatus.WithinGap || !request.Schemes.IsFree() ? "not built" : "not in the best plan found";
}
