using DuckDB.NET.Native;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>Reads the answer to a query while it arrives, so that millions of rows are never held together.</summary>
internal static class DuckDbStream
{
    /// <summary>Hands on every chunk of the answer, in its order.</summary>
    /// <param name="connection">The connection that answers; it may not be used meanwhile.</param>
    /// <param name="sql">One query.</param>
    /// <param name="read">Reads a chunk, which is valid inside the call.</param>
    /// <exception cref="DuckDbException">The query fails, at once or later.</exception>
    public static void Read(DuckDBNativeConnection connection, string sql, Action<DuckDbChunk> read)
    {
        var prepared = NativeMethods.PreparedStatements.DuckDBPrepare(connection, sql, out var statement);
        using (statement)
        {
            if (!prepared.IsSuccess()) throw new DuckDbException(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
            var executed = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result);
            try
            {
                if (!executed.IsSuccess()) throw Failed(ref result);
                var types = DuckDbVectors.TypesOf(ref result);
                while (true)
                {
                    using var chunk = NativeMethods.Query.DuckDBFetchChunk(result);
                    if (chunk.IsInvalid) break;
                    read(new(chunk, types));
                }

                // a later fault ends the answer early
                if (NativeMethods.Query.DuckDBResultErrorType(ref result) != DuckDBErrorType.Invalid) throw Failed(ref result);
            }
            finally
            {
                NativeMethods.Query.DuckDBDestroyResult(ref result);
            }
        }
    }

    /// <summary>The fault of an answer.</summary>
    public static DuckDbException Failed(ref DuckDBResult result) =>
        new(NativeMethods.Query.DuckDBResultError(ref result) ?? "DuckDB gave no reason.");
}
