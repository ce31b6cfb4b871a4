using System.Globalization;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit.Streams;

/// <summary>A table of millions of rows, read once, some thousand at a time; what all tables must hold to is watched on the way.</summary>
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

    /// <summary>Rows at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Rows read that lack a value or hold a number that is not finite.</summary>
    public int Incomplete { get; private set; }

    /// <summary>A column by name.</summary>
    public StreamedColumn Of(string name) => Array.Find(columns, column => string.Equals(column.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"Table {table.Name} has no column {name}.", nameof(name));

    /// <summary>Reads a query's rows, whose columns are the table's in order; a second time where their keys do not rise.</summary>
    /// <param name="session">Who answers.</param>
    /// <param name="query">The query.</param>
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

    /// <summary>What breaks the rules of tables, for <c>TableRules</c> to tell.</summary>
    /// <param name="session">Who read it.</param>
    /// <param name="written">Where codes stand as they were written; null where every one is known.</param>
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

/// <summary>What was seen of a table while it was read.</summary>
/// <param name="Table">The table.</param>
/// <param name="Codes">The codes of the run.</param>
/// <param name="Repeated">Keys that it holds more than once.</param>
/// <param name="Incomplete">Rows that lack a value or hold a number that is not finite.</param>
/// <param name="Held">Codes that its columns hold.</param>
internal sealed record WatchedTable(ITable Table, CodeType Codes, IReadOnlyList<string> Repeated, int Incomplete,
    IReadOnlyList<HeldCodeRow> Held)
{
    /// <summary>Writes it down as tables.</summary>
    /// <param name="session">Where.</param>
    /// <param name="isOwn">Whether the session alone is to see them.</param>
    public void Load(DuckDbSession session, bool isOwn)
    {
        SumTables.Load(session, Codes, isOwn, SumTables.Repeated(Table), Repeated);
        SumTables.Load(session, Codes, isOwn, SumTables.Gaps(Table), [.. Enumerable.Range(0, Incomplete)]);
        SumTables.Load(session, Codes, isOwn, SumTables.HeldCodes(Table), Held);
    }
}

/// <summary>One column of the rows at hand.</summary>
internal sealed class StreamedColumn
{
    private readonly IColumn column;
    private readonly AuditRole? role;
    private readonly int[] raw = [];
    private readonly bool[] isSeen = []; // [number]
    private readonly HashSet<int> others = []; // what it may not hold, and held
    private readonly CodeType codes;

    public StreamedColumn(IColumn column, AuditRoles roles)
    {
        (this.column, codes) = (column, roles.Codes);
        role = column.References is { } table ? roles.Of(table) : null;
        if (column is { Type: ColumnType.Number, IsRequired: true }) Values = new double[DuckDbChunk.Capacity];
        else if (column.IsRequired && role is not null)
            (raw, Numbers, isSeen) = (new int[DuckDbChunk.Capacity], new int[DuckDbChunk.Capacity], new bool[role.Count]);
        else throw new NotSupportedException($"Column {column.Name} cannot be streamed.");
    }

    public string Name => column.Name;

    /// <summary>Whether it repeats another table's key.</summary>
    public bool IsCode => role is not null;

    /// <summary>Whether it holds years.</summary>
    public bool IsYear => column.Type == ColumnType.Integer;

    /// <summary>Whether some row held nothing that any table names.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>How many values it may hold.</summary>
    public int RoleCount => role?.Count ?? 0;

    /// <summary>Its values by their number in their role; −1 where it may not hold them. [row]</summary>
    public int[] Numbers { get; } = [];

    /// <summary>Its values where it holds quantities; NaN where it holds none. [row]</summary>
    public double[] Values { get; } = [];

    /// <summary>The name of a number.</summary>
    public string? NameOf(int number) => role!.Find(number);

    /// <summary>Takes the next rows.</summary>
    public void Read(DuckDbChunk chunk, int ordinal)
    {
        if (role is null)
        {
            chunk.ReadNumbers(ordinal, Values);
            return;
        }

        if (IsYear) chunk.ReadIntegers(ordinal, raw);
        else chunk.ReadCodes(ordinal, codes, raw);
        for (var i = 0; i < chunk.Count; i++)
        {
            if (i > 0 && raw[i] == raw[i - 1])
            {
                Numbers[i] = Numbers[i - 1];
                continue;
            }

            Numbers[i] = role.NumberOf(raw[i]);
            if (Numbers[i] >= 0) isSeen[Numbers[i]] = true;
            else if (raw[i] == (IsYear ? DuckDbChunk.NoInteger : -1)) HasUnknown = true;
            else others.Add(raw[i]);
        }
    }

    /// <summary>Whether a row has no value where it must have one, or no finite number. Codes are looked at by their own rule.</summary>
    public bool Lacks(int row) => role is null ? !double.IsFinite(Values[row]) : IsYear && raw[row] == DuckDbChunk.NoInteger;

    /// <summary>Whether any of the rows at hand lacks its value.</summary>
    public bool LacksAny(int count)
    {
        if (IsYear) return raw.AsSpan(0, count).Contains(DuckDbChunk.NoInteger);
        foreach (var value in Values.AsSpan(0, role is null ? count : 0))
        {
            if (!double.IsFinite(value)) return true;
        }

        return false;
    }

    /// <summary>Every known value that any row held: first those that it may hold.</summary>
    public IEnumerable<string> Seen() => isSeen.Index().Where(found => found.Item).Select(found => role!.Names[found.Index])
        .Concat(others.Order().Select(value => IsYear ? value.ToString(CultureInfo.InvariantCulture) : codes.TextAt(value)));
}
