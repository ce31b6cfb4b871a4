using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>
/// min θ over the integer columns, the rows over them alone, and θ ≥ every cut: its optimum bounds every plan from below. Choices that are
/// closed are left out by a row each, Σ over those at 0 of y + Σ over those at 1 of (1 − y) ≥ 1, which no other choice feels.
/// Of choices that differ by swapping alike sets the ordered one stands for all (<see cref="SymmetricSets"/>).
/// </summary>
internal sealed class IntegerMaster(MixedIntegerProblem problem, RowRoles roles, IBlockSolver blocks)
{
    private const double Shift = 100.0;
    private const double Slack = 1e-4; // of a unit
    private const double BeyondBest = 0.01; // of a unit: so that the best choice known is an answer
    private readonly int[] integers =
        [.. Enumerable.Range(0, problem.LinkingVariables.Count).Where(j => problem.LinkingVariables[j].IsInteger)];
    private readonly IntegerRows rows = new(problem, roles);

    /// <summary>The bound, and the integers (in a full side vector) that attain it or nearly; null
    /// where no integers satisfy the rows.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="allowed">The search's time.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<(double Bound, double[] Values)?> SolveAsync(MasterQuery query, TimeAllowed allowed, CancellationToken cancellation)
    {
        var (block, gap) = (Build(query), query.Gap / Shift);
        var solution = await IntegerProgram.SolveAsync(blocks, block, gap, () => allowed.Left, cancellation).ConfigureAwait(false);
        if (solution is null)
        {
            if (query.Best is null) return null; // that none is left is believed only without a cutoff
            return await SolveAsync(query with { Best = null, IsFixed = null }, allowed, cancellation).ConfigureAwait(false);
        }

        var bound = double.IsNegativeInfinity(solution.Bound) ? query.Floor : query.Floor + (query.Unit * (solution.Bound - Shift - Slack));
        var values = Rounded(solution);
        var (least, nearby) = LeastAround(values, query);
        return bound <= least ? (Math.Max(query.Floor, bound), values) : (Math.Max(query.Floor, least), nearby);
    }

    /// <summary>
    /// Integers at which the cuts ask for little; null where the solver finds none within its limits, which proves nothing.
    /// </summary>
    public async Task<double[]?> FindAsync(MasterQuery query, TimeAllowed allowed, CancellationToken cancellation)
    {
        var (block, gap) = (Build(query), query.Gap / Shift);
        var solution = await blocks.SolveAsync(block, BlockBackEnd.Scip, gap, allowed.Left, cancellation).ConfigureAwait(false);
        return solution.Values.Length == 0 ? null : Rounded(solution);
    }

    /// <summary>The least of the cuts with the integers relaxed; null where the solver has no answer.</summary>
    public async Task<RelaxedMaster?> RelaxAsync(MasterQuery query, TimeAllowed allowed, CancellationToken cancellation)
    {
        var block = Draft(query).ToBlock().Relaxed(); // order would raise nothing: shares of alike sets may be evened out
        var solution = await blocks.SolveAsync(block, BlockBackEnd.Glop, 1e-9, allowed.Left, cancellation).ConfigureAwait(false);
        if (solution.Values.Length == 0 || solution.Duals.Length == 0) return null;
        var weights = solution.Duals.Skip(rows.Count).Take(query.Cuts.Count).Select(dual => Math.Max(0.0, dual)).ToArray();
        var total = weights.Sum();
        if (!(total > 0.0)) return null;
        double[] prices = rows.ToPrices([.. solution.Duals.Take(rows.Count).Select(dual => query.Unit * dual / total)]);
        return new(ValuesOf(solution), rows.Weigh(query.Cuts, [.. weights.Select(weight => weight / total)], prices));
    }

    /// <summary>
    /// The ordered integers nearest to values that are not whole, among those that are not closed and satisfy the rows over integers alone;
    /// null where none do.
    /// </summary>
    public async Task<double[]?> NearestAsync(
        double[] targets, IReadOnlyList<double[]> excluded, TimeAllowed allowed, CancellationToken cancellation)
    {
        var wanted = rows.Alike.Ordered(targets);
        var draft = Integers(j => 1.0 - (2.0 * wanted[j]), null);
        rows.AddTo(draft, integers);
        foreach (var values in excluded) AddOther(draft, values);
        rows.AddOrder(draft, integers);
        var block = draft.ToBlock();
        var solution = await IntegerProgram.SolveAsync(blocks, block, 1e-6, () => allowed.Left, cancellation).ConfigureAwait(false);
        return solution is null ? null : Rounded(solution);
    }

    /// <summary>The integers that stand for a choice and for all that differ from it by swapping alike sets.</summary>
    public double[] Ordered(double[] values) => rows.Alike.Ordered(values);

    /// <summary>Whether integers satisfy the rows over them alone and their own bounds.</summary>
    public bool Allows(double[] values) => rows.Allow(values);

    /// <summary>The least that the cuts ask at integers or at any with one of them changed: no bound on all lies above it, whatever a
    /// solver says of numbers too large for it.</summary>
    private (double Value, double[] Values) LeastAround(double[] values, MasterQuery query)
    {
        var used = rows.Used(values);
        double[] asked = [.. query.Cuts.Select(cut => cut.At(values))];
        var (best, flipped) = (asked.DefaultIfEmpty(double.NegativeInfinity).Max(), -1);
        var isOneAway = OneAway(values, query.Excluded);
        foreach (var j in integers)
        {
            var move = 1.0 - (2.0 * values[j]);
            if (values[j] + move < problem.LinkingVariables[j].Lower || values[j] + move > problem.LinkingVariables[j].Upper) continue;
            if (isOneAway.Contains(j) || !rows.AllowMove(j, move, used)) continue;
            if (query.Near is { } near && near.DistanceOf(integers, values) + (move * (1.0 - (2.0 * near.Centre[j]))) > near.Radius + 0.5)
                continue;
            var most = double.NegativeInfinity;
            for (var c = 0; c < asked.Length; c++) most = Math.Max(most, asked[c] + (move * query.Cuts[c].Coefficients[j]));
            if (most < best && rows.Alike.AreOrdered(Flipped(values, j))) (best, flipped) = (most, j);
        }

        return (best, flipped < 0 ? values : Flipped(values, flipped));
    }

    private static double[] Flipped(double[] values, int column) => [.. values.Select((value, j) => j == column ? 1.0 - value : value)];

    /// <summary>The integers that alone lie between a choice and a closed one.</summary>
    private HashSet<int> OneAway(double[] values, IReadOnlyList<double[]> excluded)
    {
        var found = new HashSet<int>();
        foreach (var other in excluded)
        {
            int[] apart = [.. integers.Where(j => values[j] != other[j]).Take(2)];
            if (apart.Length == 1) found.Add(apart[0]);
        }

        return found;
    }

    private double[] Rounded(BlockSolution solution) => Array.ConvertAll(ValuesOf(solution), Math.Round);

    private double[] ValuesOf(BlockSolution solution)
    {
        var values = new double[problem.LinkingVariables.Count];
        for (var i = 0; i < integers.Length; i++)
        {
            var column = problem.LinkingVariables[integers[i]];
            values[integers[i]] = Math.Clamp(solution.Values[i], column.Lower, column.Upper);
        }

        return values;
    }

    private BlockProblem Build(MasterQuery query)
    {
        var draft = Draft(query);
        foreach (var values in query.Excluded) AddOther(draft, values);
        if (query.Near is { } near) AddApart(draft, near.Centre, double.NegativeInfinity, near.Radius);
        rows.AddOrder(draft, integers);
        return draft.ToBlock(query.Best is { } known ? HintOf(query, known, From(query)) : null, query.MostNodes);
    }

    /// <summary>The integers, the rows over them alone, and the cuts.</summary>
    private BlockDraft Draft(MasterQuery query)
    {
        var draft = Integers(_ => 0.0, query.IsFixed);
        var (from, unit) = (From(query), query.Unit);
        var most = query.Best is { } best ? ((best.Cost - from) / unit) + BeyondBest
            : 1.0 + query.Cuts.Select(cut => (MostOf(cut) - from) / unit).Append(2.0 * Shift).Max();
        var cost = draft.AddColumn(1.0, 0.0, Math.Max(1.0, most));
        rows.AddTo(draft, integers);
        foreach (var cut in query.Cuts)
        {
            var row = draft.AddRow((cut.Constant - from) / unit, double.PositiveInfinity);
            for (var i = 0; i < integers.Length; i++) draft.Put(i, row, -cut.Coefficients[integers[i]] / unit);
            draft.Put(cost, row, 1.0);
        }

        return draft;
    }

    /// <summary>What costs are measured from.</summary>
    private static double From(MasterQuery query) => query.Floor - (Shift * query.Unit);

    private double[] HintOf(MasterQuery query, KnownBest best, double from) =>
        [.. integers.Select(j => best.Values[j]), Math.Max(0.0, query.Cuts.Max(cut => cut.At(best.Values)) - from) / query.Unit];

    /// <summary>Leaves a choice out.</summary>
    private void AddOther(BlockDraft draft, double[] values) => AddApart(draft, values, 1.0, double.PositiveInfinity);

    /// <summary>Bounds how many integers differ from a choice's.</summary>
    private void AddApart(BlockDraft draft, double[] values, double least, double most)
    {
        var ones = integers.Sum(j => values[j]);
        var row = draft.AddRow(least - ones, most - ones);
        for (var i = 0; i < integers.Length; i++) draft.Put(i, row, 1.0 - (2.0 * values[integers[i]]));
    }

    /// <summary>The most a cut can ask for.</summary>
    private double MostOf(LagrangianCut cut) =>
        cut.Constant + integers.Select(j => (Each: cut.Coefficients[j], Column: problem.LinkingVariables[j]))
            .Sum(pair => Math.Max(pair.Each * pair.Column.Lower, pair.Each * pair.Column.Upper));

    private BlockDraft Integers(Func<int, double> cost, bool[]? isShut)
    {
        var draft = new BlockDraft();
        foreach (var j in integers)
        {
            var (least, most) = (problem.LinkingVariables[j].Lower, problem.LinkingVariables[j].Upper);
            draft.AddColumn(cost(j), least, isShut?[j] == true ? least : most, isInteger: true);
        }

        return draft;
    }
}
