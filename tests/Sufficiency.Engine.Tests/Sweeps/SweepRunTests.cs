using System.Text.Json;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Whole sweeps over the small pack: through OR-Tools, Parquet and the audit.</summary>
public sealed class SweepRunTests : IDisposable
{
    private const string Text = """
        name: small
        title: A small sweep
        base: small
        schemes: as-planned
        set: {travel.primary_guidance_minutes: 1, travel.secondary_guidance_minutes: 1, "schemes[vale-new].minimum_viable_roll": ~}
        axes:
          vale:
            0: base
            1: {"schemes[vale-new].earliest_opening": {add: 1}, "schemes[vale-new].planned_opening": {add: 1}}
            never: {"schemes[vale-new].status": withdrawn}
          budget:
            as-set: base
            none-at-all: {capital.budgets: "[{year: 2025, maximum_gbp: 0}]"}
        exclude:
          - {vale: 1, budget: none-at-all}

        """;

    private readonly SweepText text = new(Text);

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task EveryNumberOfTheTablesFollowsFromTheDataset()
    {
        text.Pack.Cell("providers", "market", "needs", "SEMH"); // so that others wait
        var outcome = await RunAsync("out");

        // hill-annexe is committed and costs 1.5 million in 2025: no plan where the budget of 2025 is nil.
        Assert.Equal(["vale-0_budget-none-at-all", "vale-never_budget-none-at-all"], outcome.Failures.Select(failure => failure.Scenario),
            StringComparer.Ordinal);
        Assert.All(outcome.Failures, failure => Assert.Contains("no plan satisfies the rules", failure.Reason, StringComparison.Ordinal));
        Assert.Equal(3, outcome.Done);
        using var session = new DuckDbSession();
        foreach (var (table, key, column, sql) in Derivations) AssertSame(session, table, key, column, sql);
    }

    [Fact]
    public async Task EachScenarioListsWhatItChangedAndTheChangesHold()
    {
        await RunAsync("out");

        var record = JsonDocument.Parse(await File.ReadAllTextAsync(text.At("out/scenario=vale-1_budget-as-set/run.json"))).RootElement;
        var changes = record.GetProperty("overrides").EnumerateArray()
            .Select(change => (change.GetProperty("path").GetString(), change.GetProperty("old_value").GetString(),
                change.GetProperty("new_value").GetString()));

        Assert.Equal([("travel.primary_guidance_minutes", "45", "1"), ("travel.secondary_guidance_minutes", "75", "1"),
            ("schemes[vale-new].minimum_viable_roll", "10", ""), ("schemes[vale-new].earliest_opening", "2026", "2027"),
            ("schemes[vale-new].planned_opening", "2026", "2027")], changes);
        Assert.Equal("passed", record.GetProperty("audit").GetProperty("findings").GetArrayLength() == 0 ? "passed" : "failed");
        using var session = new DuckDbSession();
        Assert.Equal(
            [("vale-0_budget-as-set", 2026), ("vale-1_budget-as-set", 2027)],
            session.Query($"SELECT scenario, planned_opening FROM '{text.At("out/plan_choices.parquet")}' "
                + "WHERE scheme_id = 'vale-new' ORDER BY ALL", row => (row.GetText(0), row.GetInteger(1))));
    }

    [Fact]
    public async Task SchemaJsonDescribesEveryFileAndColumnOfTheSweepAndOfItsScenarios()
    {
        await RunAsync("out");

        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(text.At("out/schema.json")));
        var described = schema.RootElement.GetProperty("tables").EnumerateArray().ToDictionary(
            table => table.GetProperty("file").GetString()!,
            table => table.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()!).ToList(),
            StringComparer.Ordinal);
        var files = Directory.GetFiles(text.At("out"), "*.parquet", SearchOption.AllDirectories);
        using var session = new DuckDbSession();
        Assert.All(files, file => Assert.Equal(
            described[SchemaName(file)],
            session.Query(
                $"SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('{file}', hive_partitioning = false))",
                row => row.GetText(0)),
            StringComparer.Ordinal));
        Assert.Equal(
            described.Keys.Order(StringComparer.Ordinal), files.Select(SchemaName).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal), StringComparer.Ordinal);

        string SchemaName(string file) => Path.GetRelativePath(text.At("out"), file).Split('/') is [{ } first, .. var rest]
            && first.StartsWith("scenario=", StringComparison.Ordinal) ? $"scenario=NAME/{string.Join('/', rest)}"
            : Path.GetRelativePath(text.At("out"), file);
    }

    [Fact]
    public async Task PartsSolvedApartAndMergedAreTheSweepOfOneMachine()
    {
        await RunAsync("whole");
        foreach (var index in new[] { 1, 2, 3 }) await RunAsync($"part{index}", new(index, 3));
        var parts = new[] { 1, 2, 3 }.Select(index => text.At($"part{index}")).ToList();

        var refused = Assert.Throws<RunFolderException>(() => SweepMerge.Run(parts.Take(2).ToList(), text.At("merged")));
        var merged = SweepMerge.Run(parts, text.At("merged"));

        Assert.Contains("1 of 5 scenarios are in none of the parts: vale-1_budget-as-set", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new(3, 2), merged);
        FolderBytes.AssertSame(text.At("whole"), text.At("merged"));
    }

    [Fact]
    public async Task ASweepIsNeitherReplacedNorGoneOnWithUnasked()
    {
        await RunAsync("out");
        var request = Request("out", Shard.Whole);

        Assert.Contains("--resume", (await Assert.ThrowsAsync<RunFolderException>(() => new SweepRun(TimeProvider.System)
            .RunAsync(request, null, default))).Message, StringComparison.Ordinal);
        var other = request with { Resumes = true, Limits = new(1e-2) };
        Assert.Contains("gap was 0.001 and is now 0.01", (await Assert.ThrowsAsync<RunFolderException>(
            () => new SweepRun(TimeProvider.System).RunAsync(other, null, default))).Message, StringComparison.Ordinal);
        await File.AppendAllTextAsync(text.Path, "# a remark\n");
        Assert.Contains("the sweep file has changed", (await Assert.ThrowsAsync<RunFolderException>(() => new SweepRun(TimeProvider.System)
            .RunAsync(request with { Resumes = true }, null, default))).Message, StringComparison.Ordinal);
        Assert.Equal(3, (await new SweepRun(TimeProvider.System).RunAsync(request with { Overwrites = true }, null, default)).Done);
    }

    [Fact]
    public async Task AFolderThatHoldsSomethingElseIsLeftAsItIs()
    {
        Directory.CreateDirectory(text.At("out"));
        await File.WriteAllTextAsync(text.At("out/letter.txt"), "mine");
        var request = Request("out", Shard.Whole) with { Overwrites = true };

        Assert.Contains("holds other files and no sweep", (await Assert.ThrowsAsync<RunFolderException>(
            () => new SweepRun(TimeProvider.System).RunAsync(request, null, default))).Message, StringComparison.Ordinal);
        Assert.Equal(["letter.txt"], Directory.EnumerateFileSystemEntries(text.At("out")).Select(entry => Path.GetFileName(entry)),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task PartsOfAnotherSweepOrOfAChangedPackAreNotMerged()
    {
        await RunAsync("whole");
        text.Pack.Cell("schemes", "vale-new", "capital_gbp", "1000000");

        Assert.Contains("The data pack has changed", Assert.Throws<RunFolderException>(
            () => SweepMerge.Run([text.At("whole")], text.At("merged"))).Message, StringComparison.Ordinal);
        Assert.Contains("holds no sweep", Assert.Throws<RunFolderException>(
            () => SweepMerge.Run([text.At("nowhere")], text.At("merged"))).Message, StringComparison.Ordinal);
        File.Delete(text.Path);
        Assert.Contains("--file", Assert.Throws<RunFolderException>(() => SweepMerge.Run([text.At("whole")], text.At("merged"))).Message,
            StringComparison.Ordinal);
    }

    private static IEnumerable<(string Table, string Key, string Column, string Sql)> Derivations =>
    [
        .. new[] { ("cost_gbp", "cost_gbp"), ("penalty_gbp", "penalty_gbp"), ("discounted_gbp", "discounted_gbp") }
            .Select(pair => ("summary", "scenario, plan, academic_year", pair.Item1,
                $"SELECT scenario, plan, academic_year, sum({pair.Item2}) FROM costs GROUP BY ALL")),
        ("summary", "scenario, plan, academic_year", "pupils_waiting",
            "SELECT scenario, plan, academic_year, sum(pupils) FROM waiting GROUP BY ALL"),
        ("summary", "scenario, plan, academic_year", "capital_gbp",
            "SELECT scenario, plan, opening_year, sum(capital_gbp) FROM schemes WHERE opening_year IS NOT NULL GROUP BY ALL"),
        .. new[] { "mainstream", "resource_base", "special_school", "out_of_county" }
            .Select(type => ("summary", "scenario, plan, academic_year", $"{type}_pupils", "SELECT scenario, plan, academic_year, "
                + $"sum(roll) FROM provider_years WHERE provision_type = '{type}' AND academic_year >= 2025 GROUP BY ALL")),
        ("summary", "scenario, plan, academic_year", "pupil_minutes",
            "SELECT scenario, plan, academic_year, sum(pupil_minutes) FROM area_years GROUP BY ALL"),
        ("summary", "scenario, plan, academic_year", "pupils_beyond_guidance",
            "SELECT scenario, plan, academic_year, sum(pupils_beyond_guidance) FROM area_years GROUP BY ALL"),
        .. new[] { "high_needs_block_gbp", "spending_cash_gbp", "in_year_position_gbp" }
            .Select(column => ("summary", "scenario, plan, academic_year", column,
                $"SELECT scenario, plan, academic_year, {column} FROM ledger")),
        ("scenarios", "scenario", "objective_gbp", "SELECT scenario, sum(discounted_gbp) FROM costs WHERE plan = 'plan' GROUP BY ALL"),
        ("scenarios", "scenario", "bound_gbp", "SELECT scenario, bound_gbp FROM headline WHERE plan = 'plan'"),
        ("scenarios", "scenario", "gap", "SELECT scenario, 1 - bound_gbp / objective_gbp FROM headline WHERE plan = 'plan'"),
        ("scenarios", "scenario", "total_cost_gbp", "SELECT scenario, sum(cost_gbp) FROM costs WHERE plan = 'plan' GROUP BY ALL"),
        ("scenarios", "scenario", "total_penalty_gbp", "SELECT scenario, sum(penalty_gbp) FROM costs WHERE plan = 'plan' GROUP BY ALL"),
        ("scenarios", "scenario", "pupil_years_waiting", "SELECT scenario, sum(pupils) FROM waiting WHERE plan = 'plan' GROUP BY ALL"),
        ("scenarios", "scenario", "capital_gbp",
            "SELECT scenario, sum(capital_gbp) FROM schemes WHERE plan = 'plan' AND opening_year >= 2025 GROUP BY ALL"),
        ("scenarios", "scenario", "CAST(schemes_opened AS DOUBLE)",
            "SELECT scenario, CAST(count(*) AS DOUBLE) FROM schemes WHERE plan = 'plan' AND opening_year >= 2025 GROUP BY ALL"),
        ("scenarios", "scenario", "do_minimum_objective_gbp",
            "SELECT scenario, sum(discounted_gbp) FROM costs WHERE plan = 'do_minimum' GROUP BY ALL"),
        ("scenarios", "scenario", "do_minimum_cost_gbp",
            "SELECT scenario, sum(cost_gbp) FROM costs WHERE plan = 'do_minimum' GROUP BY ALL"),
        ("scenarios", "scenario", "do_minimum_pupil_years_waiting",
            "SELECT scenario, sum(pupils) FROM waiting WHERE plan = 'do_minimum' GROUP BY ALL"),
        ("scenarios", "scenario", "saving_gbp",
            "SELECT scenario, sum(CASE plan WHEN 'plan' THEN -cost_gbp ELSE cost_gbp END) FROM costs GROUP BY ALL"),
    ];

    private void AssertSame(DuckDbSession session, string table, string key, string column, string sql)
    {
        var dataset = new[] { "costs", "waiting", "schemes", "provider_years", "area_years", "ledger", "headline" }.Aggregate(sql,
            (query, name) => query.Replace($"FROM {name}", $"FROM {Both(name)}", StringComparison.Ordinal));
        var width = key.Split(',').Length;
        List<(string Key, double Value)> Rows(string query) => session.Query(
            $"SELECT concat_ws('|', {string.Join(", ", Enumerable.Range(1, width).Select(i => $"c{i}"))}), c{width + 1} "
                + $"FROM ({query}) AS t({string.Join(", ", Enumerable.Range(1, width + 1).Select(i => $"c{i}"))}) "
                + $"WHERE c{width + 1} IS NOT NULL AND c{width + 1} <> 0 ORDER BY 1",
            row => (row.GetText(0), row.GetNumber(1)));

        var expected = Rows(dataset);
        var actual = Rows($"SELECT {key}, {column} FROM read_parquet('{text.At($"out/{table}.parquet")}')");

        Assert.True(expected.Count > 0, $"The sweep has no {column} to derive.");
        Assert.Equal(expected.Select(row => row.Key), actual.Select(row => row.Key), StringComparer.Ordinal);
        Assert.All(expected.Zip(actual),
            pair => Assert.Equal(pair.First.Value, pair.Second.Value, 1e-6 * Math.Max(1.0, Math.Abs(pair.First.Value))));
    }

    private string Both(string table) =>
        $"read_parquet('{text.At($"out/scenario=*/{table}.parquet")}', hive_partitioning = true, hive_types_autocast = false)";

    private SweepRequest Request(string folder, Shard shard) =>
        new(text.Path, text.DataFolders, text.At(folder)) { Shard = shard, Workers = 2 };

    private Task<SweepOutcome> RunAsync(string folder, Shard? shard = null) =>
        new SweepRun(TimeProvider.System).RunAsync(Request(folder, shard ?? Shard.Whole), null, default);
}
