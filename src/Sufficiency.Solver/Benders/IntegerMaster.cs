using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>
/// The master problem of one problem: min θ over the integers, subject to the rows over them alone and to θ ≥ every cut. An excluded choice
/// is left out by a no-good row: Σ over its zeros of y + Σ over its ones of (1 − y) ≥ 1.
/// </summary>
/// <remarks>Of choices that differ by swapping symmetric sets the ordered one stands for all (<see cref="SymmetricSets"/>).</remarks>
internal sealed class IntegerMaster(MixedIntegerProblem problem, RowRoles roles, IBlockSolver blocks)
    : MasterProblem<IReadOnlyList<LagrangianCut>>(blocks)
{
    private readonly int[] integers =
        [.. Enumerable.Range(0, problem.LinkingVariables.Count).Where(j => problem.LinkingVariables[j].IsInteger)];
    private readonly IntegerRows rows = new(problem, roles);

    /// <summary>The least of the cuts with the integers relaxed; null if the solver has no answer.</summary>
    public async Task<RelaxedMaster?> RelaxAsync(IReadOnlyList<LagrangianCut> cuts, MasterQuery query, TimeAllowed allowed,
        CancellationToken cancellation)
    {
        var block = Draft(cuts, query).ToBlock().Relaxed(); // without order rows: they raise no relaxation
        var solution = await Blocks.SolveAsync(block, BlockBackEnd.Glop, 1e-9, allowed.Left, cancellation).ConfigureAwait(false);
        if (solution.Values.Length == 0 || solution.Duals.Length == 0) return null;
        var weights = solution.Duals.Skip(rows.Count).Take(cuts.Count).Select(dual => Math.Max(0.0, dual)).ToArray();
        var total = weights.Sum();
        if (!(total > 0.0)) return null;
        double[] prices = rows.ToPrices([.. solution.Duals.Take(rows.Count).Select(dual => query.Unit * dual / total)]);
        return new(ValuesOf(solution), rows.Weigh(cuts, [.. weights.Select(weight => weight / total)], prices));
    }

    /// <summary>
    /// The ordered choice nearest to some values, among choices that are not excluded and satisfy the rows; null if there is none.
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
        var solution = await IntegerProgram.SolveAsync(Blocks, block, 1e-6, () => allowed.Left, cancellation).ConfigureAwait(false);
        return solution is null ? null : ValuesIn(solution);
    }

    /// <summary>The choice that stands for all choices that differ from it by swapping symmetric sets.</summary>
    public double[] Ordered(double[] values) => rows.Alike.Ordered(values);

    /// <summary>Whether a choice satisfies the rows over integers alone and the integers' bounds.</summary>
    public bool Allows(double[] values) => rows.Allow(values);

    /// <inheritdoc/>
    protected override (double Value, double[] Values) LeastAround(double[] values, IReadOnlyList<LagrangianCut> cuts, MasterQuery query)
    {
        var used = rows.Used(values);
        double[] asked = [.. cuts.Select(cut => cut.At(values))];
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
            for (var c = 0; c < asked.Length; c++) most = Math.Max(most, asked[c] + (move * cuts[c].Coefficients[j]));
            if (most < best && rows.Alike.AreOrdered(Flipped(values, j))) (best, flipped) = (most, j);
        }

        return (best, flipped < 0 ? values : Flipped(values, flipped));
    }

    private static double[] Flipped(double[] values, int column) => [.. values.Select((value, j) => j == column ? 1.0 - value : value)];

    /// <summary>The integers by which alone a choice differs from an excluded one.</summary>
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

    protected override double[] ValuesIn(BlockSolution solution) => Array.ConvertAll(ValuesOf(solution), Math.Round);

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

    protected override (BlockProblem Block, double Slack) Build(IReadOnlyList<LagrangianCut> cuts, MasterQuery query)
    {
        var draft = Draft(cuts, query);
        foreach (var values in query.Excluded) AddOther(draft, values);
        if (query.Near is { } near) AddApart(draft, near.Centre, double.NegativeInfinity, near.Radius);
        rows.AddOrder(draft, integers);
        return (draft.ToBlock(query.Best is { } known ? HintOf(cuts, query, known) : null, query.MostNodes), Slack);
    }

    /// <summary>The integers, the rows over them alone, and the cuts.</summary>
    private BlockDraft Draft(IReadOnlyList<LagrangianCut> cuts, MasterQuery query)
    {
        var draft = Integers(_ => 0.0, query.IsFixed);
        var (from, unit) = (From(query), query.Unit);
        var most = query.Best is { } best ? ((best.Cost - from) / unit) + BeyondBest
            : 1.0 + cuts.Select(cut => (MostOf(cut) - from) / unit).Append(2.0 * Shift).Max();
        var cost = draft.AddColumn(1.0, 0.0, Math.Max(1.0, most));
        rows.AddTo(draft, integers);
        foreach (var cut in cuts)
        {
            var row = draft.AddRow((cut.Constant - from) / unit, double.PositiveInfinity);
            for (var i = 0; i < integers.Length; i++) draft.Put(i, row, -cut.Coefficients[integers[i]] / unit);
            draft.Put(cost, row, 1.0);
        }

        return draft;
    }

    /// <summary>The cost from which costs are measured.</summary>
    private static double From(MasterQuery query) => query.Floor - (Shift * query.Unit);

    private double[] HintOf(IReadOnlyList<LagrangianCut> cuts, MasterQuery query, KnownBest best) =>
        [.. integers.Select(j => best.Values[j]), Math.Max(0.0, cuts.Max(cut => cut.At(best.Values)) - From(query)) / query.Unit];

    /// <summary>Adds a no-good row.</summary>
    private void AddOther(BlockDraft draft, double[] values) => AddApart(draft, values, 1.0, double.PositiveInfinity);

    /// <summary>Bounds the number of integers that differ from a choice.</summary>
    private void AddApart(BlockDraft draft, double[] values, double least, double most)
    {
        var ones = integers.Sum(j => values[j]);
        var row = draft.AddRow(least - ones, most - ones);
        for (var i = 0; i < integers.Length; i++) draft.Put(i, row, 1.0 - (2.0 * values[integers[i]]));
    }

    /// <summary>The most that a cut can ask for.</summary>
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
