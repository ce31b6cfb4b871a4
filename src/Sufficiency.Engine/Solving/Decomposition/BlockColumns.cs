using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Gathers a block column by column.</summary>
internal sealed class BlockColumns(int capacity)
{
    private readonly List<double> cost = new(capacity);
    private readonly List<double> lower = new(capacity);
    private readonly List<double> upper = new(capacity);
    private readonly List<int> start = new(capacity + 1);
    private readonly List<int> rows = new(capacity * 5);
    private readonly List<double> values = new(capacity * 5);

    /// <summary>Starts a column; its entries follow.</summary>
    public void Add(double columnCost, double columnLower, double columnUpper)
    {
        start.Add(rows.Count);
        cost.Add(columnCost);
        lower.Add(columnLower);
        upper.Add(columnUpper);
    }

    /// <summary>Adds an entry to the column started last.</summary>
    public void AddEntry(int row, double value)
    {
        rows.Add(row);
        values.Add(value);
    }

    /// <summary>Adds entries to the column started last.</summary>
    public void AddEntries(SparseVector vector)
    {
        rows.AddRange(vector.Indices);
        values.AddRange(vector.Coefficients);
    }

    /// <summary>The block of all columns, continuous unless told otherwise.</summary>
    public BlockProblem ToBlock(double[] rowLower, double[] rowUpper, bool[]? isInteger = null) => new()
    {
        Cost = [.. cost],
        ColumnLower = [.. lower],
        ColumnUpper = [.. upper],
        IsInteger = isInteger,
        RowLower = rowLower,
        RowUpper = rowUpper,
        ColumnStart = [.. start, rows.Count],
        EntryRow = [.. rows],
        EntryValue = [.. values],
    };
}
