using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>A Parquet file while its rows are added: ZSTD, fixed row groups, the same bytes for the same rows.</summary>
/// <remarks>The bytes stay in memory until the file is whole. The largest table of a county takes some ten megabytes.</remarks>
internal sealed class ParquetFile<TRow> : IDisposable
{
    // Measured in benchmarks/tried.md: smaller groups are faster, and larger groups make smaller files.
    private const int RowGroupRows = 32_768;

    private readonly ParquetColumn<TRow>[] columns;
    private readonly MemoryStream bytes = new();
    private readonly ParquetWriter writer;
    private int rows; // of the open group

    /// <summary>Begins a file.</summary>
    /// <param name="definition">The table.</param>
    /// <param name="geoMetadata">The <c>geo</c> entry of a GeoParquet footer; null for a plain table.</param>
    public ParquetFile(TableDefinition<TRow> definition, string? geoMetadata)
    {
        columns = ParquetColumns.Of(definition);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };
        foreach (var column in columns) options.ColumnEncodingHints[column.Field.Name] = column.Hint;
        writer = Done(ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => column.Field)), bytes, options));
        if (geoMetadata is not null)
            writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["geo"] = geoMetadata };
    }

    /// <summary>Adds the next row.</summary>
    /// <exception cref="InvalidOperationException">The row lacks a required value, or holds a number that is
    /// not finite.</exception>
    public void Add(TRow row)
    {
        foreach (var column in columns) column.Add(row);
        if (++rows == RowGroupRows) WriteGroup();
    }

    /// <summary>Writes the whole file under its name at the end.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Save(string path)
    {
        if (rows > 0) WriteGroup();
        Done(writer.DisposeAsync().AsTask());
        var partial = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileNameWithoutExtension(path)}.partial");
        using (var file = File.Create(partial)) bytes.WriteTo(file);
        File.Move(partial, path, overwrite: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var column in columns) column.Dispose();
        bytes.Dispose();
    }

    private void WriteGroup()
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns) Done(column.WriteAsync(group));
        group.CompleteValidate();
        rows = 0;
    }

    // The tasks are complete at once, because they write to memory alone.
    private static void Done(Task task) => task.GetAwaiter().GetResult();

    private static T Done<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
