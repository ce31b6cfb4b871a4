using Sufficiency.Engine.Results.Storage.DuckDb;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Storage;

/// <summary>Writes tables as Parquet: ZSTD, sorted by key, the same bytes for the same rows.</summary>
internal static class ParquetTables
{
    // DuckDB's own default, set so that another version's default does not change the bytes.
    private const int RowGroupRows = 122_880;

    private const int CompressionLevel = 1; // half of the time of the usual one, for a hundredth more bytes

    /// <summary>The file of a table inside a folder.</summary>
    public static string PathOf(string folder, string table) => Path.Combine(folder, table + ".parquet");

    /// <summary>Writes one table into a folder.</summary>
    /// <param name="session">Who writes.</param>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="definition">The table.</param>
    /// <param name="rows">Its rows, in any order.</param>
    /// <param name="geoMetadata">The <c>geo</c> entry of a GeoParquet footer; null for a plain table.</param>
    /// <exception cref="DuckDbException">The file cannot be written.</exception>
    public static void Write<TRow>(DuckDbSession session, string folder, TableDefinition<TRow> definition, IReadOnlyList<TRow> rows, string? geoMetadata = null)
    {
        var order = KeyOrder.Holds(definition, rows) ? "" : $"ORDER BY {string.Join(", ", definition.Key.Select(DuckDbSession.Quote))}";
        var metadata = geoMetadata is null ? "" : $", KV_METADATA {{geo: {DuckDbSession.Literal(geoMetadata)}}}";
        DuckDbSession.Read(definition, rows, HeldCodes.Of(definition, rows), source => session.Execute($"""
            COPY (SELECT * FROM {source} {order})
            TO {DuckDbSession.Literal(PathOf(folder, definition.Name))} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL {CompressionLevel}, ROW_GROUP_SIZE {RowGroupRows}{metadata})
            """));
    }
}
