using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Storage;

/// <summary>A table of a run, whose rows are made when they are asked for.</summary>
/// <param name="Folder">Where in the run's folder.</param>
/// <param name="Definition">What it is.</param>
/// <param name="Rows">Makes its rows.</param>
/// <param name="Origin">What millions of rows are made of: where that is the same object, and the tables that name their codes hold the
/// same, so do they. Null where rows have to be looked at.</param>
internal sealed record RunTable(string Folder, ITable Definition, Func<ITableRows> Rows, object? Origin);

/// <summary>The rows of a table.</summary>
internal interface ITableRows
{
    /// <summary>Writes them into a folder.</summary>
    void Write(string folder);

    /// <summary>Loads them into a session, with codes or as plain columns.</summary>
    void Load(DuckDbSession session, CodedTable? coded, bool isOwn = false);

    /// <summary>Runs a statement that reads them where they are, given what stands behind FROM.</summary>
    void Read(CodedTable? coded, Action<string> run);

    /// <summary>What a column of texts holds, row by row.</summary>
    IEnumerable<string?> TextsOf(string column);

    /// <summary>Whether others hold the same in every column, in the same order.</summary>
    bool AreSameAs(ITableRows other);
}

/// <summary>The rows of a table that is defined for them.</summary>
/// <param name="Definition">The table.</param>
/// <param name="All">Its rows.</param>
/// <param name="GeoMetadata">The <c>geo</c> entry of a GeoParquet footer; null for a plain table.</param>
internal sealed record TableRows<TRow>(TableDefinition<TRow> Definition, IReadOnlyList<TRow> All, string? GeoMetadata) : ITableRows
{
    /// <inheritdoc />
    public void Write(string folder) => ParquetTables.Write(folder, Definition, All, GeoMetadata);

    /// <inheritdoc />
    public void Load(DuckDbSession session, CodedTable? coded, bool isOwn = false) => session.Load(Definition, All, coded, isOwn);

    /// <inheritdoc />
    public void Read(CodedTable? coded, Action<string> run) => DuckDbSession.Read(Definition, All, coded, run);

    /// <inheritdoc />
    public IEnumerable<string?> TextsOf(string column) =>
        All.Select(Definition.Columns.OfType<Column<TRow, string?>>().Single(own => own.Name == column).Read);

    /// <inheritdoc />
    public bool AreSameAs(ITableRows other) => other is TableRows<TRow> rows && rows.All.Count == All.Count
        && All.Zip(rows.All).All(pair => Definition.AreSame(pair.First, pair.Second));
}
