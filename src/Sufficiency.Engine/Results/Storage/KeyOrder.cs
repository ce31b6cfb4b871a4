using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Storage;

/// <summary>Tells whether rows stand in the order of their key already, so that a large table need not be sorted again.</summary>
internal static class KeyOrder
{
    /// <summary>Whether every row comes after the one before it; empty values come first, texts by their bytes.</summary>
    public static bool Holds<TRow>(TableDefinition<TRow> definition, IReadOnlyList<TRow> rows)
    {
        var comparisons = definition.Key.Select(name => Comparison(definition.Columns.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)))).ToArray();
        if (rows.Count == 0) return true;
        var above = rows[0];
        for (var i = 1; i < rows.Count; i++)
        {
            var row = rows[i];
            if (Compare(comparisons, above, row) >= 0) return false;
            above = row;
        }

        return true;
    }

    private static int Compare<TRow>(Comparison<TRow>[] comparisons, TRow left, TRow right)
    {
        foreach (var compare in comparisons)
        {
            if (compare(left, right) is not 0 and var order) return order;
        }

        return 0;
    }

    private static Comparison<TRow> Comparison<TRow>(Column<TRow> column) => column switch
    {
        Column<TRow, string?> text => (left, right) => string.CompareOrdinal(text.Read(left), text.Read(right)),
        Column<TRow, int?> integer => (left, right) => Nullable.Compare(integer.Read(left), integer.Read(right)),
        Column<TRow, double?> number => (left, right) => Nullable.Compare(number.Read(left), number.Read(right)),
        _ => throw new NotSupportedException($"Column {column.Name} cannot be part of a key."),
    };
}
