using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Monolith;

/// <summary>Collects a block column by column.</summary>
internal sealed class BlockWriter(int columns, int entries)
{
    private readonly double[] _cost = new double[columns];
    private readonly double[] _lower = new double[columns];
    private readonly double[] _upper = new double[columns];
    private readonly bool[] _whole = new bool[columns];
    private readonly int[] _start = new int[columns + 1];
    private readonly int[] _row = new int[entries];
    private readonly double[] _value = new double[entries];
    private int _column;
    private int _entry;

    /// <summary>Begins the next column.</summary>
    public void Begin(double cost, double lower, double upper, bool whole)
    {
        (_cost[_column], _lower[_column], _upper[_column], _whole[_column]) = (cost, lower, upper, whole);
        _column++;
        _start[_column] = _entry;
    }

    /// <summary>Adds an entry to the column begun last.</summary>
    public void Add(int row, double value)
    {
        (_row[_entry], _value[_entry]) = (row, value);
        _entry++;
        _start[_column] = _entry;
    }

    /// <summary>Adds a vector's entries, times a factor, to the column begun last.</summary>
    public void Add(SparseVector vector, double factor)
    {
        for (var i = 0; i < vector.Indices.Length; i++) Add(vector.Indices[i], vector.Coefficients[i] * factor);
    }

    /// <summary>The block.</summary>
    public BlockProblem End(double[] rowLower, double[] rowUpper, bool hasWholeColumns) => new()
    {
        Cost = _cost,
        ColumnLower = _lower,
        ColumnUpper = _upper,
        IsInteger = hasWholeColumns ? _whole : null,
        RowLower = rowLower,
        RowUpper = rowUpper,
        ColumnStart = _start,
        EntryRow = _row,
        EntryValue = _value,
    };
}
