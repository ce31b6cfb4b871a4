namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>The answer to a statement, read chunk by chunk.</summary>
internal sealed class DuckDbResult : IDisposable
{
    private NativeResult result;

    /// <summary>Runs the statement.</summary>
    /// <exception cref="DuckDbException">It fails; the message holds DuckDB's.</exception>
    public DuckDbResult(ConnectionHandle connection, string sql)
    {
        if (DuckDbApi.Query(connection, sql, out result) == 0) return;
        var message = DuckDbSession.TextAt(DuckDbApi.ResultError(ref result));
        DuckDbApi.DestroyResult(ref result);
        throw new DuckDbException(message);
    }

    /// <summary>Maps every row, in the answer's order.</summary>
    public List<T> Read<T>(Func<DuckDbRow, T> map)
    {
        var types = DuckDbVectors.TypesOf(ref result);
        var (data, validity) = (new nint[types.Length], new nint[types.Length]);
        var rows = new List<T>();
        while (true)
        {
            using var chunk = DuckDbApi.FetchChunk(result);
            if (chunk.IsInvalid) return rows;
            for (var i = 0; i < types.Length; i++)
            {
                var vector = DuckDbApi.DataChunkVector(chunk, (ulong)i);
                data[i] = DuckDbApi.VectorData(vector);
                validity[i] = DuckDbApi.VectorValidity(vector);
            }

            var size = (int)DuckDbApi.DataChunkSize(chunk);
            for (var row = 0; row < size; row++) rows.Add(map(new(types, data, validity, row)));
        }
    }

    /// <inheritdoc />
    public void Dispose() => DuckDbApi.DestroyResult(ref result);
}
