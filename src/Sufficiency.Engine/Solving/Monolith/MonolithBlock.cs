using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Monolith;

/// <summary>A whole <see cref="MixedIntegerProblem"/> as one block, and the way back.</summary>
/// <remarks>
/// Columns: side columns, one a shared intake (its total flow), arcs, and one fixed at the constant cost so that relative gaps are those of the problem.
/// Rows: coupling rows, sources, and a balance a shared intake. An intake that competes for nothing needs no balance; one with a single arc lends that arc its coefficients.
/// With single sourcing an arc's column is the share of its source, whole.
/// </remarks>
internal sealed class MonolithBlock
{
    private readonly MixedIntegerProblem _problem;
    private readonly int[] _balanceOf; // [intake], position among the shared intakes, −1 for none
    private readonly List<int> _shared = [];
    private readonly double[] _intakeSupply;

    /// <summary>Writes the problem as one block.</summary>
    public MonolithBlock(MixedIntegerProblem problem)
    {
        _problem = problem;
        _balanceOf = new int[problem.Intakes.Count];
        _intakeSupply = new double[problem.Intakes.Count];
        FindSharedIntakes();
        Block = Write();
    }

    /// <summary>The block.</summary>
    public BlockProblem Block { get; }

    private int FirstIntake => _problem.SideColumns.Count;

    private int FirstArc => FirstIntake + _shared.Count;

    private int ConstantColumn => checked(FirstArc + (int)_problem.ArcCount);

    private int FirstBalance => _problem.Rows.Count + _problem.SourceCount;

    /// <summary>Values of the side columns in a solution of the block, whole ones rounded.</summary>
    public double[] SideValues(double[] values) =>
        _problem.SideColumns.Select((column, j) => column.IsInteger ? Math.Round(values[j]) : values[j]).ToArray();

    /// <summary>Every flow in a solution of the block; with single sourcing whole supplies.</summary>
    public List<ArcFlow> Flows(double[] values)
    {
        var (flows, column) = (new List<ArcFlow>(), FirstArc);
        for (var source = 0; source < _problem.SourceCount; source++)
        {
            for (var arc = 0; arc < _problem.Arcs.IntakesOf(source).Length; arc++, column++)
            {
                var amount = _problem.SingleSource ? Math.Round(values[column]) * _problem.Supply[source] : values[column];
                if (amount > 0.0) flows.Add(new(source, arc, amount));
            }
        }

        return flows;
    }

    /// <summary>Prices of the coupling rows from the block's duals.</summary>
    public double[] RowPrices(double[] duals) => duals[.._problem.Rows.Count];

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

    private void FindSharedIntakes()
    {
        var arcs = new int[_problem.Intakes.Count];
        for (var source = 0; source < _problem.SourceCount; source++)
        {
            foreach (var intake in _problem.Arcs.IntakesOf(source))
            {
                arcs[intake]++;
                _intakeSupply[intake] += _problem.Supply[source];
            }
        }

        for (var intake = 0; intake < arcs.Length; intake++)
        {
            var isShared = arcs[intake] > 1 && _problem.Intakes[intake].Rows.Indices.Length > 0;
            _balanceOf[intake] = isShared ? _shared.Count : -1;
            if (isShared) _shared.Add(intake);
        }
    }

    private BlockProblem Write()
    {
        var columns = ConstantColumn + (_problem.ConstantCost != 0 ? 1 : 0);
        var writer = new BlockWriter(columns, EntryCount());
        foreach (var side in _problem.SideColumns)
        {
            writer.Begin(side.Cost, side.Lower, side.Upper, side.IsInteger);
            writer.Add(side.Rows, 1);
        }

        foreach (var intake in _shared)
        {
            writer.Begin(0, 0, _intakeSupply[intake], whole: false);
            writer.Add(_problem.Intakes[intake].Rows, 1);
            writer.Add(FirstBalance + _balanceOf[intake], -1);
        }

        for (var source = 0; source < _problem.SourceCount; source++)
        {
            for (var arc = 0; arc < _problem.Arcs.IntakesOf(source).Length; arc++) WriteArc(writer, source, arc);
        }

        if (columns > ConstantColumn) writer.Begin(_problem.ConstantCost, 1, 1, whole: false);
        return writer.End(RowBounds(row => row.Lower), RowBounds(row => row.Upper), _problem.SingleSource || _problem.SideColumns.Any(column => column.IsInteger));
    }

    private void WriteArc(BlockWriter writer, int source, int arc)
    {
        var whole = _problem.SingleSource;
        var unit = whole ? _problem.Supply[source] : 1.0;
        writer.Begin(_problem.Arcs.CostOf(source, arc) * unit, 0, whole ? 1 : _problem.Supply[source], whole);
        var intake = _problem.Arcs.IntakesOf(source)[arc];
        if (_balanceOf[intake] < 0) writer.Add(_problem.Intakes[intake].Rows, unit);
        writer.Add(_problem.Rows.Count + source, 1);
        if (_balanceOf[intake] >= 0) writer.Add(FirstBalance + _balanceOf[intake], unit);
    }

    private int EntryCount()
    {
        var count = _problem.SideColumns.Sum(side => side.Rows.Indices.Length) + _shared.Sum(intake => _problem.Intakes[intake].Rows.Indices.Length + 1) + (int)_problem.ArcCount;
        for (var source = 0; source < _problem.SourceCount; source++)
        {
            foreach (var intake in _problem.Arcs.IntakesOf(source)) count += _balanceOf[intake] >= 0 ? 1 : _problem.Intakes[intake].Rows.Indices.Length;
        }

        return count;
    }

    private double[] RowBounds(Func<CouplingRow, double> bound)
    {
        var bounds = new double[FirstBalance + _shared.Count];
        for (var row = 0; row < _problem.Rows.Count; row++) bounds[row] = bound(_problem.Rows[row]);
        for (var source = 0; source < _problem.SourceCount; source++) bounds[_problem.Rows.Count + source] = _problem.SingleSource ? 1.0 : _problem.Supply[source];
        return bounds;
    }
}
