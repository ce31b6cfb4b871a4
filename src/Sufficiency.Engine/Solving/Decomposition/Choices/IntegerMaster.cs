using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving.Decomposition.Structure;

namespace Sufficiency.Engine.Solving.Decomposition.Choices;

/// <summary>
/// min θ over the integer columns, the rows over them alone, and θ ≥ every cut: its optimum bounds every plan from below. Choices that are closed are left out by a row
/// each, Σ over those at 0 of y + Σ over those at 1 of (1 − y) ≥ 1, which no other choice feels.
/// </summary>
internal sealed class IntegerMaster(MixedIntegerProblem problem, RowRoles roles, IBlockSolver blocks)
{
    private const double Shift = 100.0;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly int[] integers = [.. Enumerable.Range(0, problem.SideColumns.Count).Where(j => problem.SideColumns[j].IsInteger)];
    private readonly int[] pureRows = [.. Enumerable.Range(0, problem.Rows.Count).Where(r => !roles.IsPriced(r))];

    /// <summary>The bound, and the integers (in a full side vector) that attain it or nearly; null where no integers satisfy the rows.</summary>
    /// <param name="cuts">The cuts.</param>
    /// <param name="closed">Choices that are not asked for. [][side column]</param>
    /// <param name="floor">A bound known already.</param>
    /// <param name="unit">What is small enough: cost is measured in it, since solvers are most exact near one, and left unproven by a hundredth of it.</param>
    /// <param name="allowed">The search's time; half a minute is never exceeded, as any bound will do.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<(double Bound, double[] Side)?> SolveAsync(IReadOnlyList<PriceCut> cuts, IReadOnlyList<double[]> closed, double floor, double unit, TimeAllowed allowed, CancellationToken cancellation)
    {
        var block = Build(cuts, closed, floor - (Shift * unit), unit, null);
        if (await IntegerProgram.SolveAsync(blocks, block, 0.01 / Shift, () => allowed.LeftWithin(Longest), cancellation).ConfigureAwait(false) is not { } solution) return null;
        var bound = double.IsNegativeInfinity(solution.Bound) ? floor : floor + (unit * (solution.Bound - Shift - 1e-4));
        var side = SideOf(solution);
        var (least, nearby) = LeastAround(side, cuts, closed);
        return bound <= least ? (Math.Max(floor, bound), side) : (Math.Max(floor, least), nearby);
    }

    /// <summary>The least that the cuts ask at integers or at any with one of them changed: no bound on all lies above it, whatever a solver says of numbers too large for it.</summary>
    private (double Value, double[] Side) LeastAround(double[] side, IReadOnlyList<PriceCut> cuts, IReadOnlyList<double[]> closed)
    {
        var used = new double[problem.Rows.Count];
        foreach (var j in integers) problem.SideColumns[j].Rows.AddTo(used, side[j]);
        double[] asked = [.. cuts.Select(cut => cut.At(side))];
        var (best, flipped) = (asked.DefaultIfEmpty(double.NegativeInfinity).Max(), -1);
        var isOneAway = OneAway(side, closed);
        foreach (var j in integers)
        {
            var move = 1.0 - (2.0 * side[j]);
            if (side[j] + move < problem.SideColumns[j].Lower || side[j] + move > problem.SideColumns[j].Upper || isOneAway.Contains(j) || !Allows(j, move, used)) continue;
            var most = double.NegativeInfinity;
            for (var c = 0; c < asked.Length; c++) most = Math.Max(most, asked[c] + (move * cuts[c].Coefficients[j]));
            if (most < best) (best, flipped) = (most, j);
        }

        if (flipped < 0) return (best, side);
        var other = (double[])side.Clone();
        other[flipped] = 1.0 - other[flipped];
        return (best, other);
    }

    /// <summary>The integers that alone lie between a choice and a closed one.</summary>
    private HashSet<int> OneAway(double[] side, IReadOnlyList<double[]> closed)
    {
        var found = new HashSet<int>();
        foreach (var other in closed)
        {
            int[] apart = [.. integers.Where(j => side[j] != other[j]).Take(2)];
            if (apart.Length == 1) found.Add(apart[0]);
        }

        return found;
    }

    private bool Allows(int column, double move, double[] used)
    {
        var own = problem.SideColumns[column].Rows;
        for (var e = 0; e < own.Indices.Length; e++)
        {
            if (roles.IsPriced(own.Indices[e])) continue;
            var (_, lower, upper) = problem.Rows[own.Indices[e]];
            var value = used[own.Indices[e]] + (move * own.Coefficients[e]);
            if (value > upper || value < lower) return false;
        }

        return true;
    }

    /// <summary>The integers nearest to values that are not whole, among those that are not closed and satisfy the rows over integers alone; null where none do.</summary>
    public async Task<double[]?> NearestAsync(double[] values, IReadOnlyList<double[]> closed, TimeAllowed allowed, CancellationToken cancellation)
    {
        var block = Build([], closed, 0.0, 1.0, [.. integers.Select(j => 1.0 - (2.0 * values[j]))]);
        return await IntegerProgram.SolveAsync(blocks, block, 1e-6, () => allowed.Left, cancellation).ConfigureAwait(false) is { } solution ? SideOf(solution) : null;
    }

    private double[] SideOf(BlockSolution solution)
    {
        var side = new double[problem.SideColumns.Count];
        for (var i = 0; i < integers.Length; i++) side[integers[i]] = Math.Round(solution.Values[i]);
        return side;
    }

    /// <summary>The most a cut can ask for.</summary>
    private double MostOf(PriceCut cut) => cut.Constant + integers.Sum(j => Math.Max(cut.Coefficients[j] * problem.SideColumns[j].Lower, cut.Coefficients[j] * problem.SideColumns[j].Upper));

    private BlockProblem Build(IReadOnlyList<PriceCut> cuts, IReadOnlyList<double[]> closed, double floor, double unit, double[]? costs)
    {
        var rowOf = pureRows.Select((row, position) => (row, position)).ToDictionary(pair => pair.row, pair => pair.position);
        var starts = new List<int>();
        var rows = new List<int>();
        var values = new List<double>();
        foreach (var j in integers)
        {
            starts.Add(rows.Count);
            var own = problem.SideColumns[j].Rows;
            for (var e = 0; e < own.Indices.Length; e++)
            {
                if (!rowOf.TryGetValue(own.Indices[e], out var row)) continue;
                rows.Add(row);
                values.Add(own.Coefficients[e]);
            }

            for (var c = 0; c < cuts.Count; c++)
            {
                if (cuts[c].Coefficients[j] == 0) continue;
                rows.Add(pureRows.Length + c);
                values.Add(-cuts[c].Coefficients[j] / unit);
            }

            for (var c = 0; c < closed.Count; c++)
            {
                rows.Add(pureRows.Length + cuts.Count + c);
                values.Add(1.0 - (2.0 * closed[c][j]));
            }
        }

        starts.Add(rows.Count);
        for (var c = 0; c < cuts.Count; c++)
        {
            rows.Add(pureRows.Length + c);
            values.Add(1.0);
        }

        starts.Add(rows.Count);
        return new()
        {
            Cost = costs is null ? [.. integers.Select(_ => 0.0), 1.0] : [.. costs, 0.0],
            ColumnLower = [.. integers.Select(j => problem.SideColumns[j].Lower), 0.0],
            ColumnUpper = [.. integers.Select(j => problem.SideColumns[j].Upper), 1.0 + cuts.Select(cut => (MostOf(cut) - floor) / unit).Append(2.0 * Shift).Max()],
            IsInteger = [.. integers.Select(_ => true), false],
            RowLower = [.. pureRows.Select(r => problem.Rows[r].Lower), .. cuts.Select(cut => (cut.Constant - floor) / unit), .. closed.Select(side => 1.0 - integers.Sum(j => side[j]))],
            RowUpper = [.. pureRows.Select(r => problem.Rows[r].Upper), .. cuts.Select(_ => double.PositiveInfinity), .. closed.Select(_ => double.PositiveInfinity)],
            ColumnStart = [.. starts],
            EntryRow = [.. rows],
            EntryValue = [.. values],
        };
    }
}
