using Parquet;
using Parquet.Schema;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>A table of a run, read from its Parquet file.</summary>
/// <remarks>Parquet is read without a database: opening one makes all threads of the process wait.</remarks>
internal sealed class ResultTable
{
    private readonly Dictionary<string, object?[]> columns; // [column][row]

    private ResultTable(Dictionary<string, object?[]> columns, int count) => (this.columns, Count) = (columns, count);

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Its rows, in the file's order.</summary>
    public IEnumerable<ResultRow> Rows => Enumerable.Range(0, Count).Select(row => new ResultRow(this, row));

    /// <summary>Reads one; null if the run does not have it, because it is of an earlier version.</summary>
    /// <exception cref="DocumentException">The file cannot be read.</exception>
    public static ResultTable? Find(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            return ReadAsync(path).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or ParquetException)
        {
            throw new DocumentException($"{path} cannot be read. Run the plan again. ({fault.Message})", fault);
        }
    }

    /// <summary>The value of a column in a row; null where it has none, or where the table has no such column.</summary>
    public object? ValueAt(string column, int row) => columns.TryGetValue(column, out var values) ? values[row] : null;

    /// <summary>The rows that hold a text in a column, in the same order.</summary>
    public ResultTable Where(string column, string text)
    {
        var kept = Enumerable.Range(0, Count).Where(row => string.Equals(ValueAt(column, row) as string, text, StringComparison.Ordinal))
            .ToArray();
        return new(
            columns.ToDictionary(pair => pair.Key, pair => Array.ConvertAll(kept, row => pair.Value[row]), StringComparer.Ordinal),
            kept.Length);
    }

    private static async Task<ResultTable> ReadAsync(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        var fields = reader.Schema.GetDataFields().Where(field => field.ClrType != typeof(ReadOnlyMemory<byte>)).ToList();
        var values = fields.ToDictionary(field => field.Name, _ => new List<object?>(), StringComparer.Ordinal);
        var count = 0;
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            var rows = checked((int)group.RowCount);
            foreach (var field in fields) values[field.Name].AddRange(await ReadAsync(group, field, rows));
            count += rows;
        }

        return new(values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal), count);
    }

    private static async Task<IEnumerable<object?>> ReadAsync(ParquetRowGroupReader group, DataField field, int rows)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory()!);
            return texts;
        }

        if (field.ClrType == typeof(double)) return await ReadAsync<double>(group, field, rows);
        if (field.ClrType == typeof(int)) return await ReadAsync<int>(group, field, rows);
        if (field.ClrType == typeof(bool)) return await ReadAsync<bool>(group, field, rows);
        throw new InvalidDataException($"The column {field.Name} has a type that no table of a run has.");
    }

    private static async Task<IEnumerable<object?>> ReadAsync<T>(ParquetRowGroupReader group, DataField field, int rows)
        where T : struct
    {
        if (!field.IsNullable)
        {
            var values = new T[rows];
            await group.ReadAsync<T>(field, values.AsMemory());
            return values.Select(value => (object?)value);
        }

        var some = new T?[rows];
        await group.ReadAsync<T>(field, some.AsMemory());
        return some.Select(value => (object?)value);
    }
}

/// <summary>One row of a table of a run.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">Its place among the rows.</param>
internal readonly record struct ResultRow(ResultTable Table, int Index)
{
    /// <summary>A text; empty where there is none.</summary>
    public string Text(string column) => Table.ValueAt(column, Index) as string ?? "";

    /// <summary>A number, whole or not; null where there is none.</summary>
    public double? Number(string column) => Table.ValueAt(column, Index) switch
    {
        double number => number,
        int whole => whole,
        _ => null,
    };

    /// <summary>A whole number such as a year; null where there is none.</summary>
    public int? Whole(string column) => Table.ValueAt(column, Index) as int?;

    /// <summary>Whether a column says yes.</summary>
    public bool IsYes(string column) => Table.ValueAt(column, Index) is true;
}
