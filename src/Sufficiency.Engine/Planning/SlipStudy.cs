using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Planning;

/// <summary>Solves one plan of a run.</summary>
internal delegate Task<PlanAttempt> SolvePlan(string stage, PlanInputs inputs, SchemeChoice choice, SolveLimits limits, WarmStart? start);

/// <summary>Finds what delayed openings cost: one plan with all schemes as planned, one with delayed schemes in their
/// delayed years, all else alike.</summary>
internal static class SlipStudy
{
    /// <summary>Both plans are proven to this gap or the one asked for, whichever is finer: a difference of
    /// two plans is small beside either.</summary>
    public const double FinestGap = 1e-4;

    /// <summary>The limits of the plan asked for: finer where it is one of the two.</summary>
    public static SolveLimits LimitsOfPlan(PlanInputs inputs, PlanningRequest request) =>
        request.Schemes == SchemeChoice.AsPlanned && inputs.Dataset.DelayedOpenings.Count > 0 ? Finer(request.Limits) : request.Limits;

    /// <summary>The two plans and their difference; null where the data names no delayed openings.</summary>
    public static async Task<SlipAttempt?> RunAsync(PlanInputs inputs, PlanningRequest request, PlanAttempt plan, SolvePlan solve)
    {
        if (inputs.Dataset.DelayedOpenings.Count == 0) return null;
        var fine = Finer(request.Limits);
        var isAsPlanned = request.Schemes == SchemeChoice.AsPlanned && inputs.Dataset.DecidedOpenings.Count == 0;
        inputs = inputs.WithoutDecisions();
        var asPlanned = isAsPlanned ? plan
            : await solve(PlanningStages.AsPlanned, inputs, SchemeChoice.AsPlanned, fine, plan.Start);
        var slipped = await solve(PlanningStages.Slipped, inputs.WithDelaysAsPlans(), SchemeChoice.AsPlanned, fine, asPlanned.Start);
        return new(asPlanned, slipped, Compared(asPlanned) is { } before && Compared(slipped) is { } after
            ? SlipCostBuilder.Build(inputs.Dataset, before, after) : null);
    }

    /// <summary>The plan as the comparison needs it; null where it was not found.</summary>
    public static ComparedPlan? Compared(PlanAttempt attempt) => attempt is { Tables: { } tables, Solution.Objective: { } objective }
        ? new(tables, objective, attempt.Solution.Bound)
        : null;

    private static SolveLimits Finer(SolveLimits limits) => limits with { RelativeGap = Math.Min(limits.RelativeGap, FinestGap) };
}
