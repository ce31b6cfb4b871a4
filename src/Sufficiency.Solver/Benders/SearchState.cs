using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>What the outer loop reads of a search: its best plan and its bound.</summary>
internal interface ISearchState
{
    /// <summary>The relative gap asked for.</summary>
    double RelativeGap { get; }

    /// <summary>Whether the gap asked for is proven.</summary>
    bool IsDone { get; }

    /// <summary>Cost of the best plan; null if there is none.</summary>
    double? BestCost { get; }

    /// <summary>The choice of the best plan; null if there is none. [linking variable, or shared decision]</summary>
    double[]? BestChoice { get; }
}

/// <summary>The best plan and the bound of a search at every moment, so that a stop loses nothing.</summary>
/// <param name="limits">The gap asked for.</param>
/// <param name="progress">Told how far the search is, or null.</param>
internal abstract class SearchState<TPlan, TAnswer>(SolveLimits limits, IProgress<SolveProgress>? progress) : ISearchState
    where TPlan : class, IPlan
{
    /// <inheritdoc/>
    public double RelativeGap => limits.RelativeGap;

    /// <summary>The best plan.</summary>
    public TPlan? Incumbent { get; private set; }

    /// <summary>Proven bound on every plan.</summary>
    public double? Bound { get; private set; }

    /// <inheritdoc/>
    public double? BestCost => Incumbent?.Objective;

    /// <inheritdoc/>
    public abstract double[]? BestChoice { get; }

    /// <inheritdoc/>
    public bool IsDone => Incumbent is { } plan && Bound is { } bound && !Contradicts && plan.Objective - bound <= GapAt(plan.Objective);

    /// <summary>Whether the bound exceeds the plan's cost by more than rounding. Then one of the two is wrong, and nothing is
    /// proven.</summary>
    protected bool Contradicts =>
        Incumbent is { } plan && Bound is { } bound && bound > plan.Objective + (1e-6 * Math.Max(1e-6, Math.Abs(plan.Objective)));

    /// <summary>Takes a plan if it is better than the best.</summary>
    public void Keep(TPlan plan)
    {
        if (Incumbent is null || plan.Objective < Incumbent.Objective) Incumbent = plan;
    }

    /// <summary>Takes a bound if it is higher than the best.</summary>
    public void Raise(double bound)
    {
        if (!double.IsNaN(bound)) Bound = Math.Max(Bound ?? double.NegativeInfinity, bound);
    }

    /// <summary>Tells how far the search is.</summary>
    public void Say(string stage) => progress?.Report(new(stage, Incumbent?.Objective, Bound));

    /// <summary>The answer from what is known.</summary>
    public abstract TAnswer Answer(StopReason reason, string message);

    /// <summary>The answer if no choice has a plan.</summary>
    public abstract TAnswer NoPlan();

    /// <summary>The gap asked for at a cost.</summary>
    protected double GapAt(double objective) => limits.RelativeGap * Math.Max(1e-9, Math.Abs(objective));

    /// <summary>A message, preceded by a warning if plan and bound contradict each other.</summary>
    protected string Told(string message) =>
        Contradicts ? $"The plan and the bound contradict each other; nothing is proven. {message}".TrimEnd() : message;
}
