using Sufficiency.Engine.Audit;
using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>A written run of which the audit reads some tables otherwise than they were written. No file changes.</summary>
/// <param name="folder">The run's folder.</param>
internal sealed class DamagedRun(string folder)
{
    private readonly Dictionary<string, string> damaged = new(StringComparer.Ordinal); // SQL by path

    /// <summary>Puts a figure into a column of some rows, at least one.</summary>
    /// <param name="table">The table with its folder, such as inputs/funding; do_minimum/costs are the rows of that plan.</param>
    /// <param name="column">The column.</param>
    /// <param name="figure">The figure in SQL.</param>
    /// <param name="where">Which rows, in SQL.</param>
    public DamagedRun With(string table, string column, string figure, string where = "true")
    {
        where = $"{PlanOf(table)} AND ({where})";
        using var session = new DuckDbSession();
        Assert.NotEqual(0.0, session.QueryNumber($"SELECT count(*)::DOUBLE FROM {SourceOf(PathOf(table))} WHERE {where}"));
        return Reading(table, $"SELECT * REPLACE (CASE WHEN {where} THEN {figure} ELSE {column} END AS {column}) FROM {{0}}");
    }

    /// <summary>Loses the first row of a table.</summary>
    public DamagedRun WithoutARow(string table) => Reading(
        table, $"SELECT * FROM {{0}} WHERE NOT ({PlanOf(table)}) UNION ALL (SELECT * FROM {{0}} WHERE {PlanOf(table)} OFFSET 1)");

    /// <summary>Loses a table.</summary>
    public DamagedRun Without(string table)
    {
        damaged[PathOf(table)] = AuditedRun.SourceOf(PathOf(table) + ".lost");
        return this;
    }

    /// <summary>Puts a value of any type into a column of every row.</summary>
    public DamagedRun WithColumn(string table, string column, string value) =>
        Reading(table, $"SELECT * REPLACE ({value} AS {column}) FROM {{0}}");

    /// <summary>What the audit finds.</summary>
    /// <param name="rule">The one rule to check; null for all rules.</param>
    public IReadOnlyList<AuditFinding> Audit(string? rule = null) => PlanAudit.Check(new(folder, [], SourceOf), rule).Findings;

    private DamagedRun Reading(string table, string query)
    {
        var path = PathOf(table);
        damaged[path] = $"({query.Replace("{0}", SourceOf(path), StringComparison.Ordinal)})";
        return this;
    }

    private string PathOf(string table)
    {
        var (within, name) = Parts(table);
        if (PlanPlace.IsShared(name) && PlanPlace.All.Any(place => place.Folder == within)) within = PlanPlace.In(within).SharedFolder;
        return ParquetTables.PathOf(Path.Combine(folder, within), name);
    }

    // Rows of the plan that a table is named for, in SQL.
    private static string PlanOf(string table)
    {
        var (within, name) = Parts(table);
        return PlanPlace.IsShared(name) ? $"plan = '{PlanPlace.In(within).Code}'" : "true";
    }

    private static (string Folder, string Name) Parts(string table) =>
        (Path.GetDirectoryName(table)!.Replace('\\', '/'), Path.GetFileName(table));

    private string SourceOf(string path) => damaged.GetValueOrDefault(path) ?? AuditedRun.SourceOf(path);
}
