using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Storage;

/// <summary>A table whose rows are the answer to a query, with a value for each column in order.</summary>
internal static class QueriedTable
{
    /// <summary>Defines such a table by the meaning of its columns.</summary>
    public static TableDefinition<object?[]> Of(string name, string meaning, IReadOnlyList<string> key, IEnumerable<IColumn> columns) =>
        new(name, meaning, key, [.. columns.Select(ColumnAt)]);

    /// <summary>Writes the answer into a folder while it arrives.</summary>
    /// <param name="session">The session that answers.</param>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="definition">The table.</param>
    /// <param name="query">The query, ordered by the key; null for no rows.</param>
    /// <exception cref="DuckDbException">The query fails.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(DuckDbSession session, string folder, TableDefinition<object?[]> definition, string? query)
    {
        using var file = new ParquetFile<object?[]>(definition, null);
        if (query is not null) session.Stream(query, chunk => chunk.ReadRows(row => file.Add(RowOf(definition, row))));
        file.Save(ParquetTables.PathOf(folder, definition.Name));
    }

    private static object?[] RowOf(TableDefinition<object?[]> definition, DuckDbRow row)
    {
        var values = new object?[definition.Columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = row.Find(i, definition.Columns[i].Type);
        return values;
    }

    private static Column<object?[]> ColumnAt(IColumn column, int at) => column.Type switch
    {
        ColumnType.Text => Of(column, row => (string?)row[at]),
        ColumnType.Integer => Of(column, row => (int?)row[at]),
        ColumnType.Number => Of(column, row => (double?)row[at]),
        ColumnType.YesNo => Of(column, row => (bool?)row[at]),
        ColumnType.Bytes => Of(column, row => (byte[]?)row[at]),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private static Column<object?[], TValue> Of<TValue>(IColumn column, Func<object?[], TValue> read) =>
        new(column.Name, column.Type, column.IsRequired, column.Unit, column.Meaning, column.References, read);
}
