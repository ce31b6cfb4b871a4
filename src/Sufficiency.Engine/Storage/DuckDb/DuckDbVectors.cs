using DuckDB.NET.Native;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>What every reader of an answer's vectors needs to know of them.</summary>
internal static unsafe class DuckDbVectors
{
    /// <summary>Bytes of the longest text that stands in a vector itself (duckdb.h, duckdb_string_t).</summary>
    public const int LongestInlineText = 12;

    /// <summary>Rows of a vector.</summary>
    public static int Capacity { get; } = (int)NativeMethods.Helpers.DuckDBVectorSize();

    /// <summary>The types of an answer's columns.</summary>
    public static DuckDBType[] TypesOf(ref DuckDBResult result)
    {
        var types = new DuckDBType[NativeMethods.Query.DuckDBColumnCount(ref result)];
        for (var i = 0; i < types.Length; i++) types[i] = NativeMethods.Query.DuckDBColumnType(ref result, i);
        return types;
    }

    /// <summary>Whether a row of a vector with that validity has no value.</summary>
    public static bool IsNull(nint validity, int row) => validity != nint.Zero && (((ulong*)validity)[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>The bytes of a text where a vector holds it.</summary>
    /// <remarks>duckdb.h, duckdb_string_t: length, then up to 12 bytes inline or a prefix of 4 and a pointer.</remarks>
    public static ReadOnlySpan<byte> BytesAt(UInt128* text)
    {
        var value = (byte*)text;
        var length = *(int*)value;
        return length <= LongestInlineText ? new(value + 4, length) : new(*(byte**)(value + 8), length);
    }

    /// <summary>A hash of a text where a vector holds it, good in its upper bits: of its length, its first and its last bytes.</summary>
    /// <remarks>Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4.</remarks>
    public static ulong HashOf(UInt128* text)
    {
        var halves = (ulong*)text;
        var length = *(int*)text;
        var last = length <= LongestInlineText ? halves[1] : *(ulong*)(*(byte**)(halves + 1) + length - sizeof(ulong));
        return unchecked((halves[0] ^ last) * 0x9E3779B97F4A7C15);
    }

    /// <summary>That a column cannot be read as what it is not.</summary>
    public static InvalidCastException WrongType(int column, DuckDBType type, DuckDBType wanted) =>
        new($"Column {column} of the answer is of type {type}, not {wanted}: cast it in the query.");
}
