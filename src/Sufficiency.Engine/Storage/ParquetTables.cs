using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Writes tables as Parquet, sorted by key.</summary>
internal static class ParquetTables
{
    /// <summary>Name and version of the library that writes the files.</summary>
    public static string Writer { get; } = $"Parquet.Net {typeof(Parquet.ParquetWriter).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The file of a table inside a folder.</summary>
    public static string PathOf(string folder, string table) => Path.Combine(folder, table + ".parquet");

    /// <summary>Writes one table into a folder.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="definition">The table.</param>
    /// <param name="rows">Its rows, in any order.</param>
    /// <param name="geoMetadata">The <c>geo</c> entry of a GeoParquet footer; null for a plain table.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A row holds a value that the table does not allow.</exception>
    public static void Write<TRow>(string folder, TableDefinition<TRow> definition, IReadOnlyList<TRow> rows, string? geoMetadata = null)
    {
        using var file = new ParquetFile<TRow>(definition, geoMetadata);
        foreach (var row in new KeyOrder<TRow>(definition).Sort(rows)) file.Add(row);
        file.Save(PathOf(folder, definition.Name));
    }
}
