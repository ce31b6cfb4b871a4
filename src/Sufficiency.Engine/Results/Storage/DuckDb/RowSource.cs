using System.Runtime.CompilerServices;
using System.Text;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Storage.DuckDb;

/// <summary>Rows that DuckDB reads where they are: its own column vectors are filled one chunk at a time.</summary>
internal sealed unsafe class RowSource<TRow> : IRowSource
{
    private readonly TableDefinition<TRow> definition;
    private readonly CodedTable? coded;
    private readonly IReadOnlyList<TRow> rows;
    private readonly int capacity = (int)DuckDbApi.VectorSize();
    private readonly Action<nint, int>[] fillers; // [column]: fills a vector with so many of the next rows
    private readonly (string? Text, int Row)[] lent = new (string?, int)[1021]; // by where a text stands in memory: most are one of a few hundred codes; the row that holds it, or its position among codes
    private byte[] buffer = new byte[256];
    private int next;

    /// <summary>Makes a source.</summary>
    /// <param name="definition">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="coded">Which of its columns are codes; null for none.</param>
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
    public IEnumerable<(string Name, nint LogicalType)> Columns =>
        definition.Columns.Select(column => (column.Name, coded?.TypeOf(column.Name)?.CreateLogicalType() ?? DuckDbApi.CreateLogicalType((int)NativeType(column.Type))));

    /// <inheritdoc />
    public void Restart() => next = 0;

    /// <inheritdoc />
    public int Fill(nint chunk)
    {
        var count = Math.Min(capacity, rows.Count - next);
        for (var i = 0; i < fillers.Length; i++) fillers[i](DuckDbApi.DataChunkVector(chunk, (ulong)i), count);
        next += count;
        return count;
    }

    private Action<nint, int> FillerOf(Column<TRow> column) => column switch
    {
        Column<TRow, string?> code when coded?.TypeOf(code.Name) is { } type => Filler(code, (vector, read, count) => FillCodes(code, type, vector, read, count)),
        Column<TRow, string?> text => Filler(text, (vector, read, count) => FillText(text, vector, read, count)),
        Column<TRow, byte[]?> bytes => Filler(bytes, (vector, read, count) => FillBytes(bytes, vector, read, count)),
        Column<TRow, int?> integer => Filler(integer, (vector, read, count) => FillValues(integer, vector, read, count)),
        Column<TRow, bool?> yesNo => Filler(yesNo, (vector, read, count) => FillValues(yesNo, vector, read, count)),
        Column<TRow, double?> number => Filler(number, (vector, read, count) => FillValues(number, vector, read, count)),
        _ => throw new NotSupportedException($"Column {column.Name} has a type no table stores."),
    };

    private Action<nint, int> Filler<TValue>(Column<TRow, TValue> column, Action<nint, Func<int, TValue>, int> fill)
    {
        var read = column.In(rows);
        return (vector, count) => fill(vector, read, count);
    }

    private void FillValues<T>(Column<TRow, T?> column, nint vector, Func<int, T?> read, int count)
        where T : unmanaged
    {
        var data = (T*)DuckDbApi.VectorData(vector);
        for (var i = 0; i < count; i++)
        {
            if (read(next + i) is not { } value) SetNull(column, vector, i);
            else if (value is double number && !double.IsFinite(number)) throw Refused(column, "no finite number");
            else data[i] = value;
        }
    }

    private void FillCodes(Column<TRow, string?> column, CodeType type, nint vector, Func<int, string?> read, int count)
    {
        var data = (byte*)DuckDbApi.VectorData(vector);
        var width = type.Width;
        var (above, position) = ((string?)null, -1);
        Array.Clear(lent);
        for (var i = 0; i < count; i++)
        {
            var text = read(next + i);
            if (text is null)
            {
                SetNull(column, vector, i);
                continue;
            }

            if (!ReferenceEquals(text, above))
            {
                ref var found = ref lent[RuntimeHelpers.GetHashCode(text) % lent.Length];
                if (!ReferenceEquals(text, found.Text)) found = (text, type.Find(text));
                (above, position) = found;
                if (position < 0) throw new UnknownCodeException($"{definition.Name}.{column.Name}: {text} does not stand in any table that names codes");
            }

            if (width == 1) data[i] = (byte)position;
            else if (width == 2) ((ushort*)data)[i] = (ushort)position;
            else ((uint*)data)[i] = (uint)position;
        }
    }

    // A text that stands higher up already lends its bytes: the vector keeps them until the chunk is reset.
    private void FillText(Column<TRow, string?> column, nint vector, Func<int, string?> read, int count)
    {
        var values = (UInt128*)DuckDbApi.VectorData(vector);
        Array.Clear(lent);
        for (var i = 0; i < count; i++)
        {
            if (read(next + i) is not { } text)
            {
                SetNull(column, vector, i);
                continue;
            }

            ref var found = ref lent[RuntimeHelpers.GetHashCode(text) % lent.Length];
            if (ReferenceEquals(text, found.Text)) values[i] = values[found.Row];
            else PutText(vector, values + i, i, text);
            found = (text, i);
        }
    }

    private void FillBytes(Column<TRow, byte[]?> column, nint vector, Func<int, byte[]?> read, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (read(next + i) is not { } value)
            {
                SetNull(column, vector, i);
                continue;
            }

            fixed (byte* pointer = value) DuckDbApi.AssignText(vector, (ulong)i, pointer, (ulong)value.Length);
        }
    }

    // As DuckDbVectors.BytesAt reads it; longer ones DuckDB copies to its own heap.
    private void PutText(nint vector, UInt128* value, int row, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > buffer.Length) buffer = new byte[most];
        var length = Encoding.UTF8.GetBytes(text, buffer);
        if (length <= DuckDbVectors.LongestInlineText)
        {
            *value = UInt128.Zero;
            *(int*)value = length;
            buffer.AsSpan(0, length).CopyTo(new((byte*)value + 4, DuckDbVectors.LongestInlineText));
            return;
        }

        fixed (byte* pointer = buffer) DuckDbApi.AssignText(vector, (ulong)row, pointer, (ulong)length);
    }

    private void SetNull(Column<TRow> column, nint vector, int row)
    {
        if (column.IsRequired) throw Refused(column, "no value");
        DuckDbApi.EnsureValidityWritable(vector);
        ((ulong*)DuckDbApi.VectorValidity(vector))[row >> 6] &= ~(1UL << (row & 63));
    }

    private InvalidOperationException Refused(Column<TRow> column, string what) =>
        new($"Table {definition.Name}, column {column.Name}: a row holds {what}, which the table does not allow.");

    private static DuckDbType NativeType(ColumnType type) => type switch
    {
        ColumnType.Text => DuckDbType.Text,
        ColumnType.Integer => DuckDbType.Integer,
        ColumnType.Number => DuckDbType.Double,
        ColumnType.YesNo => DuckDbType.Boolean,
        ColumnType.Bytes => DuckDbType.Bytes,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
