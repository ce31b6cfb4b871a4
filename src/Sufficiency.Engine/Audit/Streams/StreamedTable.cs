using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>A table of millions of rows that is read once, some thousand rows at a time.</summary>
/// <remarks>Faults against the rules of tables are noted on the way.</remarks>
internal sealed class StreamedTable
{
    private readonly ITable table;
    private readonly AuditRoles roles;
    private readonly StreamedColumn[] columns;
    private readonly KeyWatch keys;

    public StreamedTable(ITable table, AuditRoles roles)
    {
        (this.table, this.roles) = (table, roles);
        columns = [.. table.ColumnMeanings.Select(column => new StreamedColumn(column, roles))];
        keys = new([.. table.Key.Select(Of)]);
    }

    /// <summary>Number of rows at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Number of rows read that lack a value or hold a number that is not finite.</summary>
    public int Incomplete { get; private set; }

    /// <summary>A column by name.</summary>
    public StreamedColumn Of(string name) => Array.Find(columns, column => string.Equals(column.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"Table {table.Name} has no column {name}.", nameof(name));

    /// <summary>Reads the rows of a query, and reads them again if their keys do not rise.</summary>
    /// <param name="session">The session that answers.</param>
    /// <param name="query">A query of the table's columns in order.</param>
    /// <param name="use">Called while some rows are at hand.</param>
    public void Read(DuckDbSession session, string query, Action use)
    {
        session.Stream(query, chunk =>
        {
            Take(chunk);
            keys.Watch(Count);
            if (Array.Exists(columns, column => column.LacksAny(Count)))
                Incomplete += Enumerable.Range(0, Count).Count(row => Array.Exists(columns, column => column.Lacks(row)));
            use();
        });
        if (keys.Rise) return;
        session.Stream(query, chunk =>
        {
            Take(chunk);
            keys.Keep(Count);
        });
    }

    /// <summary>The faults of the table itself, for the rules of tables.</summary>
    /// <param name="session">The session that read the table.</param>
    /// <param name="written">The view that shows the table as it was written; null if every code is known.</param>
    public WatchedTable Watched(DuckDbSession session, string? written) => new(
        table, roles.Codes, keys.Repeated(), Incomplete,
        [.. columns.Where(column => column.IsCode).SelectMany(column => column.Seen().Concat(UnknownOf(session, column, written))
            .Select(code => new HeldCodeRow(column.Name, code)))]);

    private void Take(DuckDbChunk chunk)
    {
        Count = chunk.Count;
        for (var i = 0; i < columns.Length; i++) columns[i].Read(chunk, i);
    }

    private static IEnumerable<string?> UnknownOf(DuckDbSession session, StreamedColumn column, string? written)
    {
        if (!column.HasUnknown) return [];
        return written is null || column.IsYear ? [null] : session.Query($"SELECT DISTINCT {AuditCodes.TextOf(column.Name)} FROM {written} "
            + $"WHERE TRY_CAST({AuditCodes.TextOf(column.Name)} AS {AuditCodes.TypeName}) IS NULL", row => row.FindText(0));
    }
}
