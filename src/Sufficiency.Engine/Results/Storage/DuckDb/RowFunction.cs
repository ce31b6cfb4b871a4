using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>Rows of ours that a statement reads.</summary>
internal interface IRowSource
{
    /// <summary>What went wrong while they were read; null for nothing.</summary>
    Exception? Fault { get; set; }

    /// <summary>How many there are.</summary>
    long Count { get; }

    /// <summary>Name and new logical type of each column; whoever asks destroys the types.</summary>
    IEnumerable<(string Name, nint LogicalType)> Columns { get; }

    /// <summary>Begins with the first row again.</summary>
    void Restart();

    /// <summary>Fills an empty chunk with the next rows; returns how many, nil at the end.</summary>
    int Fill(nint chunk);
}

/// <summary>The table function through which a statement reads rows of ours, without a table between.</summary>
/// <remarks>https://duckdb.org/docs/stable/clients/c/table_functions. A source is named by its handle; one that fails keeps what it threw, and the statement fails.</remarks>
internal static unsafe class RowFunction
{
    private const string Name = "rows_of";

    /// <summary>Makes the function known to a database.</summary>
    /// <exception cref="DuckDbException">It is refused.</exception>
    public static void Register(ConnectionHandle connection)
    {
        var function = DuckDbApi.CreateTableFunction();
        var parameter = DuckDbApi.CreateLogicalType((int)DuckDbType.BigInteger);
        DuckDbApi.SetTableFunctionName(function, Name);
        DuckDbApi.AddTableFunctionParameter(function, parameter);
        DuckDbApi.SetTableFunctionBind(function, &Bind);
        DuckDbApi.SetTableFunctionInit(function, &Begin);
        DuckDbApi.SetTableFunctionBody(function, &Read);
        var code = DuckDbApi.RegisterTableFunction(connection, function);
        DuckDbApi.DestroyLogicalType(ref parameter);
        DuckDbApi.DestroyTableFunction(ref function);
        if (code != 0) throw new DuckDbException("DuckDB refused the function that reads rows.");
    }

    /// <summary>Runs a statement that reads a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="run">Given what stands behind FROM, runs statements one after the other that name it once each: every one reads the source from its beginning to its end.</param>
    public static void With(IRowSource source, Action<string> run)
    {
        var handle = GCHandle.Alloc(source);
        try
        {
            run($"{Name}({(long)GCHandle.ToIntPtr(handle)})");
        }
        catch (DuckDbException) when (source.Fault is not null)
        {
            ExceptionDispatchInfo.Throw(source.Fault);
        }
        finally
        {
            handle.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        var parameter = DuckDbApi.BindParameter(info, 0);
        var handle = (nint)DuckDbApi.ValueAsInteger(parameter);
        DuckDbApi.DestroyValue(ref parameter);
        IRowSource? source = null;
        try
        {
            source = SourceOf(handle);
            foreach (var (name, type) in source.Columns)
            {
                var own = type;
                DuckDbApi.AddResultColumn(info, name, own);
                DuckDbApi.DestroyLogicalType(ref own);
            }

            DuckDbApi.SetCardinality(info, (ulong)source.Count, isExact: true);
            DuckDbApi.SetBindData(info, handle, nint.Zero);
        }
        catch (Exception fault) // no exception may pass through DuckDB
        {
            source?.Fault = fault;
            DuckDbApi.SetBindError(info, fault.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Begin(nint info)
    {
        try
        {
            SourceOf(DuckDbApi.BindDataOfInit(info)).Restart();
        }
        catch (Exception fault) // no exception may pass through DuckDB
        {
            DuckDbApi.SetInitError(info, fault.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Read(nint info, nint chunk)
    {
        IRowSource? source = null;
        try
        {
            source = SourceOf(DuckDbApi.BindDataOfFunction(info));
            DuckDbApi.SetDataChunkSize(chunk, (ulong)source.Fill(chunk));
        }
        catch (Exception fault) // no exception may pass through DuckDB
        {
            source?.Fault = fault;
            DuckDbApi.SetFunctionError(info, fault.Message);
        }
    }

    private static IRowSource SourceOf(nint handle) => (IRowSource)GCHandle.FromIntPtr(handle).Target!;
}
