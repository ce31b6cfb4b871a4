using DuckDB.NET.Native;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>Some thousand rows of an answer, by column.</summary>
internal sealed unsafe class DuckDbChunk(DuckDBDataChunk chunk, DuckDBType[] types)
{
    private const int KnownBits = 7;
    private const int KnownTexts = 1 << KnownBits;

    /// <summary>What an integer that is NULL is read as.</summary>
    public const int NoInteger = int.MinValue;

    /// <summary>Number of rows, never more than <see cref="Capacity"/>.</summary>
    public int Count { get; } = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);

    /// <summary>The most rows of a chunk.</summary>
    public static int Capacity => DuckDbVectors.Capacity;

    /// <summary>Hands on every row, in order.</summary>
    public void ReadRows(Action<DuckDbRow> read)
    {
        var (data, validity) = (new nint[types.Length], new nint[types.Length]);
        for (var i = 0; i < types.Length; i++) (data[i], validity[i]) = VectorOf(i);
        for (var row = 0; row < Count; row++) read(new(types, data, validity, row));
    }

    /// <summary>Reads a column of codes, or of texts that may be codes, as their positions: −1 where there is none.</summary>
    public void ReadCodes(int column, CodeType type, int[] into)
    {
        if (types[column] == DuckDBType.Varchar)
        {
            ReadTexts(column, type, into);
            return;
        }

        var (data, validity) = VectorOf(column, DuckDBType.Enum);
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
        var (data, validity) = VectorOf(column, DuckDBType.Integer);
        new ReadOnlySpan<int>((void*)data, Count).CopyTo(into);
        Blank(validity, into, NoInteger);
    }

    /// <summary>Reads a column of doubles, NaN where there is none.</summary>
    public void ReadNumbers(int column, double[] into)
    {
        var (data, validity) = VectorOf(column, DuckDBType.Double);
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
        var (data, validity) = VectorOf(column, DuckDBType.Varchar);
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
            if (found.Text is null || !(*found.Text == texts[i] || DuckDbVectors.BytesAt(found.Text).SequenceEqual(text)))
                found = new(texts + i, type.Find(text));
            into[i] = found.Position;
        }
    }

    private (nint Data, nint Validity) VectorOf(int column, DuckDBType type)
    {
        if (types[column] != type) throw DuckDbVectors.WrongType(column, types[column], type);
        return VectorOf(column);
    }

    private (nint Data, nint Validity) VectorOf(int column)
    {
        var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
        return ((nint)NativeMethods.Vectors.DuckDBVectorGetData(vector), (nint)NativeMethods.Vectors.DuckDBVectorGetValidity(vector));
    }

    /// <summary>A text of the vector at hand, and its position among the codes.</summary>
    private readonly struct KnownText(UInt128* text, int position)
    {
        public readonly UInt128* Text = text;

        public readonly int Position = position;
    }
}
