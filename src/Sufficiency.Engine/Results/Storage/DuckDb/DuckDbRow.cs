using System.Runtime.CompilerServices;
using System.Text;

namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>One row of an answer; valid only inside the mapping it is handed to.</summary>
/// <remarks><c>Get</c> throws where the value is NULL, <c>Find</c> returns null.</remarks>
internal readonly unsafe ref struct DuckDbRow(DuckDbType[] types, nint[] data, nint[] validity, int row)
{
    /// <summary>Number of columns.</summary>
    public int ColumnCount => types.Length;

    public string GetText(int column) => FindText(column) ?? throw Missing(column);

    public double GetNumber(int column) => FindNumber(column) ?? throw Missing(column);

    public int GetInteger(int column) => FindInteger(column) ?? throw Missing(column);

    public bool GetYesNo(int column) => IsNull(column) ? throw Missing(column) : ((byte*)Of(column, DuckDbType.Boolean))[row] != 0;

    public string? FindText(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Span(column, DuckDbType.Text));

    public byte[]? FindBytes(int column) => IsNull(column) ? null : Span(column, DuckDbType.Bytes).ToArray();

    public double? FindNumber(int column) => IsNull(column) ? null : ((double*)Of(column, DuckDbType.Double))[row];

    public int? FindInteger(int column)
    {
        if (IsNull(column)) return null;
        return types[column] == DuckDbType.BigInteger ? checked((int)((long*)data[column])[row]) : ((int*)Of(column, DuckDbType.Integer))[row];
    }

    private bool IsNull(int column) => DuckDbVectors.IsNull(validity[column], row);

    private void* Of(int column, DuckDbType type) => types[column] == type
        ? (void*)data[column]
        : throw DuckDbVectors.WrongType(column, types[column], type);

    private ReadOnlySpan<byte> Span(int column, DuckDbType type) => DuckDbVectors.BytesAt((UInt128*)Of(column, type) + row);

    private static InvalidOperationException Missing(int column) => new($"Column {column} of the answer is NULL where a value is needed.");
}
