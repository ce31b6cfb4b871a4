using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>A plan of every future under the same decisions.</summary>
/// <param name="Taken">1 for each decision taken. [shared decision]</param>
/// <param name="Objective">Costs of all futures as one figure.</param>
/// <param name="Plans">The plan of each future.</param>
/// <param name="Bounds">Lower bound on each future's cost under these decisions.</param>
internal sealed record JointPlan(double[] Taken, double Objective, IReadOnlyList<WholePlan> Plans, IReadOnlyList<double> Bounds)
    : IPlan;

/// <summary>The best joint plan and the bound in the search for a joint plan.</summary>
internal sealed class JointRecord(SolveLimits limits, IProgress<SolveProgress>? progress, string solver)
    : SearchState<JointPlan, JointSolution>(limits, progress)
{
    /// <inheritdoc/>
    public override double[]? BestChoice => Incumbent?.Taken;

    /// <inheritdoc/>
    public override JointSolution NoPlan() => NoPlan("No choice leaves every future with a plan.");

    /// <summary>The answer if no joint plan exists.</summary>
    public JointSolution NoPlan(string message, int? blocked = null) =>
        new() { Status = SolutionStatus.Infeasible, Reason = StopReason.Finished, Message = message, Blocked = blocked, Solver = solver };

    /// <inheritdoc/>
    public override JointSolution Answer(StopReason reason, string message) => new()
    {
        Status = Incumbent is null ? SolutionStatus.NoSolution : IsDone ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
        Reason = reason,
        Message = Told(message),
        Objective = Incumbent?.Objective,
        Bound = Contradicts || Bound is not { } bound || double.IsInfinity(bound) ? null : Math.Min(bound, Incumbent?.Objective ?? bound),
        Taken = Incumbent?.Taken ?? [],
        Futures = Incumbent is { } plan ? [.. plan.Plans.Zip(plan.Bounds, Solution)] : [],
        Solver = solver,
    };

    private ProblemSolution Solution(WholePlan plan, double bound) => new()
    {
        Status = plan.Objective - bound <= GapAt(plan.Objective) ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
        Reason = StopReason.Finished,
        Objective = plan.Objective,
        Bound = Math.Min(bound, plan.Objective),
        LinkingValues = plan.LinkingValues,
        Flows = plan.Flows,
        RowPrices = plan.Prices,
        Solver = solver,
    };
}
