using System.Runtime.CompilerServices;
using System.Text;
using DuckDB.NET.Native;
using Sufficiency.Engine.Results.Tables;
using static DuckDB.NET.Native.NativeMethods.Vectors;

namespace Sufficiency.Engine.Storage.DuckDb;

/// <summary>Our rows as a source: fills DuckDB's column vectors one chunk at a time.</summary>
internal sealed unsafe class RowSource<TRow> : IRowSource
{
    private readonly TableDefinition<TRow> definition;
    private readonly CodedTable? coded;
    private readonly IReadOnlyList<TRow> rows;
    private readonly Action<nint>[] fillers; // [column]: fills a vector from the rows at hand
    private readonly TRow[] hand = new TRow[DuckDbVectors.Capacity];
    // positions by reference of the text, because the same few hundred texts occur again and again
    private readonly (string? Text, int Position)[] met = new (string?, int)[1021];
    private int count;
    private int next;

    /// <summary>Makes a source.</summary>
    /// <param name="definition">The table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="coded">Which columns are codes; null for none.</param>
    public RowSource(TableDefinition<TRow> definition, IReadOnlyList<TRow> rows, CodedTable? coded)
    {
        (this.definition, this.rows, this.coded) = (definition, rows, coded);
        fillers = [.. definition.Columns.Select(FillerOf)];
    }

    /// <inheritdoc />
    public Exception? Fault { get; set; }

    /// <inheritdoc />
    public long Count => rows.Count;

    /// <inheritdoc />
    public IEnumerable<(string Name, DuckDBLogicalType Type)> Columns => definition.Columns.Select(column =>
        (column.Name,
            coded?.TypeOf(column.Name)?.CreateLogicalType() ?? NativeMethods.LogicalType.DuckDBCreateLogicalType(NativeType(column.Type))));

    /// <inheritdoc />
    public void Restart() => next = 0;

    /// <inheritdoc />
    public int Fill(DuckDBDataChunk chunk)
    {
        count = Math.Min(hand.Length, rows.Count - next);
        for (var i = 0; i < count; i++) hand[i] = rows[next + i];
        for (var i = 0; i < fillers.Length; i++) fillers[i](NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i));
        next += count;
        return count;
    }

    private Action<nint> FillerOf(Column<TRow> column) => column switch
    {
        Column<TRow, string?> code when coded?.TypeOf(code.Name) is { } type => vector => FillCodes(code, type, vector),
        Column<TRow, string?> text => vector => FillBytes(text, vector, Encoding.UTF8.GetBytes),
        Column<TRow, byte[]?> bytes => vector => FillBytes(bytes, vector, value => value),
        Column<TRow, int?> integer => vector => FillValues(integer, vector),
        Column<TRow, bool?> yesNo => vector => FillValues(yesNo, vector),
        Column<TRow, double?> number => vector => FillValues(number, vector),
        _ => throw new NotSupportedException($"Column {column.Name} has a type no table stores."),
    };

    private void FillValues<T>(Column<TRow, T?> column, nint vector)
        where T : unmanaged
    {
        var data = (T*)DuckDBVectorGetData(vector);
        for (var i = 0; i < count; i++)
        {
            if (column.Read(hand[i]) is not { } value) SetNull(column, vector, i);
            else if (value is double number && !double.IsFinite(number)) throw definition.Refused(column, "no finite number");
            else data[i] = value;
        }
    }

    private void FillCodes(Column<TRow, string?> column, CodeType type, nint vector)
    {
        var data = DuckDBVectorGetData(vector);
        Array.Clear(met);
        for (var i = 0; i < count; i++)
        {
            if (column.Read(hand[i]) is not { } text)
            {
                SetNull(column, vector, i);
                continue;
            }

            ref var found = ref met[RuntimeHelpers.GetHashCode(text) % met.Length];
            if (!ReferenceEquals(text, found.Text)) found = (text, type.Find(text));
            var position = found.Position;
            if (position < 0)
                throw new UnknownCodeException($"{definition.Name}.{column.Name}: {text} does not stand in any table that names codes");
            if (type.Width == 1) ((byte*)data)[i] = (byte)position;
            else if (type.Width == 2) ((ushort*)data)[i] = (ushort)position;
            else ((uint*)data)[i] = (uint)position;
        }
    }

    private void FillBytes<T>(Column<TRow, T?> column, nint vector, Func<T, byte[]> bytesOf)
        where T : class
    {
        for (var i = 0; i < count; i++)
        {
            if (column.Read(hand[i]) is not { } value)
            {
                SetNull(column, vector, i);
                continue;
            }

            var bytes = bytesOf(value);
            fixed (byte* pointer = bytes) DuckDBVectorAssignStringElementLength(vector, (ulong)i, pointer, bytes.Length);
        }
    }

    private void SetNull(Column<TRow> column, nint vector, int row)
    {
        if (column.IsRequired) throw definition.Refused(column, "no value");
        DuckDBVectorEnsureValidityWritable(vector);
        DuckDBVectorGetValidity(vector)[row >> 6] &= ~(1UL << (row & 63));
    }

    private static DuckDBType NativeType(ColumnType type) => type switch
    {
        ColumnType.Text => DuckDBType.Varchar,
        ColumnType.Integer => DuckDBType.Integer,
        ColumnType.Number => DuckDBType.Double,
        ColumnType.YesNo => DuckDBType.Boolean,
        ColumnType.Bytes => DuckDBType.Blob,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
