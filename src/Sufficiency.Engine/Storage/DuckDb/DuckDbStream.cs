using DuckDB.NET.Native;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>Reads the answer to a query while it is worked out, so that millions of rows are never held together.</summary>
internal static class DuckDbStream
{
    /// <summary>Hands on every chunk of the answer, in its order.</summary>
    /// <param name="connection">Who answers; nothing else may be asked of it meanwhile.</param>
    /// <param name="sql">One query.</param>
    /// <param name="read">Reads a chunk, which lives as long as the call.</param>
    /// <exception cref="DuckDbException">It fails, at once or on the way; the message holds DuckDB's.</exception>
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

                // a fault on the way looks like the end
                if (NativeMethods.Query.DuckDBResultErrorType(ref result) != DuckDBErrorType.Invalid) throw Failed(ref result);
            }
            finally
            {
                NativeMethods.Query.DuckDBDestroyResult(ref result);
            }
        }
    }

    /// <summary>What DuckDB says of an answer that failed.</summary>
    public static DuckDbException Failed(ref DuckDBResult result) =>
        new(NativeMethods.Query.DuckDBResultError(ref result) ?? "DuckDB gave no reason.");
}
