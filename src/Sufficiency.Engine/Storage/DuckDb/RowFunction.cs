using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;
using static DuckDB.NET.Native.NativeMethods.TableFunction;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>Our rows, as a statement reads them.</summary>
internal interface IRowSource
{
    /// <summary>The fault that ended the reading; null for none.</summary>
    Exception? Fault { get; set; }

    /// <summary>Number of rows.</summary>
    long Count { get; }

    /// <summary>Name and new logical type of each column; the caller disposes of the types.</summary>
    IEnumerable<(string Name, DuckDBLogicalType Type)> Columns { get; }

    /// <summary>Goes back to the first row.</summary>
    void Restart();

    /// <summary>Fills an empty chunk with the next rows; returns their number, nil at the end.</summary>
    int Fill(DuckDBDataChunk chunk);
}

/// <summary>The table function through which a statement reads our rows without a copy.</summary>
/// <remarks>
/// See https://duckdb.org/docs/stable/clients/c/table_functions. A statement names a source by its handle.
/// A source that throws keeps its exception, and the statement fails.
/// </remarks>
internal static unsafe class RowFunction
{
    private const string Name = "rows_of";

    /// <summary>Makes the function known to a database.</summary>
    /// <exception cref="DuckDbException">The function is refused.</exception>
    public static void Register(DuckDBNativeConnection connection)
    {
        var function = DuckDBCreateTableFunction();
        using var parameter = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt);
        DuckDBTableFunctionSetName(function, Name);
        DuckDBTableFunctionAddParameter(function, parameter);
        DuckDBTableFunctionSetBind(function, &Bind);
        DuckDBTableFunctionSetInit(function, &Begin);
        DuckDBTableFunctionSetFunction(function, &Read);
        var state = DuckDBRegisterTableFunction(connection, function);
        DuckDBDestroyTableFunction(ref function);
        if (!state.IsSuccess()) throw new DuckDbException("DuckDB refused the function that reads rows.");
    }

    /// <summary>Runs a statement that reads a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="run">Gets the text for FROM, and runs statements one after the other that name it once each. Every statement
    /// reads the whole source.</param>
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
        using var parameter = DuckDBBindGetParameter(info, 0);
        var handle = (nint)NativeMethods.Value.DuckDBGetInt64(parameter);
        IRowSource? source = null;
        try
        {
            source = SourceOf(handle);
            foreach (var (name, type) in source.Columns)
            {
                using var own = type;
                DuckDBBindAddResultColumn(info, name, own);
            }

            DuckDBBindSetCardinality(info, (ulong)source.Count, isExact: true);
            DuckDBBindSetBindData(info, handle, null);
        }
        catch (Exception fault) // no exception may pass through DuckDB
        {
            source?.Fault = fault;
            DuckDBBindSetError(info, fault.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Begin(nint info)
    {
        try
        {
            SourceOf(DuckDBInitGetBindData(info)).Restart();
        }
        catch (Exception fault) // no exception may pass through DuckDB
        {
            DuckDBInitSetError(info, fault.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Read(nint info, nint chunk)
    {
        IRowSource? source = null;
        try
        {
            source = SourceOf(DuckDBFunctionGetBindData(info));
            using var filled = new DuckDBDataChunk(chunk); // DuckDB's own: not destroyed here
            NativeMethods.DataChunks.DuckDBDataChunkSetSize(filled, (ulong)source.Fill(filled));
        }
        catch (Exception fault) // no exception may pass through DuckDB
        {
            source?.Fault = fault;
            DuckDBFunctionSetError(info, fault.Message);
        }
    }

    private static IRowSource SourceOf(nint handle) => (IRowSource)GCHandle.FromIntPtr(handle).Target!;
}
