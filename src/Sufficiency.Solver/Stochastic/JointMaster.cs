using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Stochastic;

/// <summary>
/// The shared decisions, the rules over them alone, and for each future a cost no less than its cuts: the least of the risk
/// measure over it bounds every joint plan.
/// </summary>
/// <remarks>
/// CVaR of costs θ with weights w is the least over η of η + Σ w max(0, θ − η) / tail (Rockafellar and Uryasev 2000). Costs are measured
/// from known bounds in units of what is small enough: θ_n = base_n + unit × (t_n − shift).
/// </remarks>
internal sealed class JointMaster(JointProblem problem, IBlockSolver blocks)
{
    private const double Shift = 100.0;
    private const double Slack = 1e-4; // of a unit
    private const double BeyondBest = 0.01; // of a unit: so that the best choice known is an answer
    private const double Feasible = 2e-6; // relative, of the solver's rows
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly IReadOnlyList<SharedRow> rules = SharedRows.Of(problem);
    private readonly bool[] isFixed = [.. Enumerable.Range(0, problem.DecisionCount)
        .Select(d => problem.Futures
            .Any(future => future.ColumnOf[d] is >= 0 and var column && future.Problem.LinkingVariables[column].Upper == 0.0))];

    /// <summary>The bound, and decisions that attain it or nearly; null where no decisions satisfy the rules.</summary>
    /// <param name="futures">Cuts and forbidden decisions of each future.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="allowed">The search's time; half a minute is never exceeded, as any bound will do.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<(double Bound, double[] Taken)?> SolveAsync(IReadOnlyList<FutureSubproblem> futures, JointQuery query,
        TimeAllowed allowed, CancellationToken cancellation)
    {
        var (block, slack) = Build(futures, query);
        if (await IntegerProgram.SolveAsync(blocks, block, query.Gap / Shift, () => allowed.LeftWithin(Longest), cancellation)
            .ConfigureAwait(false) is not { } solution)
        {
            if (query.Best is null) return null; // that none is left is believed only without a cutoff
            return await SolveAsync(futures, query with { Best = null, IsFixed = null }, allowed, cancellation).ConfigureAwait(false);
        }

        var bound = double.IsNegativeInfinity(solution.Bound) ? query.Floor : query.Floor + (query.Unit * (solution.Bound - Shift - slack));
        var taken = TakenIn(solution);
        var (least, nearby) = LeastAround(taken, futures, Allowing(futures, query.Unresolved));
        return bound <= least ? (Math.Max(query.Floor, bound), taken) : (Math.Max(query.Floor, least), nearby);
    }

    /// <summary>Decisions at which the cuts ask for little; null where the solver finds none within
    /// its limits, which proves nothing.</summary>
    public async Task<double[]?> FindAsync(IReadOnlyList<FutureSubproblem> futures, JointQuery query, TimeAllowed allowed,
        CancellationToken cancellation)
    {
        var (block, _) = Build(futures, query);
        var solution = await blocks.SolveAsync(block, BlockBackEnd.Scip, query.Gap / Shift, allowed.LeftWithin(Longest), cancellation)
            .ConfigureAwait(false);
        return solution.Values.Length == 0 ? null : TakenIn(solution);
    }

    /// <summary>The least of the cuts of the steps with the decisions relaxed; null where the solver has no answer.</summary>
    public async Task<RelaxedCuts<JointProof>?> RelaxAsync(IReadOnlyList<FutureSubproblem> futures, double floor, double unit,
        TimeAllowed allowed, CancellationToken cancellation)
    {
        OptimalityCut[][] cuts = [.. futures.Select(future => future.Steps.Kept.Select(future.Shared).ToArray())];
        var (query, allowing) = (new JointQuery([], floor, unit), Allowing(futures, []));
        var (draft, _) = Draft(futures, cuts, query, allowing);
        var solution = await blocks.SolveAsync(draft.ToBlock().Relaxed(), BlockBackEnd.Glop, 1e-9, allowed.Left, cancellation)
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

    /// <summary>The decisions nearest to values that are not whole, among those that every rule allows; null where none is.</summary>
    public async Task<double[]?> NearestAsync(double[] values, IReadOnlyList<FutureSubproblem> futures, IReadOnlyList<double[]> unresolved,
        TimeAllowed allowed, CancellationToken cancellation)
    {
        var draft = Decisions([.. values.Select(value => 1.0 - (2.0 * value))], Allowing(futures, unresolved), null);
        return await IntegerProgram.SolveAsync(blocks, draft.ToBlock(), 1e-6, () => allowed.Left, cancellation)
            .ConfigureAwait(false) is { } solution ? TakenIn(solution) : null;
    }

    /// <summary>The least that the cuts ask at decisions or at any with one of them changed: no bound on all lies
    /// above it, whatever a solver says.</summary>
    private (double Value, double[] Taken) LeastAround(double[] taken, IReadOnlyList<FutureSubproblem> futures,
        IReadOnlyList<SharedRow> allowing)
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

    private SharedRow[] Allowing(IReadOnlyList<FutureSubproblem> futures, IReadOnlyList<double[]> unresolved) =>
        [.. rules, .. futures.SelectMany(future => future.FeasibilityCuts), .. unresolved.Select(SharedRows.OtherThan)];

    private (BlockProblem Block, double Slack) Build(IReadOnlyList<FutureSubproblem> futures, JointQuery query)
    {
        var allowing = Allowing(futures, query.Unresolved);
        if (query.Near is { } near) allowing = [.. allowing, SharedRows.Within(near.Centre, near.Radius)];
        var (draft, slack) = Draft(futures, [.. futures.Select(future => future.Cuts)], query, allowing);
        if (query.Best is { } best) draft.AddCostRow(((best.Cost - query.Floor) / query.Unit) + Shift + BeyondBest);
        return (draft.ToBlock(mostNodes: query.MostNodes), slack);
    }

    /// <summary>Decisions, rules, then the cuts of every future in order, then what the risk measure asks.</summary>
    private (BlockDraft Draft, double Slack) Draft(IReadOnlyList<FutureSubproblem> futures,
        IReadOnlyList<IReadOnlyList<OptimalityCut>> cuts, JointQuery query, SharedRow[] allowing)
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
        if (mean != 0.0) draft.AddColumn(mean, 1.0, 1.0); // so that gaps are those of the whole
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

    /// <summary>Adds what a future costs, above its cuts.</summary>
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

    private double[] TakenIn(BlockSolution solution) =>
        [.. solution.Values.Take(problem.DecisionCount).Select(value => value > 0.5 ? 1.0 : 0.0)];
}
