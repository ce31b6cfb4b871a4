namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>Reads the answer to a query while it is worked out, so that millions of rows are never held together.</summary>
internal static class DuckDbStream
{
    /// <summary>Hands on every chunk of the answer, in its order.</summary>
    /// <param name="connection">Who answers; nothing else may be asked of it meanwhile.</param>
    /// <param name="sql">One query.</param>
    /// <param name="read">Reads a chunk, which lives as long as the call.</param>
    /// <exception cref="DuckDbException">It fails, at once or on the way; the message holds DuckDB's.</exception>
    public static void Read(ConnectionHandle connection, string sql, Action<DuckDbChunk> read)
    {
        var isRefused = DuckDbApi.Prepare(connection, sql, out var statement) != 0;
        try
        {
            if (isRefused) throw new DuckDbException(DuckDbSession.TextAt(DuckDbApi.PrepareError(statement)));
            isRefused = DuckDbApi.ExecutePreparedStreaming(statement, out var result) != 0;
            try
            {
                if (isRefused) throw Failed(ref result);
                var types = DuckDbVectors.TypesOf(ref result);
                while (true)
                {
                    using var chunk = DuckDbApi.FetchChunk(result);
                    if (chunk.IsInvalid) break;
                    read(new(chunk, types));
                }

                if (DuckDbApi.ResultErrorType(ref result) != 0) throw Failed(ref result); // a fault on the way looks like the end
            }
            finally
            {
                DuckDbApi.DestroyResult(ref result);
            }
        }
        finally
        {
            DuckDbApi.DestroyPrepared(ref statement);
        }
    }

    private static DuckDbException Failed(ref NativeResult result) => new(DuckDbSession.TextAt(DuckDbApi.ResultError(ref result)));
}

/// <summary>Some thousand rows of an answer, by column.</summary>
internal sealed unsafe class DuckDbChunk(DataChunkHandle chunk, DuckDbType[] types)
{
    private const int KnownBits = 7;
    private const int KnownTexts = 1 << KnownBits;

    /// <summary>What an integer that is NULL is read as.</summary>
    public const int NoInteger = int.MinValue;

    /// <summary>Number of rows, never more than <see cref="Capacity"/>.</summary>
    public int Count { get; } = (int)DuckDbApi.DataChunkSize(chunk);

    /// <summary>The most rows of a chunk.</summary>
    public static int Capacity { get; } = (int)DuckDbApi.VectorSize();

    /// <summary>Reads a column of codes, or of texts that may be codes, as their positions: −1 where there is none.</summary>
    public void ReadCodes(int column, CodeType type, int[] into)
    {
        if (types[column] == DuckDbType.Text)
        {
            ReadTexts(column, type, into);
            return;
        }

        var (data, validity) = VectorOf(column, DuckDbType.Code);
        for (var i = 0; i < Count; i++)
        {
            into[i] = type.Width switch
            {
                1 => ((byte*)data)[i],
                2 => ((ushort*)data)[i],
                _ => ((int*)data)[i],
            };
        }

        Blank(validity, into, -1);
    }

    /// <summary>Reads a column of 32-bit integers, <see cref="NoInteger"/> where there is none.</summary>
    public void ReadIntegers(int column, int[] into)
    {
        var (data, validity) = VectorOf(column, DuckDbType.Integer);
        new ReadOnlySpan<int>((void*)data, Count).CopyTo(into);
        Blank(validity, into, NoInteger);
    }

    /// <summary>Reads a column of doubles, NaN where there is none.</summary>
    public void ReadNumbers(int column, double[] into)
    {
        var (data, validity) = VectorOf(column, DuckDbType.Double);
        new ReadOnlySpan<double>((void*)data, Count).CopyTo(into);
        Blank(validity, into, double.NaN);
    }

    // Where a row has no value its place in the vector holds anything.
    private void Blank<T>(nint validity, T[] values, T nothing)
    {
        if (validity == nint.Zero) return;
        for (var i = 0; i < Count; i++)
        {
            if (DuckDbVectors.IsNull(validity, i)) values[i] = nothing;
        }
    }

    // A column of codes holds each of few texts many times: those met before are known again by their bytes, without a look into all codes.
    private void ReadTexts(int column, CodeType type, int[] into)
    {
        var (data, validity) = VectorOf(column, DuckDbType.Text);
        var texts = (UInt128*)data;
        var known = stackalloc KnownText[KnownTexts]; // all empty
        for (var i = 0; i < Count; i++)
        {
            if (DuckDbVectors.IsNull(validity, i))
            {
                into[i] = -1;
                continue;
            }

            var text = DuckDbVectors.BytesAt(texts + i);
            ref var found = ref known[DuckDbVectors.HashOf(texts + i) >> (64 - KnownBits)];
            if (found.Text is null || !(*found.Text == texts[i] || DuckDbVectors.BytesAt(found.Text).SequenceEqual(text))) found = new(texts + i, type.Find(text));
            into[i] = found.Position;
        }
    }

    private (nint Data, nint Validity) VectorOf(int column, DuckDbType type)
    {
        if (types[column] != type) throw DuckDbVectors.WrongType(column, types[column], type);
        var vector = DuckDbApi.DataChunkVector(chunk, (ulong)column);
        return (DuckDbApi.VectorData(vector), DuckDbApi.VectorValidity(vector));
    }

    /// <summary>A text of the vector at hand, and its position among the codes.</summary>
    private readonly struct KnownText(UInt128* text, int position)
    {
        public readonly UInt128* Text = text;

        public readonly int Position = position;
    }
}
