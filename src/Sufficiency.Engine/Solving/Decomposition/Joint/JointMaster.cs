using Sufficiency.Engine.Solving.Decomposition.Choices;

namespace Sufficiency.Engine.Solving.Decomposition.Joint;

/// <summary>
/// The shared decisions, the rules over them alone, and for each future a cost no less than its cuts: the least of the risk measure over it bounds every joint plan.
/// </summary>
/// <remarks>
/// CVaR of costs θ with weights w is the least over η of η + Σ w max(0, θ − η) / tail (Rockafellar and Uryasev 2000). Costs are measured from known
/// bounds in units of what is small enough: θ_n = base_n + unit × (t_n − shift).
/// </remarks>
internal sealed class JointMaster(JointProblem problem, IBlockSolver blocks)
{
    private const double Shift = 100.0;
    private const double Slack = 1e-4; // of a unit
    private const double Feasible = 2e-6; // relative, of the solver's rows
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly IReadOnlyList<SharedRow> rules = SharedRows.Of(problem);

    /// <summary>The bound, and decisions that attain it or nearly; null where no decisions satisfy the rules.</summary>
    /// <param name="futures">Cuts and forbidden decisions of each future.</param>
    /// <param name="aside">Decisions that are not asked for.</param>
    /// <param name="floor">A bound on the joint plan known already.</param>
    /// <param name="unit">What is small enough.</param>
    /// <param name="allowed">The search's time; half a minute is never exceeded, as any bound will do.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<(double Bound, double[] Taken)?> SolveAsync(IReadOnlyList<FuturePricing> futures, IReadOnlyList<double[]> aside, double floor, double unit, TimeAllowed allowed, CancellationToken cancellation)
    {
        var allowing = Allowing(futures, aside);
        var draft = Decisions(new double[problem.DecisionCount], allowing);
        var rise = floor - problem.Rate(futures.Select(future => future.Floor));
        var bases = futures.Select(future => future.Floor + rise).ToArray();
        var costs = new int[futures.Count];
        for (var n = 0; n < costs.Length; n++) costs[n] = AddFuture(draft, futures[n], (1.0 - problem.Risk.TailWeight) * problem.Weights[n], bases[n], unit);
        var apart = bases.Select(value => (value - floor) / unit).ToArray();
        var mean = (1.0 - problem.Risk.TailWeight) * RiskMeasure.Mean(apart, problem.Weights);
        if (mean != 0.0) draft.AddColumn(mean, 1.0, 1.0); // so that gaps are those of the whole
        if (problem.Risk.TailWeight > 0.0) AddTail(draft, costs, apart, unit, futures, bases);

        if (await IntegerProgram.SolveAsync(blocks, draft.ToBlock(), 0.01 / Shift, () => allowed.LeftWithin(Longest), cancellation).ConfigureAwait(false) is not { } solution) return null;
        var slack = Slack + (problem.Risk.TailWeight > 0.0 ? Feasible * apart.Max(Math.Abs) : 0.0);
        var bound = double.IsNegativeInfinity(solution.Bound) ? floor : floor + (unit * (solution.Bound - Shift - slack));
        var taken = TakenIn(solution);
        var (least, nearby) = LeastAround(taken, futures, allowing);
        return bound <= least ? (Math.Max(floor, bound), taken) : (Math.Max(floor, least), nearby);
    }

    /// <summary>The least that the cuts ask at decisions or at any with one of them changed: no bound on all lies above it, whatever a solver says.</summary>
    private (double Value, double[] Taken) LeastAround(double[] taken, IReadOnlyList<FuturePricing> futures, IReadOnlyList<SharedRow> allowing)
    {
        var best = (Value: problem.Rate(futures.Select(future => future.LeastAt(taken))), Taken: taken);
        for (var d = 0; d < taken.Length; d++)
        {
            var other = (double[])taken.Clone();
            other[d] = 1.0 - other[d];
            if (!allowing.All(rule => rule.Allows(other))) continue;
            var value = problem.Rate(futures.Select(future => future.LeastAt(other)));
            if (value < best.Value) best = (value, other);
        }

        return best;
    }

    /// <summary>The decisions nearest to values that are not whole, among those that every rule allows; null where none is.</summary>
    public async Task<double[]?> NearestAsync(double[] values, IReadOnlyList<FuturePricing> futures, IReadOnlyList<double[]> aside, TimeAllowed allowed, CancellationToken cancellation)
    {
        var draft = Decisions([.. values.Select(value => 1.0 - (2.0 * value))], Allowing(futures, aside));
        return await IntegerProgram.SolveAsync(blocks, draft.ToBlock(), 1e-6, () => allowed.Left, cancellation).ConfigureAwait(false) is { } solution ? TakenIn(solution) : null;
    }

    private SharedRow[] Allowing(IReadOnlyList<FuturePricing> futures, IReadOnlyList<double[]> aside) => [.. rules, .. futures.SelectMany(future => future.Forbidden), .. aside.Select(SharedRows.OtherThan)];

    private static BlockDraft Decisions(double[] costs, IReadOnlyList<SharedRow> allowing)
    {
        var draft = new BlockDraft();
        foreach (var cost in costs) draft.AddColumn(cost, 0.0, 1.0, isInteger: true);
        foreach (var rule in allowing)
        {
            var row = draft.AddRow(rule.Lower, rule.Upper);
            for (var e = 0; e < rule.Decisions.Length; e++) draft.Put(rule.Decisions[e], row, rule.Coefficients[e]);
        }

        return draft;
    }

    /// <summary>Adds what a future costs, above its cuts.</summary>
    private static int AddFuture(BlockDraft draft, FuturePricing future, double weight, double from, double unit)
    {
        var least = ((future.Floor - from) / unit) + Shift;
        var column = draft.AddColumn(weight, least, Math.Max(least + (2.0 * Shift), MostOf(future, from, unit)));
        foreach (var cut in future.Cuts)
        {
            var row = draft.AddRow(((cut.Constant - from) / unit) + Shift, double.PositiveInfinity);
            for (var d = 0; d < cut.Coefficients.Length; d++) draft.Put(d, row, -cut.Coefficients[d] / unit);
            draft.Put(column, row, 1.0);
        }

        return column;
    }

    /// <summary>Adds λ (η + Σ w u / tail) with u ≥ θ − η, in units from the floor.</summary>
    private void AddTail(BlockDraft draft, int[] costs, double[] apart, double unit, IReadOnlyList<FuturePricing> futures, double[] bases)
    {
        var least = Enumerable.Range(0, costs.Length).Min(n => apart[n] + ((futures[n].Floor - bases[n]) / unit) + Shift);
        var most = Enumerable.Range(0, costs.Length).Max(n => apart[n] + Math.Max(((futures[n].Floor - bases[n]) / unit) + (3.0 * Shift), MostOf(futures[n], bases[n], unit)));
        var level = draft.AddColumn(problem.Risk.TailWeight, least, most);
        for (var n = 0; n < costs.Length; n++)
        {
            var above = draft.AddColumn(problem.Risk.TailWeight * problem.Weights[n] / problem.Risk.Tail, 0.0, most - least);
            var row = draft.AddRow(apart[n], double.PositiveInfinity);
            draft.Put(costs[n], row, -1.0);
            draft.Put(level, row, 1.0);
            draft.Put(above, row, 1.0);
        }
    }

    /// <summary>The most that the cuts of a future can ask for, in units.</summary>
    private static double MostOf(FuturePricing future, double from, double unit) =>
        future.Cuts.Select(cut => ((cut.Constant + cut.Coefficients.Sum(value => Math.Max(0.0, value)) - from) / unit) + Shift + 1.0).DefaultIfEmpty(0.0).Max();

    private double[] TakenIn(BlockSolution solution) => [.. solution.Values.Take(problem.DecisionCount).Select(value => value > 0.5 ? 1.0 : 0.0)];
}
