using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>Reads the tables of a sweep's folder.</summary>
/// <remarks>Every reading throws a <see cref="RunFolderException"/> where a table is not there or damaged.</remarks>
internal sealed class SweepReader(string folder) : IDisposable
{
    private const string Banded = "plan, academic_year, cost_gbp, pupils_waiting, mainstream_pupils, resource_base_pupils, "
        + "special_school_pupils, out_of_county_pupils";
    private static readonly (string Table, string Columns)[] Needed =
    [
        ("scenarios", "number, scenario, status, total_cost_gbp, objective_gbp, pupil_years_waiting"),
        ("plan_choices", "scenario, scheme_id, status, opening_year"),
        ("scenario_levels", "scenario, axis, level, value"),
        ("summary", $"scenario, is_carried, in_year_position_gbp, {Banded}"),
    ];

    private readonly DuckDbSession session = new();

    /// <summary>Solved scenarios in order.</summary>
    public IReadOnlyList<string> Solved() =>
        Query($"SELECT scenario FROM {Table("scenarios")} WHERE status = 'done' ORDER BY number", row => row.GetText(0));

    /// <summary>The distinct plans of the solved scenarios, those that most scenarios choose first.</summary>
    public IReadOnlyList<PlanCandidate> Plans(int most)
    {
        var openings = Openings();
        return
        [
            .. Solved().Select((scenario, number) => (Scenario: scenario, Number: number, Plan: new PlanCandidate("",
                openings[scenario].ToDictionary(row => row.Scheme, row => row.Year, StringComparer.Ordinal), [])))
                .Where(one => one.Plan.Openings.Count > 0)
                .GroupBy(one => one.Plan.Signature, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.First().Number)
                .Take(most)
                .Select((group, i) => group.First().Plan with
                {
                    Name = FormattableString.Invariant($"plan-{i + 1}"),
                    Scenarios = [.. group.Select(one => one.Scenario)],
                }),
            new(PlanCandidate.DoMinimum, new Dictionary<string, int>(StringComparer.Ordinal), []),
        ];
    }

    /// <summary>Solved scenarios whose own plan opens a scheme that it might leave.</summary>
    public IReadOnlyList<string> Building() => [.. Openings().Select(scenario => scenario.Key)];

    /// <summary>Reads every table that is needed, so that one that cannot be read is told before anything is solved.</summary>
    /// <exception cref="RunFolderException">One is not there, or damaged.</exception>
    public void Check()
    {
        foreach (var (table, columns) in Needed) Explain(() => Read(table, columns));
    }

    /// <summary>Axes with each solved scenario's level and outcomes of its own plan.</summary>
    public IReadOnlyList<(string Axis, string Scenario, string Level, double? Value, double CostGbp, double ObjectiveGbp,
        double Waiting)> Levels() => Query(
        "SELECT l.axis, s.scenario, l.level, l.value, s.total_cost_gbp, s.objective_gbp, s.pupil_years_waiting "
            + $"FROM {Table("scenario_levels")} l JOIN {Table("scenarios")} s USING (scenario) "
            + "WHERE s.status = 'done' ORDER BY l.axis, s.number",
        row => (row.GetText(0), row.GetText(1), row.GetText(2), row.FindNumber(3), row.GetNumber(4), row.GetNumber(5), row.GetNumber(6)));

    /// <summary>Cost and position by scenario, plan and year.</summary>
    public IReadOnlyList<(string Scenario, string Plan, int Year, double CostGbp, double? PositionGbp, bool IsCarried)> Years() => Query(
        $"SELECT scenario, plan, academic_year, cost_gbp, in_year_position_gbp, is_carried FROM {Table("summary")} ORDER BY ALL",
        row => (row.GetText(0), row.GetText(1), row.GetInteger(2), row.GetNumber(3), row.FindNumber(4), row.GetYesNo(5)));

    /// <summary>The spread of pupils, waiting and cost.</summary>
    public static TableDefinition<object?[]> Bands { get; } = QueriedTable.Of(
        "bands", "How pupils, waiting and cost spread over the scenarios.", ["plan", "academic_year", "measure"],
        [
            new ColumnMeaning("plan", ColumnType.Text, true, "", "plan or do_nothing", null),
            new ColumnMeaning("academic_year", ColumnType.Integer, true, "academic year", "planned or carried year", null),
            new ColumnMeaning("measure", ColumnType.Text, true, "", "column of the summary", null),
            new ColumnMeaning("scenarios", ColumnType.Integer, true, "", "scenarios looked at", null),
            .. new[] { ("mean", "mean"), ("p05", "5th percentile"), ("p25", "25th percentile"), ("p50", "median"),
            ("p75", "75th percentile"), ("p95", "95th percentile") }
                .Select(figure => new ColumnMeaning(figure.Item1, ColumnType.Number, true, "as the measure", figure.Item2, null)),
        ]);

    /// <summary>Writes the spread of pupils, waiting and cost over the scenarios, by plan and year, into a folder.</summary>
    public void WriteBands(string into) => Explain(() =>
    {
        QueriedTable.Write(session, into, Bands, $"""
            WITH long AS (UNPIVOT (SELECT {Banded} FROM {Table("summary")})
                          ON COLUMNS(* EXCLUDE (plan, academic_year)) INTO NAME measure VALUE amount)
            SELECT plan, academic_year, measure, count(*)::INTEGER AS scenarios, avg(amount) AS mean, quantile_cont(amount, 0.05) AS p05,
                quantile_cont(amount, 0.25) AS p25,
                   quantile_cont(amount, 0.5) AS p50, quantile_cont(amount, 0.75) AS p75, quantile_cont(amount, 0.95) AS p95
            FROM long GROUP BY ALL ORDER BY plan, academic_year, measure
            """);
        return true;
    });

    /// <inheritdoc />
    public void Dispose() => session.Dispose();

    /// <summary>What each scenario's own plan opens that it might leave.</summary>
    private ILookup<string, (string Scenario, string Scheme, int Year)> Openings() => Query(
            $"SELECT scenario, scheme_id, opening_year FROM {Table("plan_choices")} WHERE status = 'optional' AND opening_year IS NOT NULL",
            row => (Scenario: row.GetText(0), Scheme: row.GetText(1), Year: row.GetInteger(2)))
        .ToLookup(row => row.Scenario, StringComparer.Ordinal);

    private List<T> Query<T>(string sql, Func<DuckDbRow, T> map) => Explain(() => session.Query(sql, map));

    /// <summary>Runs a reading; what fails because a table cannot be read says which, and what to do.</summary>
    private T Explain<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDbException fault) when (Array.Find(Needed, one => !CanBeRead(one.Table, one.Columns)) is { Table: { } damaged })
        {
            var path = ParquetTables.PathOf(folder, damaged);
            throw new RunFolderException($"{path} {(File.Exists(path) ? "is damaged" : "is missing")}. "
                + $"The sweep writes it anew from what is solved: run the sweep command again with --resume and --out {folder}.", fault);
        }
    }

    private bool CanBeRead(string table, string columns)
    {
        try
        {
            return Read(table, columns);
        }
        catch (DuckDbException)
        {
            return false;
        }
    }

    private bool Read(string table, string columns)
    {
        session.Execute($"CREATE OR REPLACE TEMP TABLE probe AS SELECT {columns} FROM {Table(table)}");
        return true;
    }

    private string Table(string name) => $"read_parquet({DuckDbSession.Literal(ParquetTables.PathOf(folder, name))})";
}
