using DuckDB.NET.Native;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>A session of a DuckDB database in memory, on one thread so that the same statements give the same bytes.</summary>
internal sealed class DuckDbSession : IDisposable
{
    // Rows keep their order, and geometries stay bytes. No extension is fetched, and no temporary file is written.
    private const string Settings = """
        SET threads = 1;
        SET preserve_insertion_order = true;
        SET autoinstall_known_extensions = false;
        SET autoload_known_extensions = false;
        SET temp_directory = '';
        SET enable_geoparquet_conversion = false;
        SET default_null_order = 'NULLS_FIRST';
        """;

    // the least that DuckDB allows, because every column of a table takes a block and most tables have few rows
    private const string BlockBytes = "16384";

    private readonly DuckDBDatabase database;
    private readonly bool ownsDatabase = true;
    private readonly DuckDBNativeConnection connection;

    /// <summary>Opens an empty database.</summary>
    /// <exception cref="DuckDbException">The database cannot be opened.</exception>
    public DuckDbSession()
    {
        database = Open();
        connection = Connect(database);
        Execute(Settings);
        RowFunction.Register(connection);
    }

    private DuckDbSession(DuckDbSession other)
    {
        database = other.database;
        ownsDatabase = false;
        connection = Connect(database);
        Execute(Settings);
    }

    /// <summary>Version of the library, such as <c>v1.5.6</c>.</summary>
    public static string LibraryVersion => NativeMethods.Startup.DuckDBLibraryVersion();

    /// <summary>Opens another session on the same database, for another thread; its temporary tables are its own.</summary>
    /// <exception cref="DuckDbException">The session is refused.</exception>
    public DuckDbSession Beside() => new(this);

    /// <summary>Runs statements for their effect.</summary>
    /// <exception cref="DuckDbException">A statement fails.</exception>
    public void Execute(string sql)
    {
        var state = NativeMethods.Query.DuckDBQuery(connection, sql, out var result);
        try
        {
            if (!state.IsSuccess()) throw DuckDbStream.Failed(ref result);
        }
        finally
        {
            NativeMethods.Query.DuckDBDestroyResult(ref result);
        }
    }

    /// <summary>Runs a query and maps every row of its answer, in the answer's order.</summary>
    /// <exception cref="DuckDbException">The query fails.</exception>
    public List<T> Query<T>(string sql, Func<DuckDbRow, T> map)
    {
        var rows = new List<T>();
        Stream(sql, chunk => chunk.ReadRows(row => rows.Add(map(row))));
        return rows;
    }

    /// <summary>Runs a query and hands on its answer while it arrives.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads some thousand rows, which are valid inside the call; it may not use this session.</param>
    /// <exception cref="DuckDbException">The query fails.</exception>
    public void Stream(string sql, Action<DuckDbChunk> read) => DuckDbStream.Read(connection, sql, read);

    /// <summary>The one number of an answer; null for NULL.</summary>
    public double? QueryNumber(string sql) => Query(sql, row => row.FindNumber(0)).Single();

    /// <summary>Creates a table of the definition's columns and fills it.</summary>
    /// <param name="definition">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="coded">Which columns are codes; null for none.</param>
    /// <param name="isOwn">Whether only this session sees the table; it then replaces the session's table of that name.</param>
    /// <exception cref="DuckDbException">DuckDB refuses the rows.</exception>
    /// <exception cref="UnknownCodeException">A row holds a code that the type does not have.</exception>
    public void Load<TRow>(TableDefinition<TRow> definition, IReadOnlyList<TRow> rows, CodedTable? coded = null, bool isOwn = false)
    {
        var columns = definition.Columns
            .Select(column => $"{Quote(column.Name)} {(coded?.TypeOf(column.Name) is { } code ? Quote(code.Name) : SqlType(column.Type))}");
        Execute($"CREATE {(isOwn ? "OR REPLACE TEMP" : "")} TABLE {Quote(definition.Name)} ({string.Join(", ", columns)})");
        Read(definition, rows, coded, source => Execute($"INSERT INTO {Quote(definition.Name)} SELECT * FROM {source}"));
    }

    /// <summary>Runs a statement that reads our rows without a copy.</summary>
    /// <param name="definition">The table of the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="coded">Which columns are codes; null for none.</param>
    /// <param name="run">Gets the text for FROM, and runs statements one after the other that name it once each.</param>
    /// <exception cref="DuckDbException">The statement fails.</exception>
    /// <exception cref="UnknownCodeException">A row holds a code that the type does not have.</exception>
    public static void Read<TRow>(TableDefinition<TRow> definition, IReadOnlyList<TRow> rows, CodedTable? coded, Action<string> run) =>
        RowFunction.With(new RowSource<TRow>(definition, rows, coded), run);

    /// <inheritdoc />
    public void Dispose()
    {
        connection.Dispose();
        if (ownsDatabase) database.Dispose();
    }

    /// <summary>A text as an SQL literal.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name as an SQL identifier.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static DuckDBDatabase Open()
    {
        if (!NativeMethods.Configuration.DuckDBCreateConfig(out var config).IsSuccess())
            throw new DuckDbException("DuckDB gave no configuration.");
        using (config)
        {
            if (!NativeMethods.Configuration.DuckDBSetConfig(config, "default_block_size", BlockBytes).IsSuccess())
                throw new DuckDbException($"DuckDB refused blocks of {BlockBytes} bytes.");
            return NativeMethods.Startup.DuckDBOpen(null, out var opened, config, out var error).IsSuccess() ? opened
                : throw new DuckDbException(error);
        }
    }

    private static DuckDBNativeConnection Connect(DuckDBDatabase database) =>
        NativeMethods.Startup.DuckDBConnect(database, out var connection).IsSuccess()
            ? connection
            : throw new DuckDbException("DuckDB opened a database and refused a connection to it.");

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.Integer => "INTEGER",
        ColumnType.Number => "DOUBLE",
        ColumnType.YesNo => "BOOLEAN",
        ColumnType.Bytes => "BLOB",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
