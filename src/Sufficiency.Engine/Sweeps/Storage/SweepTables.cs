using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>Writes the tables over all scenarios from their folders. Each file appears whole, so that it can be read while the sweep
/// runs.</summary>
internal static class SweepTables
{
    // What each scenario's results add to its row: every number is a sum over the scenario's own tables.
    private const string Results = """
        , p.objective_gbp, p.bound_gbp, (p.objective_gbp - p.bound_gbp) / abs(p.objective_gbp) AS gap, p.total_cost_gbp,
        p.total_penalty_gbp, p.pupil_years_waiting,
        CASE WHEN s.status = 'done' THEN coalesce(c.capital_gbp, 0) END AS capital_gbp,
        CASE WHEN s.status = 'done' THEN coalesce(c.schemes_opened, 0) END AS schemes_opened, d.objective_gbp AS do_minimum_objective_gbp,
        d.total_cost_gbp AS do_minimum_cost_gbp,
        d.pupil_years_waiting AS do_minimum_pupil_years_waiting, d.total_cost_gbp - p.total_cost_gbp AS saving_gbp
        """;

    /// <summary>Writes every table.</summary>
    /// <param name="session">Who reads the scenarios' files.</param>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="scenarios">Scenarios of this folder with their status.</param>
    /// <param name="levels">Where they stand.</param>
    public static void Write(DuckDbSession session, string folder, IReadOnlyList<ScenarioRow> scenarios,
        IReadOnlyList<ScenarioLevelRow> levels)
    {
        var anyDone = scenarios.Any(row => row.Status == "done");
        session.Load(SweepTableDefinitions.Scenarios, scenarios, isOwn: true);
        QueriedTable.Write(session, folder, SweepTableDefinitions.ScenarioResults,
            $"SELECT s.*{(anyDone ? Results : NoResults())} FROM scenarios s {(anyDone ? Joins(folder) : "")} ORDER BY number");
        ParquetTables.Write(folder, SweepTableDefinitions.ScenarioLevels, levels);
        Concatenate(session, folder, SweepTableDefinitions.AllSummaries, anyDone);
        Concatenate(session, folder, SweepTableDefinitions.AllPlanChoices, anyDone);
        Concatenate(session, folder, SweepTableDefinitions.AllOverrides, anyDone);
    }

    /// <summary>All scenarios' files of a table as SQL reads them.</summary>
    public static string Dataset(string folder, string table) =>
        $"read_parquet({DuckDbSession.Literal(Path.Combine(folder, "scenario=*", table + ".parquet").Replace('\\', '/'))}, "
        + "hive_partitioning = true, hive_types_autocast = false)";

    private static string Joins(string folder) => $"""
        LEFT JOIN {Dataset(folder, "headline")} p ON p.scenario = s.scenario AND p.plan = 'plan'
        LEFT JOIN {Dataset(folder, "headline")} d ON d.scenario = s.scenario AND d.plan = 'do_minimum'
        LEFT JOIN (
            SELECT scenario, sum(capital_gbp) FILTER (opening_year >= first_year) AS capital_gbp,
                CAST(count(*) FILTER (opening_year >= first_year) AS INTEGER) AS schemes_opened
            FROM {Dataset(folder, "plan_choices")} JOIN (SELECT scenario, min(academic_year) FILTER (NOT is_carried) AS first_year
                FROM {Dataset(folder, "summary")} GROUP BY ALL) USING (scenario)
            GROUP BY scenario
        ) c ON c.scenario = s.scenario
        """;

    private static string NoResults() =>
        string.Concat(SweepTableDefinitions.ScenarioResults.Columns.Skip(SweepTableDefinitions.Scenarios.Columns.Count)
        .Select(column => $", CAST(NULL AS {(column.Type == ColumnType.Integer ? "INTEGER" : "DOUBLE")}) AS {column.Name}"));

    private static void Concatenate(DuckDbSession session, string folder, TableDefinition<object?[]> table, bool anyDone)
    {
        var columns = string.Join(", ", table.Columns.Select(column => DuckDbSession.Quote(column.Name)));
        var key = string.Join(", ", table.Key.Select(DuckDbSession.Quote));
        QueriedTable.Write(session, folder, table, anyDone ? $"SELECT {columns} FROM {Dataset(folder, table.Name)} ORDER BY {key}" : null);
    }
}
