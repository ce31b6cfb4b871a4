using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Storage;

/// <summary>Tells whether rows stand in the order of their key already, so that a large table need not be sorted again.</summary>
internal static class KeyOrder
{
    /// <summary>Whether every row comes after the one before it; empty values come first, texts by their characters.</summary>
    public static bool Holds<TRow>(TableDefinition<TRow> definition, IReadOnlyList<TRow> rows)
    {
        var comparisons = definition.Key.Select(name => Comparison(definition.Columns.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)), rows)).ToArray();
        for (var row = 1; row < rows.Count; row++)
        {
            if (Compare(comparisons, row) >= 0) return false;
        }

        return true;
    }

    private static int Compare(Func<int, int>[] comparisons, int row)
    {
        foreach (var compare in comparisons)
        {
            if (compare(row) is not 0 and var order) return order;
        }

        return 0;
    }

    // [row]: the row above it compared with it
    private static Func<int, int> Comparison<TRow>(Column<TRow> column, IReadOnlyList<TRow> rows)
    {
        switch (column)
        {
            case Column<TRow, string?> text:
                var read = text.In(rows);
                return row => string.CompareOrdinal(read(row - 1), read(row));
            case Column<TRow, int?> integer:
                var readInteger = integer.In(rows);
                return row => Nullable.Compare(readInteger(row - 1), readInteger(row));
            case Column<TRow, double?> number:
                var readNumber = number.In(rows);
                return row => Nullable.Compare(readNumber(row - 1), readNumber(row));
            default: throw new NotSupportedException($"Column {column.Name} cannot be part of a key.");
        }
    }
}
