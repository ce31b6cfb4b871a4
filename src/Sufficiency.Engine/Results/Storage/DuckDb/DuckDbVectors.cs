namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>What every reader of an answer's vectors needs to know of them.</summary>
internal static unsafe class DuckDbVectors
{
    /// <summary>The types of an answer's columns.</summary>
    public static DuckDbType[] TypesOf(ref NativeResult result)
    {
        var types = new DuckDbType[DuckDbApi.ColumnCount(ref result)];
        for (var i = 0; i < types.Length; i++) types[i] = (DuckDbType)DuckDbApi.ColumnType(ref result, (ulong)i);
        return types;
    }

    /// <summary>Whether a row of a vector with that validity has no value.</summary>
    public static bool IsNull(nint validity, int row) => validity != nint.Zero && (((ulong*)validity)[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>That a column cannot be read as what it is not.</summary>
    public static InvalidCastException WrongType(int column, DuckDbType type, DuckDbType wanted) => new($"Column {column} of the answer is of type {type}, not {wanted}: cast it in the query.");
}
