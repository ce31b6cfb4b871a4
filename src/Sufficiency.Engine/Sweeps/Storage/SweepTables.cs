using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Storage.DuckDb;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Sweeps.Storage;

/// <summary>Writes the tables over all scenarios from what stands in their folders; each file appears whole, so that they can be read while the sweep runs.</summary>
internal static class SweepTables
{
    // What each scenario's results add to its row: every number is a sum over the scenario's own tables.
    private const string Results = """
        , p.objective_gbp, p.bound_gbp, (p.objective_gbp - p.bound_gbp) / abs(p.objective_gbp) AS gap, p.total_cost_gbp, p.total_penalty_gbp, p.pupil_years_waiting,
        CASE WHEN s.status = 'done' THEN coalesce(c.capital_gbp, 0) END AS capital_gbp, CASE WHEN s.status = 'done' THEN coalesce(c.schemes_opened, 0) END AS schemes_opened, d.objective_gbp AS do_nothing_objective_gbp, d.total_cost_gbp AS do_nothing_cost_gbp,
        d.pupil_years_waiting AS do_nothing_pupil_years_waiting, d.total_cost_gbp - p.total_cost_gbp AS saving_gbp
        """;

    /// <summary>Writes every table.</summary>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="scenarios">Scenarios of this folder with their status.</param>
    /// <param name="levels">Where they stand.</param>
    public static void Write(string folder, IReadOnlyList<ScenarioRow> scenarios, IReadOnlyList<ScenarioLevelRow> levels)
    {
        using var session = CommonDatabase.Connect();
        var anyDone = scenarios.Any(row => row.Status == "done");
        session.Load(SweepTableDefinitions.Scenarios, scenarios, isOwn: true);
        Copy(session, folder, "scenarios", anyDone ? $"SELECT s.*{Results} FROM scenarios s {Joins(folder)} ORDER BY number" : $"SELECT s.*{NoResults()} FROM scenarios s ORDER BY number");
        session.Load(SweepTableDefinitions.ScenarioLevels, levels, isOwn: true);
        Copy(session, folder, "scenario_levels", "SELECT * FROM scenario_levels ORDER BY scenario, axis");
        Concatenate(session, folder, SweepTableDefinitions.Summary, anyDone);
        Concatenate(session, folder, SweepTableDefinitions.PlanChoices, anyDone);
        Concatenate(session, folder, SweepTableDefinitions.Overrides, anyDone);
    }

    /// <summary>All scenarios' files of a table as SQL reads them.</summary>
    public static string Dataset(string folder, string table) =>
        $"read_parquet({DuckDbSession.Literal(Path.Combine(folder, "scenario=*", table + ".parquet").Replace('\\', '/'))}, hive_partitioning = true, hive_types_autocast = false)";

    private static string Joins(string folder) => $"""
        LEFT JOIN {Dataset(folder, "headline")} p ON p.scenario = s.scenario
        LEFT JOIN {Dataset(folder, "do_nothing/headline")} d ON d.scenario = s.scenario
        LEFT JOIN (
            SELECT scenario, sum(capital_gbp) FILTER (opening_year >= first_year) AS capital_gbp, CAST(count(*) FILTER (opening_year >= first_year) AS INTEGER) AS schemes_opened
            FROM {Dataset(folder, "plan_choices")} JOIN (SELECT scenario, min(academic_year) AS first_year FROM {Dataset(folder, "summary")} GROUP BY ALL) USING (scenario)
            GROUP BY scenario
        ) c ON c.scenario = s.scenario
        """;

    private static string NoResults()
    {
        string[] names = ["objective_gbp", "bound_gbp", "gap", "total_cost_gbp", "total_penalty_gbp", "pupil_years_waiting", "capital_gbp"];
        string[] others = ["do_nothing_objective_gbp", "do_nothing_cost_gbp", "do_nothing_pupil_years_waiting", "saving_gbp"];
        return string.Concat(names.Select(Empty)) + ", CAST(NULL AS INTEGER) AS schemes_opened" + string.Concat(others.Select(Empty));
    }

    private static string Empty(string name) => $", CAST(NULL AS DOUBLE) AS {name}";

    private static void Concatenate<TRow>(DuckDbSession session, string folder, TableDefinition<TRow> definition, bool anyDone)
    {
        var columns = string.Join(", ", definition.Columns.Select(column => DuckDbSession.Quote(column.Name)));
        var key = string.Join(", ", definition.Key.Select(DuckDbSession.Quote));
        if (!anyDone) session.Load(definition, [], isOwn: true);
        Copy(session, folder, definition.Name, anyDone
            ? $"SELECT scenario, {columns} FROM {Dataset(folder, definition.Name)} ORDER BY scenario, {key}"
            : $"SELECT '' AS scenario, {columns} FROM {DuckDbSession.Quote(definition.Name)}");
    }

    private static void Copy(DuckDbSession session, string folder, string table, string query)
    {
        var path = ParquetTables.PathOf(folder, table);
        var partial = Path.Combine(folder, $".{table}.partial");
        session.Execute($"COPY ({query}) TO {DuckDbSession.Literal(partial)} (FORMAT parquet, COMPRESSION zstd)");
        File.Move(partial, path, overwrite: true);
    }
}
