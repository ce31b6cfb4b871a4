using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Orders the rows of a table by its key.</summary>
internal sealed class KeyOrder<TRow>(TableDefinition<TRow> definition) : IComparer<TRow>
{
    private readonly Column<TRow>[] key =
        [.. definition.Key.Select(name => definition.Columns.First(column => string.Equals(column.Name, name, StringComparison.Ordinal)))];

    /// <summary>The rows in order. Rows that are in order already are not sorted, because there may be millions.</summary>
    public IEnumerable<TRow> Sort(IReadOnlyList<TRow> rows) => Holds(rows) ? rows : rows.Order(this);

    /// <summary>Whether the rows are in order already.</summary>
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
