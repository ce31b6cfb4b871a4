using Sufficiency.Solver.Mip;

namespace Sufficiency.Solver.Benders;

/// <summary>A small mixed-integer program under construction: columns, rows and entries come in any order.</summary>
internal sealed class BlockDraft
{
    private readonly List<(double Cost, double Lower, double Upper, bool IsInteger)> columns = [];
    private readonly List<List<(int Row, double Value)>> entries = [];
    private readonly List<(double Lower, double Upper)> rows = [];

    public int AddColumn(double cost, double lower, double upper, bool isInteger = false)
    {
        columns.Add((cost, lower, upper, isInteger));
        entries.Add([]);
        return columns.Count - 1;
    }

    public int AddRow(double lower, double upper)
    {
        rows.Add((lower, upper));
        return rows.Count - 1;
    }

    /// <summary>Sets a coefficient, once each; rows of a column come in rising order.</summary>
    public void Put(int column, int row, double value)
    {
        if (value != 0.0) entries[column].Add((row, value));
    }

    /// <summary>Bounds the cost of all columns added before.</summary>
    public void AddCostRow(double upper)
    {
        var row = AddRow(double.NegativeInfinity, upper);
        for (var j = 0; j < columns.Count; j++) Put(j, row, columns[j].Cost);
    }

    public BlockProblem ToBlock(double[]? hint = null, int? mostNodes = null)
    {
        var start = new int[columns.Count + 1];
        for (var j = 0; j < columns.Count; j++) start[j + 1] = start[j] + entries[j].Count;
        return new()
        {
            Cost = [.. columns.Select(column => column.Cost)],
            ColumnLower = [.. columns.Select(column => column.Lower)],
            ColumnUpper = [.. columns.Select(column => column.Upper)],
            IsInteger = [.. columns.Select(column => column.IsInteger)],
            RowLower = [.. rows.Select(row => row.Lower)],
            RowUpper = [.. rows.Select(row => row.Upper)],
            ColumnStart = start,
            EntryRow = [.. entries.SelectMany(list => list.Select(entry => entry.Row))],
            EntryValue = [.. entries.SelectMany(list => list.Select(entry => entry.Value))],
            Hint = hint,
            MostNodes = mostNodes,
        };
    }
}
