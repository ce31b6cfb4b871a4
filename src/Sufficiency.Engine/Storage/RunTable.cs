using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Storage;

/// <summary>A table of a run, whose rows are made when they are asked for.</summary>
/// <param name="Folder">The folder inside the run's folder; empty for the run's folder itself.</param>
/// <param name="Definition">The table's columns and key.</param>
/// <param name="Rows">Makes the rows.</param>
internal sealed record RunTable(string Folder, ITable Definition, Func<ITableRows> Rows)
{
    /// <summary>Makes the rows of one plan, without the plan's column, by the plan's code; empty if the table is not of plans.</summary>
    public IReadOnlyDictionary<string, Func<ITableRows>> OfPlan { get; init; } = EmptyOfPlan;

    private static readonly Dictionary<string, Func<ITableRows>> EmptyOfPlan = new(StringComparer.Ordinal);
}

/// <summary>The rows of a table, whatever their type.</summary>
internal interface ITableRows
{
    /// <summary>Writes the rows as a Parquet file into a folder.</summary>
    void Write(string folder);

    /// <summary>Copies the rows into a table of a session, with the given columns as codes.</summary>
    void Load(DuckDbSession session, CodedTable? coded, bool isOwn = false);

    /// <summary>Runs a statement that reads the rows without a copy; the statement gets the text for its FROM.</summary>
    void Read(CodedTable? coded, Action<string> run);
}

/// <summary>The rows of a table with their definition.</summary>
/// <param name="Definition">The table.</param>
/// <param name="All">The rows.</param>
/// <param name="GeoMetadata">The <c>geo</c> entry of a GeoParquet footer; null for a plain table.</param>
internal sealed record TableRows<TRow>(TableDefinition<TRow> Definition, IReadOnlyList<TRow> All, string? GeoMetadata) : ITableRows
{
    /// <inheritdoc />
    public void Write(string folder) => ParquetTables.Write(folder, Definition, All, GeoMetadata);

    /// <inheritdoc />
    public void Load(DuckDbSession session, CodedTable? coded, bool isOwn = false) => session.Load(Definition, All, coded, isOwn);

    /// <inheritdoc />
    public void Read(CodedTable? coded, Action<string> run) => DuckDbSession.Read(Definition, All, coded, run);
}
