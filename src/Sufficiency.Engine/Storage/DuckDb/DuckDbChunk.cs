using DuckDB.NET.Native;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>Some thousand rows of an answer, by column.</summary>
internal sealed unsafe class DuckDbChunk(DuckDBDataChunk chunk, DuckDBType[] types)
{
    /// <summary>The value that stands for NULL in a column of integers.</summary>
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

    /// <summary>Reads a column of codes as positions in their type; −1 for NULL.</summary>
    public void ReadCodes(int column, CodeType type, int[] into)
    {
        var (data, validity) = VectorOf(column, DuckDBType.Enum);
        for (var i = 0; i < Count; i++) into[i] = DuckDbVectors.PositionAt(data, type.Width, i);
        Blank(validity, into, -1);
    }

    /// <summary>Reads a column of 32-bit integers; <see cref="NoInteger"/> for NULL.</summary>
    public void ReadIntegers(int column, int[] into)
    {
        var (data, validity) = VectorOf(column, DuckDBType.Integer);
        new ReadOnlySpan<int>((void*)data, Count).CopyTo(into);
        Blank(validity, into, NoInteger);
    }

    /// <summary>Reads a column of doubles; NaN for NULL.</summary>
    public void ReadNumbers(int column, double[] into)
    {
        var (data, validity) = VectorOf(column, DuckDBType.Double);
        new ReadOnlySpan<double>((void*)data, Count).CopyTo(into);
        Blank(validity, into, double.NaN);
    }

    // The vector holds any value in a row that is NULL.
    private void Blank<T>(nint validity, T[] values, T nothing)
    {
        if (validity == nint.Zero) return;
        for (var i = 0; i < Count; i++)
        {
            if (DuckDbVectors.IsNull(validity, i)) values[i] = nothing;
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
}
