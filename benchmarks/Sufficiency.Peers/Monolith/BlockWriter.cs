using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Peers.Monolith;

/// <summary>Collects a block column by column.</summary>
internal sealed class BlockWriter(int columns, int entries)
{
    private readonly double[] cost = new double[columns];
    private readonly double[] lower = new double[columns];
    private readonly double[] upper = new double[columns];
    private readonly bool[] whole = new bool[columns];
    private readonly int[] start = new int[columns + 1];
    private readonly int[] row = new int[entries];
    private readonly double[] value = new double[entries];
    private int column;
    private int entry;

    /// <summary>Begins the next column.</summary>
    public void Begin(double cost, double lower, double upper, bool whole)
    {
        (this.cost[this.column], this.lower[this.column], this.upper[this.column], this.whole[this.column]) = (cost, lower, upper, whole);
        column++;
        start[column] = entry;
    }

    /// <summary>Adds an entry to the column begun last.</summary>
    public void Add(int row, double value)
    {
        (this.row[this.entry], this.value[this.entry]) = (row, value);
        entry++;
        start[column] = entry;
    }

    /// <summary>Adds a vector's entries, times a factor, to the column begun last.</summary>
    public void Add(SparseVector vector, double factor)
    {
        for (var i = 0; i < vector.Indices.Length; i++) Add(vector.Indices[i], vector.Coefficients[i] * factor);
    }

    /// <summary>The block.</summary>
    public BlockProblem End(double[] rowLower, double[] rowUpper, bool hasWholeColumns) => new()
    {
        Cost = cost,
        ColumnLower = lower,
        ColumnUpper = upper,
        IsInteger = hasWholeColumns ? whole : null,
        RowLower = rowLower,
        RowUpper = rowUpper,
        ColumnStart = start,
        EntryRow = row,
        EntryValue = value,
    };
}
