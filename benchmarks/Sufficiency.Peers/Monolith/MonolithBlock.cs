using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Peers.Monolith;

/// <summary>A whole <see cref="MixedIntegerProblem"/> as one block, and the way back.</summary>
/// <remarks>
/// Columns: linking variables, one a shared sink (its total flow), arcs, and one fixed at the constant cost so that relative gaps are
/// those of the problem. Rows: coupling rows, sources, and a balance a shared sink. A sink that competes for nothing needs no balance; one with
/// a single arc lends that arc its coefficients. With single sourcing an arc's column is the share of its source, whole.
/// </remarks>
internal sealed class MonolithBlock
{
    private readonly MixedIntegerProblem problem;
    private readonly int[] balanceOf; // [sink], position among the shared sinks, −1 for none
    private readonly List<int> shared = [];
    private readonly double[] sinkSupply;

    /// <summary>Writes the problem as one block.</summary>
    public MonolithBlock(MixedIntegerProblem problem)
    {
        this.problem = problem;
        balanceOf = new int[problem.Sinks.Count];
        sinkSupply = new double[problem.Sinks.Count];
        FindSharedSinks();
        Block = Write();
    }

    /// <summary>The block.</summary>
    public BlockProblem Block { get; }

    private int FirstSink => problem.LinkingVariables.Count;

    private int FirstArc => FirstSink + shared.Count;

    private int ConstantColumn => checked(FirstArc + (int)problem.ArcCount);

    private int FirstBalance => problem.Rows.Count + problem.SourceCount;

    /// <summary>Values of the linking variables in a solution of the block, whole ones rounded.</summary>
    public double[] LinkingValues(double[] values) =>
        problem.LinkingVariables.Select((column, j) => column.IsInteger ? Math.Round(values[j]) : values[j]).ToArray();

    /// <summary>Every flow in a solution of the block; with single sourcing whole supplies.</summary>
    public List<ArcFlow> Flows(double[] values)
    {
        var (flows, column) = (new List<ArcFlow>(), FirstArc);
        for (var source = 0; source < problem.SourceCount; source++)
        {
            for (var arc = 0; arc < problem.Arcs.SinksOf(source).Length; arc++, column++)
            {
                var amount = problem.SingleSource ? Math.Round(values[column]) * problem.Supply[source] : values[column];
                if (amount > 0.0) flows.Add(new(source, arc, amount));
            }
        }

        return flows;
    }

    /// <summary>Prices of the coupling rows from the block's duals.</summary>
    public double[] RowPrices(double[] duals) => duals[..problem.Rows.Count];

    /// <summary>The block with its whole columns fixed at a solution's values and no longer asked to be whole.</summary>
    public BlockProblem Fix(double[] values)
    {
        var lower = (double[])Block.ColumnLower.Clone();
        var upper = (double[])Block.ColumnUpper.Clone();
        for (var column = 0; column < values.Length; column++)
        {
            if (Block.IsInteger is { } whole && whole[column]) lower[column] = upper[column] = Math.Round(values[column]);
        }

        return new BlockProblem
        {
            Cost = Block.Cost,
            ColumnLower = lower,
            ColumnUpper = upper,
            RowLower = Block.RowLower,
            RowUpper = Block.RowUpper,
            ColumnStart = Block.ColumnStart,
            EntryRow = Block.EntryRow,
            EntryValue = Block.EntryValue,
        };
    }

    private void FindSharedSinks()
    {
        var arcs = new int[problem.Sinks.Count];
        for (var source = 0; source < problem.SourceCount; source++)
        {
            foreach (var sink in problem.Arcs.SinksOf(source))
            {
                arcs[sink]++;
                sinkSupply[sink] += problem.Supply[source];
            }
        }

        for (var sink = 0; sink < arcs.Length; sink++)
        {
            var isShared = arcs[sink] > 1 && problem.Sinks[sink].Rows.Indices.Length > 0;
            balanceOf[sink] = isShared ? shared.Count : -1;
            if (isShared) shared.Add(sink);
        }
    }

    private BlockProblem Write()
    {
        var columns = ConstantColumn + (problem.ConstantCost != 0 ? 1 : 0);
        var writer = new BlockWriter(columns, EntryCount());
        foreach (var side in problem.LinkingVariables)
        {
            writer.Begin(side.Cost, side.Lower, side.Upper, side.IsInteger);
            writer.Add(side.Rows, 1);
        }

        foreach (var sink in shared)
        {
            writer.Begin(0, 0, sinkSupply[sink], whole: false);
            writer.Add(problem.Sinks[sink].Rows, 1);
            writer.Add(FirstBalance + balanceOf[sink], -1);
        }

        for (var source = 0; source < problem.SourceCount; source++)
        {
            for (var arc = 0; arc < problem.Arcs.SinksOf(source).Length; arc++) WriteArc(writer, source, arc);
        }

        if (columns > ConstantColumn) writer.Begin(problem.ConstantCost, 1, 1, whole: false);
        return writer.End(RowBounds(row => row.Lower), RowBounds(row => row.Upper),
            problem.SingleSource || problem.LinkingVariables.Any(column => column.IsInteger));
    }

    private void WriteArc(BlockWriter writer, int source, int arc)
    {
        var whole = problem.SingleSource;
        var unit = whole ? problem.Supply[source] : 1.0;
        writer.Begin(problem.Arcs.CostOf(source, arc) * unit, 0, whole ? 1 : problem.Supply[source], whole);
        var sink = problem.Arcs.SinksOf(source)[arc];
        if (balanceOf[sink] < 0) writer.Add(problem.Sinks[sink].Rows, unit);
        writer.Add(problem.Rows.Count + source, 1);
        if (balanceOf[sink] >= 0) writer.Add(FirstBalance + balanceOf[sink], unit);
    }

    private int EntryCount()
    {
        var count = problem.LinkingVariables.Sum(side => side.Rows.Indices.Length)
            + shared.Sum(sink => problem.Sinks[sink].Rows.Indices.Length + 1) + (int)problem.ArcCount;
        for (var source = 0; source < problem.SourceCount; source++)
        {
            foreach (var sink in problem.Arcs.SinksOf(source))
                count += balanceOf[sink] >= 0 ? 1 : problem.Sinks[sink].Rows.Indices.Length;
        }

        return count;
    }

    private double[] RowBounds(Func<CouplingRow, double> bound)
    {
        var bounds = new double[FirstBalance + shared.Count];
        for (var row = 0; row < problem.Rows.Count; row++) bounds[row] = bound(problem.Rows[row]);
        for (var source = 0; source < problem.SourceCount; source++)
            bounds[problem.Rows.Count + source] = problem.SingleSource ? 1.0 : problem.Supply[source];
        return bounds;
    }
}
