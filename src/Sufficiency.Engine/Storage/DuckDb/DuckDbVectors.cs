using DuckDB.NET.Native;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>The layout of an answer's vectors.</summary>
internal static unsafe class DuckDbVectors
{
    /// <summary>Bytes of the longest text that stands in a vector itself (duckdb.h, duckdb_string_t).</summary>
    private const int LongestInlineText = 12;

    /// <summary>Rows of a vector.</summary>
    public static int Capacity { get; } = (int)NativeMethods.Helpers.DuckDBVectorSize();

    /// <summary>The types of an answer's columns.</summary>
    public static DuckDBType[] TypesOf(ref DuckDBResult result)
    {
        var types = new DuckDBType[NativeMethods.Query.DuckDBColumnCount(ref result)];
        for (var i = 0; i < types.Length; i++) types[i] = NativeMethods.Query.DuckDBColumnType(ref result, i);
        return types;
    }

    /// <summary>Whether a row of a vector with that validity is NULL.</summary>
    public static bool IsNull(nint validity, int row) => validity != nint.Zero && (((ulong*)validity)[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>The bytes of a text in a vector.</summary>
    /// <remarks>duckdb.h, duckdb_string_t: length, then up to 12 bytes inline or a prefix of 4 and a pointer.</remarks>
    public static ReadOnlySpan<byte> BytesAt(UInt128* text)
    {
        var value = (byte*)text;
        var length = *(int*)value;
        return length <= LongestInlineText ? new(value + 4, length) : new(*(byte**)(value + 8), length);
    }

    /// <summary>The position of a code in its type.</summary>
    /// <param name="data">The data of a vector of codes.</param>
    /// <param name="width">Bytes of a position.</param>
    /// <param name="row">The row.</param>
    public static int PositionAt(nint data, int width, int row) => width switch
    {
        1 => ((byte*)data)[row],
        2 => ((ushort*)data)[row],
        _ => ((int*)data)[row],
    };

    /// <summary>The fault that a column is not of the wanted type.</summary>
    public static InvalidCastException WrongType(int column, DuckDBType type, DuckDBType wanted) =>
        new($"Column {column} of the answer is of type {type}, not {wanted}: cast it in the query.");
}
