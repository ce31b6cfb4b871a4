using System.Text;
using DuckDB.NET.Native;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>One row of an answer; valid only inside the call that it is handed to.</summary>
/// <remarks><c>Get</c> throws if the value is NULL; <c>Find</c> returns null.</remarks>
internal readonly unsafe ref struct DuckDbRow(DuckDBType[] types, nint[] data, nint[] validity, int row)
{
    public string GetText(int column) => FindText(column) ?? throw Missing(column);

    public double GetNumber(int column) => FindNumber(column) ?? throw Missing(column);

    public int GetInteger(int column) => FindInteger(column) ?? throw Missing(column);

    public bool GetYesNo(int column) => FindYesNo(column) ?? throw Missing(column);

    public bool? FindYesNo(int column) => IsNull(column) ? null : ((byte*)Of(column, DuckDBType.Boolean))[row] != 0;

    public string? FindText(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Span(column, DuckDBType.Varchar));

    public byte[]? FindBytes(int column) => IsNull(column) ? null : Span(column, DuckDBType.Blob).ToArray();

    public double? FindNumber(int column) => IsNull(column) ? null : ((double*)Of(column, DuckDBType.Double))[row];

    public int? FindInteger(int column)
    {
        if (IsNull(column)) return null;
        return types[column] == DuckDBType.BigInt ? checked((int)((long*)data[column])[row]) : ((int*)Of(column, DuckDBType.Integer))[row];
    }

    /// <summary>The position of a code in its type; −1 for NULL.</summary>
    public int FindCode(int column, CodeType type) =>
        IsNull(column) ? -1 : DuckDbVectors.PositionAt((nint)Of(column, DuckDBType.Enum), type.Width, row);

    /// <summary>The value of a column in the type that its table names.</summary>
    public object? Find(int column, ColumnType type) => type switch
    {
        ColumnType.Text => FindText(column),
        ColumnType.Integer => FindInteger(column),
        ColumnType.Number => FindNumber(column),
        ColumnType.YesNo => FindYesNo(column),
        ColumnType.Bytes => FindBytes(column),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private bool IsNull(int column) => DuckDbVectors.IsNull(validity[column], row);

    private void* Of(int column, DuckDBType type) => types[column] == type
        ? (void*)data[column]
        : throw DuckDbVectors.WrongType(column, types[column], type);

    private ReadOnlySpan<byte> Span(int column, DuckDBType type) => DuckDbVectors.BytesAt((UInt128*)Of(column, type) + row);

    private static InvalidOperationException Missing(int column) => new($"Column {column} of the answer is NULL where a value is needed.");
}
