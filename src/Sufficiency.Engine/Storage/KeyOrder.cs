using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>The order of a table's rows: by its key.</summary>
internal sealed class KeyOrder<TRow>(TableDefinition<TRow> definition) : IComparer<TRow>
{
    private readonly Column<TRow>[] key =
        [.. definition.Key.Select(name => definition.Columns.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)))];

    /// <summary>Rows in order; those that stand in it already as they are, so that millions need not be sorted.</summary>
    public IEnumerable<TRow> Sort(IReadOnlyList<TRow> rows) => Holds(rows) ? rows : rows.Order(this);

    /// <summary>Whether no row comes before the one above it.</summary>
    public bool Holds(IReadOnlyList<TRow> rows)
    {
        if (rows.Count == 0) return true;
        var above = rows[0];
        for (var i = 1; i < rows.Count; i++)
        {
            var row = rows[i];
            if (Compare(above, row) > 0) return false;
            above = row;
        }

        return true;
    }

    /// <inheritdoc />
    public int Compare(TRow? left, TRow? right)
    {
        foreach (var column in key)
        {
            if (column.Compare(left!, right!) is not 0 and var order) return order;
        }

        return 0;
    }
}
