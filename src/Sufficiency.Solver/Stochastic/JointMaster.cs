using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>
/// The master problem of many futures: shared decisions, the rows over them alone, and for each future a cost no less than its cuts. The
/// least of the risk measure bounds every joint plan.
/// </summary>
/// <remarks>
/// CVaR of costs θ with weights w is the least over η of η + Σ w max(0, θ − η) / tail (Rockafellar and Uryasev 2000). Costs are measured
/// from known bounds in units: θ_n = base_n + unit × (t_n − shift).
/// </remarks>
internal sealed class JointMaster(JointProblem problem, IBlockSolver blocks) : MasterProblem<IReadOnlyList<FutureSubproblem>>(blocks)
{
    private const double Feasible = 2e-6; // relative: what the solver's rows may be off
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly IReadOnlyList<SharedRow> rules = SharedRows.Of(problem);
    private readonly bool[] isFixed = [.. Enumerable.Range(0, problem.DecisionCount)
        .Select(d => problem.Futures
            .Any(future => future.ColumnOf[d] is >= 0 and var column && future.Problem.LinkingVariables[column].Upper == 0.0))];

    /// <summary>The least of the ascent's cuts with the decisions relaxed; null if the solver has no answer.</summary>
    public async Task<RelaxedCuts<JointProof>?> RelaxAsync(IReadOnlyList<FutureSubproblem> futures, double floor, double unit,
        TimeAllowed allowed, CancellationToken cancellation)
    {
        OptimalityCut[][] cuts = [.. futures.Select(future => future.Steps.Kept.Select(future.Shared).ToArray())];
        var (query, allowing) = (new MasterQuery([], floor, unit), Allowing(futures, []));
        var (draft, _) = Draft(futures, cuts, query, allowing);
        var solution = await Blocks.SolveAsync(draft.ToBlock().Relaxed(), BlockBackEnd.Glop, 1e-9, allowed.Left, cancellation)
            .ConfigureAwait(false);
        if (solution.Values.Length == 0 || solution.Duals.Length == 0) return null;
        double[] taken = [.. solution.Values.Take(problem.DecisionCount).Select(value => Math.Clamp(value, 0.0, 1.0))];
        var (weights, first) = (new double[cuts.Length][], allowing.Length);
        for (var n = 0; n < cuts.Length; n++)
        {
            weights[n] = [.. solution.Duals.Skip(first).Take(cuts[n].Length).Select(dual => Math.Max(0.0, dual))];
            first += cuts[n].Length;
        }

        double[] prices = [.. solution.Duals.Take(allowing.Length).Select(dual => unit * dual)];
        var proof = new JointWeights(problem).Weigh(cuts, weights, allowing, prices, isFixed);
        return proof is null ? null : new(proof.Bound, [.. futures.Select(future => future.FractionsOf(taken))], weights, proof);
    }

    /// <summary>The decisions nearest to some values that every row allows; null if there are none.</summary>
    public async Task<double[]?> NearestAsync(double[] values, IReadOnlyList<FutureSubproblem> futures, IReadOnlyList<double[]> unresolved,
        TimeAllowed allowed, CancellationToken cancellation)
    {
        var draft = Decisions([.. values.Select(value => 1.0 - (2.0 * value))], Allowing(futures, unresolved), null);
        return await IntegerProgram.SolveAsync(Blocks, draft.ToBlock(), 1e-6, () => allowed.Left, cancellation)
            .ConfigureAwait(false) is { } solution ? ValuesIn(solution) : null;
    }

    /// <inheritdoc/>
    protected override TimeSpan? Left(TimeAllowed allowed) => allowed.LeftWithin(Longest);

    /// <inheritdoc/>
    protected override (double Value, double[] Values) LeastAround(double[] values, IReadOnlyList<FutureSubproblem> futures,
        MasterQuery query)
    {
        var allowing = Allowing(futures, query.Excluded);
        var best = (Value: problem.Rate(futures.Select(future => future.LeastAt(values))), Values: values);
        for (var d = 0; d < values.Length; d++)
        {
            var other = (double[])values.Clone();
            other[d] = 1.0 - other[d];
            if (!allowing.All(rule => rule.Allows(other))) continue;
            var value = problem.Rate(futures.Select(future => future.LeastAt(other)));
            if (value < best.Value) best = (value, other);
        }

        return best;
    }

    private SharedRow[] Allowing(IReadOnlyList<FutureSubproblem> futures, IReadOnlyList<double[]> unresolved) =>
        [.. rules, .. futures.SelectMany(future => future.FeasibilityCuts), .. unresolved.Select(SharedRows.OtherThan)];

    /// <inheritdoc/>
    protected override (BlockProblem Block, double Slack) Build(IReadOnlyList<FutureSubproblem> futures, MasterQuery query)
    {
        var allowing = Allowing(futures, query.Excluded);
        if (query.Near is { } near) allowing = [.. allowing, SharedRows.Within(near.Centre, near.Radius)];
        var (draft, slack) = Draft(futures, [.. futures.Select(future => future.Cuts)], query, allowing);
        if (query.Best is { } best) draft.AddCostRow(((best.Cost - query.Floor) / query.Unit) + Shift + BeyondBest);
        return (draft.ToBlock(mostNodes: query.MostNodes), slack);
    }

    /// <summary>Adds decisions, their rows, the cuts of every future in order, and the rows of the risk measure.</summary>
    private (BlockDraft Draft, double Slack) Draft(IReadOnlyList<FutureSubproblem> futures,
        IReadOnlyList<IReadOnlyList<OptimalityCut>> cuts, MasterQuery query, SharedRow[] allowing)
    {
        var (floor, unit) = (query.Floor, query.Unit);
        var draft = Decisions(new double[problem.DecisionCount], allowing, query.IsFixed);
        var rise = floor - problem.Rate(futures.Select(future => future.Floor));
        var bases = futures.Select(future => future.Floor + rise).ToArray();
        var costs = new int[futures.Count];
        for (var n = 0; n < costs.Length; n++)
            costs[n] = AddFuture(draft, futures[n].Floor, cuts[n], (1.0 - problem.Risk.TailWeight) * problem.Weights[n], bases[n], unit);
        var apart = bases.Select(value => (value - floor) / unit).ToArray();
        var mean = (1.0 - problem.Risk.TailWeight) * RiskMeasure.Mean(apart, problem.Weights);
        if (mean != 0.0) draft.AddColumn(mean, 1.0, 1.0); // a constant, so that relative gaps are right
        if (problem.Risk.TailWeight > 0.0) AddTail(draft, costs, apart, unit, futures, cuts, bases);
        return (draft, Slack + (problem.Risk.TailWeight > 0.0 ? Feasible * apart.Max(Math.Abs) : 0.0));
    }

    private BlockDraft Decisions(double[] costs, IReadOnlyList<SharedRow> allowing, bool[]? isShut)
    {
        var draft = new BlockDraft();
        for (var d = 0; d < costs.Length; d++)
            draft.AddColumn(costs[d], 0.0, isFixed[d] || isShut?[d] == true ? 0.0 : 1.0, isInteger: true);
        foreach (var rule in allowing)
        {
            var row = draft.AddRow(rule.Lower, rule.Upper);
            for (var e = 0; e < rule.Decisions.Length; e++) draft.Put(rule.Decisions[e], row, rule.Coefficients[e]);
        }

        return draft;
    }

    /// <summary>Adds a future's cost and its cuts.</summary>
    private static int AddFuture(BlockDraft draft, double floor, IReadOnlyList<OptimalityCut> cuts, double weight, double from, double unit)
    {
        var least = ((floor - from) / unit) + Shift;
        var column = draft.AddColumn(weight, least, Math.Max(least + (2.0 * Shift), MostOf(cuts, from, unit)));
        foreach (var cut in cuts)
        {
            var row = draft.AddRow(((cut.Constant - from) / unit) + Shift, double.PositiveInfinity);
            for (var d = 0; d < cut.Coefficients.Length; d++) draft.Put(d, row, -cut.Coefficients[d] / unit);
            draft.Put(column, row, 1.0);
        }

        return column;
    }

    /// <summary>Adds λ (η + Σ w u / tail) with u ≥ θ − η, in units from the floor.</summary>
    private void AddTail(
        BlockDraft draft, int[] costs, double[] apart, double unit, IReadOnlyList<FutureSubproblem> futures,
        IReadOnlyList<IReadOnlyList<OptimalityCut>> cuts, double[] bases)
    {
        var least = Enumerable.Range(0, costs.Length).Min(n => apart[n] + ((futures[n].Floor - bases[n]) / unit) + Shift);
        var most = Enumerable.Range(0, costs.Length)
            .Max(n => apart[n] + Math.Max(((futures[n].Floor - bases[n]) / unit) + (3.0 * Shift), MostOf(cuts[n], bases[n], unit)));
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

    /// <summary>The most that cuts of a future can ask for, in units.</summary>
    private static double MostOf(IReadOnlyList<OptimalityCut> cuts, double from, double unit) =>
        cuts.Select(cut => ((cut.Constant + cut.Coefficients.Sum(value => Math.Max(0.0, value)) - from) / unit) + Shift + 1.0)
        .DefaultIfEmpty(0.0).Max();

    /// <inheritdoc/>
    protected override double[] ValuesIn(BlockSolution solution) =>
        [.. solution.Values.Take(problem.DecisionCount).Select(value => value > 0.5 ? 1.0 : 0.0)];
}
