using System.Buffers;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>One column of a row group while its rows are added.</summary>
internal abstract class ParquetColumn<TRow>(DataField inSchema, EncodingHint hint) : IDisposable
{
    /// <summary>The column in the file's schema; REQUIRED if every row has a value.</summary>
    public DataField Field => inSchema;

    /// <summary>The encoding of the column.</summary>
    public EncodingHint Hint => hint;

    /// <summary>Adds the value of the next row.</summary>
    /// <exception cref="InvalidOperationException">The table does not allow the value.</exception>
    public abstract void Add(TRow row);

    /// <summary>Writes the added values and empties the column.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group);

    /// <inheritdoc />
    public abstract void Dispose();
}

/// <summary>Makes the columns of a file.</summary>
internal static class ParquetColumns
{
    /// <summary>One column for each column of a table.</summary>
    public static ParquetColumn<TRow>[] Of<TRow>(TableDefinition<TRow> definition) =>
        [.. definition.Columns.Select(column => Of(definition, column))];

    // Most columns hold few distinct texts. Whole numbers, such as years, are nearly in order.
    private static ParquetColumn<TRow> Of<TRow>(TableDefinition<TRow> definition, Column<TRow> column) => column switch
    {
        Column<TRow, string?> text =>
            new ParquetColumn<TRow, ReadOnlyMemory<char>>(definition, text, EncodingHint.Dictionary, row => text.Read(row)?.AsMemory()),
        Column<TRow, byte[]?> bytes =>
        new ParquetColumn<TRow, ReadOnlyMemory<byte>>(definition, bytes, EncodingHint.Default, row => bytes.Read(row)?.AsMemory()),
        Column<TRow, int?> integer => new ParquetColumn<TRow, int>(definition, integer, EncodingHint.DeltaBinaryPacked, integer.Read),
        Column<TRow, bool?> yesNo => new ParquetColumn<TRow, bool>(definition, yesNo, EncodingHint.Default, yesNo.Read),
        Column<TRow, double?> number =>
        new ParquetColumn<TRow, double>(definition, number, EncodingHint.Default, row => number.Read(row) switch
        {
            { } value when !double.IsFinite(value) => throw definition.Refused(number, "no finite number"),
            var value => value,
        }),
        _ => throw new NotSupportedException($"Column {column.Name} has a type no table stores."),
    };
}

/// <summary>One column with its values in pooled buffers.</summary>
/// <param name="definition">The table.</param>
/// <param name="column">The column.</param>
/// <param name="hint">The encoding of the column.</param>
/// <param name="read">Reads the value of a row; null for none.</param>
internal sealed class ParquetColumn<TRow,
    TValue>(TableDefinition<TRow> definition, Column<TRow> column, EncodingHint hint, Func<TRow, TValue?> read)
    : ParquetColumn<TRow>(new(column.Name, TypeOf(column), !column.IsRequired), hint)
    where TValue : struct
{
    private const int FirstRows = 256; // most tables have fewer

    private TValue[] values = ArrayPool<TValue>.Shared.Rent(FirstRows); // values that are not null
    // [row]: 1 for a value, nil for null; empty for a required column
    private int[] levels = column.IsRequired ? [] : ArrayPool<int>.Shared.Rent(FirstRows);
    private int there;
    private int rows;

    /// <inheritdoc />
    public override void Add(TRow row)
    {
        var value = read(row);
        if (column.IsRequired)
        {
            if (value is null) throw definition.Refused(column, "no value");
        }
        else
        {
            if (rows == levels.Length) Grow(ref levels);
            levels[rows] = value is null ? 0 : 1;
        }

        rows++;
        if (value is not { } own) return;
        if (there == values.Length) Grow(ref values);
        values[there++] = own;
    }

    /// <inheritdoc />
    public override async Task WriteAsync(ParquetRowGroupWriter group)
    {
        ReadOnlyMemory<int>? present = null; // a conditional null would be an empty memory
        if (!column.IsRequired) present = levels.AsMemory(0, rows);
        await group.WriteAllPartsAsync<TValue>(Field, values.AsMemory(0, there), present, null, CancellationToken.None);
        (there, rows) = (0, 0);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        Return(values);
        Return(levels);
        (values, levels) = ([], []);
    }

    private static void Grow<T>(ref T[] full)
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        Return(full);
        full = larger;
    }

    private static void Return<T>(T[] buffer) =>
        ArrayPool<T>.Shared.Return(buffer, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());

    private static Type TypeOf(Column<TRow> column) => column.Type switch
    {
        ColumnType.Text => typeof(string),
        ColumnType.Bytes => typeof(byte[]),
        _ => typeof(TValue),
    };
}
