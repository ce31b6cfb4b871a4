using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>A Parquet file while its rows are taken: ZSTD, fixed row groups, the same bytes for the same rows.</summary>
/// <remarks>Its bytes are kept in memory until it is whole: a county's largest table takes some ten megabytes.</remarks>
internal sealed class ParquetFile<TRow> : IDisposable
{
    // A text's dictionary is looked up in less time where a group is small; a group of half the rows makes a file a hundredth larger.
    private const int RowGroupRows = 32_768;

    private readonly ParquetColumn<TRow>[] columns;
    private readonly MemoryStream bytes = new();
    private readonly ParquetWriter writer;
    private int rows; // of the group at hand

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

    /// <summary>Takes the next row.</summary>
    /// <exception cref="InvalidOperationException">It lacks a value that every row must have, or holds a number that is not
    /// finite.</exception>
    public void Add(TRow row)
    {
        foreach (var column in columns) column.Add(row);
        if (++rows == RowGroupRows) WriteGroup();
    }

    /// <summary>Writes the whole file; nothing of it is seen before.</summary>
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

    // Everything is done when it is asked for, because nothing is written but memory.
    private static void Done(Task task) => task.GetAwaiter().GetResult();

    private static T Done<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
