using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>A plan of every future under the same decisions.</summary>
/// <param name="Taken">1 for each decision taken. [shared decision]</param>
/// <param name="Objective">Costs of all futures as one figure.</param>
/// <param name="Plans">The plan of each future.</param>
/// <param name="Bounds">What no plan of each future under these decisions can undercut.</param>
internal sealed record JointPlan(double[] Taken, double Objective, IReadOnlyList<WholePlan> Plans, IReadOnlyList<double> Bounds);

/// <summary>What a search for a joint plan has found so far, so that a stop at any moment loses nothing.</summary>
internal sealed class JointRecord(SolveLimits limits, IProgress<SolveProgress>? progress, string solver)
{
    /// <summary>The best joint plan.</summary>
    public JointPlan? Incumbent { get; private set; }

    /// <summary>Proven bound on every joint plan.</summary>
    public double? Bound { get; private set; }

    /// <summary>Whether the gap asked for is proven.</summary>
    public bool IsDone => Incumbent is { } plan && Bound is { } bound && !Contradicts && plan.Objective - bound <= Near(plan.Objective);

    private bool Contradicts =>
        Incumbent is { } plan && Bound is { } bound && bound > plan.Objective + (1e-6 * Math.Max(1e-6, Math.Abs(plan.Objective)));

    public void Keep(JointPlan plan)
    {
        if (Incumbent is null || plan.Objective < Incumbent.Objective) Incumbent = plan;
    }

    public void Raise(double bound)
    {
        if (!double.IsNaN(bound)) Bound = Math.Max(Bound ?? double.NegativeInfinity, bound);
    }

    public void Say(string stage) => progress?.Report(new(stage, Incumbent?.Objective, Bound));

    /// <summary>The answer where no joint plan exists.</summary>
    public JointSolution NoPlan(string message, int? blocked = null) =>
        new() { Status = SolutionStatus.Infeasible, Reason = StopReason.Finished, Message = message, Blocked = blocked, Solver = solver };

    public JointSolution Answer(StopReason reason, string message) => new()
    {
        Status = Incumbent is null ? SolutionStatus.NoSolution : IsDone ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
        Reason = reason,
        Message = Contradicts ? $"The plan and the bound contradict each other; nothing is proven. {message}".TrimEnd() : message,
        Objective = Incumbent?.Objective,
        Bound = Contradicts || Bound is not { } bound || double.IsInfinity(bound) ? null : Math.Min(bound, Incumbent?.Objective ?? bound),
        Taken = Incumbent?.Taken ?? [],
        Futures = Incumbent is { } plan ? [.. plan.Plans.Zip(plan.Bounds, Solution)] : [],
        Solver = solver,
    };

    private ProblemSolution Solution(WholePlan plan, double bound) => new()
    {
        Status = plan.Objective - bound <= Near(plan.Objective) ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
        Reason = StopReason.Finished,
        Objective = plan.Objective,
        Bound = Math.Min(bound, plan.Objective),
        LinkingValues = plan.LinkingValues,
        Flows = plan.Flows,
        RowPrices = plan.Prices,
        Solver = solver,
    };

    private double Near(double objective) => limits.RelativeGap * Math.Max(1e-9, Math.Abs(objective));
}
