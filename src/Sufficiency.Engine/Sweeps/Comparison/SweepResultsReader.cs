using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>Reads what came of a sweep from its tables alone, also while it runs.</summary>
public static class SweepResultsReader
{
    /// <summary>Reads a sweep.</summary>
    /// <exception cref="RunFolderException">The folder holds no sweep, or its tables cannot be read.</exception>
    public static SweepResults Read(string folder)
    {
        var record = SweepRecord.Read(folder);
        using var session = new DuckDbSession();
        try
        {
            return new Tables(session, folder).Read(record, folder);
        }
        catch (DuckDbException fault)
        {
            throw new RunFolderException($"A table of {folder} cannot be read. Go on with the sweep: it writes its tables anew from what "
                + $"is solved. ({fault.Message})", fault);
        }
    }

    private sealed class Tables(DuckDbSession session, string folder)
    {
        private readonly bool hasAny = File.Exists(ParquetTables.PathOf(folder, "summary"));
        private IReadOnlyList<(string Scenario, string Axis, string Level, double? Value)> levels = [];
        private ILookup<string, (string Scenario, string Axis, string Level, double? Value)> levelsOf = null!;

        public SweepResults Read(SweepRecord record, string folder)
        {
            levels = !hasAny ? [] : session.Query($"SELECT scenario, axis, level, value FROM {Of("scenario_levels")}",
                row => (row.GetText(0), row.GetText(1), row.GetText(2), row.FindNumber(3)));
            levelsOf = levels.ToLookup(row => row.Scenario, StringComparer.Ordinal);
            var scenarios = hasAny ? Scenarios() : [];
            return new()
            {
                Title = record.Title,
                Settings = record.Settings,
                Total = record.Scenarios,
                Done = Directory.EnumerateDirectories(folder, "scenario=*").LongCount(),
                Failed = Count(Path.Combine(folder, SweepFolder.Hidden, "failed")),
                Axes = [.. Axes(scenarios)],
                Scenarios = scenarios,
                Effects = [.. Effects(scenarios)],
                Spread = hasAny ? Spread() : [],
            };
        }

        private static long Count(string failed) => Directory.Exists(failed) ? Directory.EnumerateFiles(failed, "*.txt").LongCount() : 0;

        private IEnumerable<SweepAxisLevels> Axes(IReadOnlyList<ScenarioResult> scenarios) =>
            scenarios.SelectMany(scenario => levelsOf[scenario.Name]).GroupBy(row => row.Axis, StringComparer.Ordinal)
                .Select(axis => axis.Any(row => row.Value is not null) ? new SweepAxisLevels(axis.Key, [], true)
                    : new(axis.Key, [.. axis.Select(row => row.Level).Distinct(StringComparer.Ordinal)], false));

        private IReadOnlyList<ScenarioResult> Scenarios()
        {
            var lack = Lack();
            var plans = Plans();
            // A sweep at work writes its tables one after another, so a scenario counts as solved once the summary holds it.
            var whole = session.Query($"SELECT DISTINCT scenario FROM {Of("summary")}", row => row.GetText(0))
                .ToHashSet(StringComparer.Ordinal);
            return session.Query("SELECT number, scenario, status, reason, total_cost_gbp, saving_gbp, pupil_years_waiting, schemes_opened "
                + $"FROM {Of("scenarios")} ORDER BY number", row => new ScenarioResult
                {
                    Number = row.GetInteger(0),
                    Name = row.GetText(1),
                    Status = row.GetText(2),
                    Reason = row.FindText(3),
                    Levels = levelsOf[row.GetText(1)].ToDictionary(level => level.Axis, level => level.Level, StringComparer.Ordinal),
                    CostGbp = whole.Contains(row.GetText(1)) ? row.FindNumber(4) : null,
                    SavingGbp = row.FindNumber(5),
                    PupilYearsWaiting = row.FindNumber(6),
                    SchemesOpened = row.FindInteger(7),
                    PlacesShort = lack.GetValueOrDefault((row.GetText(1), "plan")),
                    CommittedPlacesShort = lack.GetValueOrDefault((row.GetText(1), "do_minimum")),
                    Plan = row.FindNumber(4) is null ? "" : plans.GetValueOrDefault(row.GetText(1), "committed schemes only"),
                });
        }

        /// <summary>Places short in the last planned year by scenario and plan.</summary>
        private Dictionary<(string, string), double?> Lack() => !HasLack ? [] : session.Query(
                $"SELECT scenario, plan, arg_max(places_short, academic_year) FROM {Of("summary")} WHERE NOT is_carried GROUP BY ALL",
                row => (Scenario: row.GetText(0), Plan: row.GetText(1), Short: row.FindNumber(2)))
            .ToDictionary(row => (row.Scenario, row.Plan), row => row.Short);

        private bool HasLack => session.Query($"DESCRIBE SELECT * FROM {Of("summary")}", row => row.GetText(0))
            .Contains("places_short", StringComparer.Ordinal);

        /// <summary>Titles of what each scenario builds, by scenario; one that builds nothing more is left out.</summary>
        private Dictionary<string, string> Plans()
        {
            var rows = session.Query($"SELECT scenario, scheme_id, name, opening_year FROM {Of("plan_choices")} "
                + "WHERE status = 'optional' AND opening_year IS NOT NULL ORDER BY ALL",
                row => (Scenario: row.GetText(0), Scheme: row.GetText(1), Name: row.GetText(2), Year: row.GetInteger(3)));
            var names = rows.DistinctBy(row => row.Scheme, StringComparer.Ordinal)
                .ToDictionary(row => row.Scheme, row => row.Name, StringComparer.Ordinal);
            var alike = rows.GroupBy(row => row.Scenario, StringComparer.Ordinal)
                .GroupBy(plan => string.Join(';', plan.Select(row => FormattableString.Invariant($"{row.Scheme}={row.Year}"))),
                    StringComparer.Ordinal).ToList();
            var titles = PlanTitles.Of(
                [.. alike.Select(group => (IReadOnlyDictionary<string, int>)group.First()
                    .ToDictionary(row => row.Scheme, row => row.Year, StringComparer.Ordinal))],
                scheme => names[scheme]);
            return alike.Zip(titles).SelectMany(pair => pair.First.Select(plan => (plan.Key, pair.Second)))
                .ToDictionary(pair => pair.Key, pair => pair.Second, StringComparer.Ordinal);
        }

        private IEnumerable<SweepEffect> Effects(IReadOnlyList<ScenarioResult> scenarios)
        {
            var outcomes = scenarios.Where(scenario => scenario.CostGbp is not null)
                .ToDictionary(scenario => scenario.Name, StringComparer.Ordinal);
            foreach (var isLack in new[] { false, true })
            {
                if (isLack && outcomes.Values.Any(scenario => scenario.PlacesShort is null)) yield break;
                foreach (var axis in levels.Where(row => outcomes.ContainsKey(row.Scenario))
                    .GroupBy(row => row.Axis, StringComparer.Ordinal))
                {
                    var effect = Sensitivity.Of([.. axis.Select(row => new Observation(row.Level, row.Value,
                        (isLack ? outcomes[row.Scenario].PlacesShort : outcomes[row.Scenario].CostGbp)!.Value,
                        StratumOf(row.Scenario, axis.Key)))]);
                    if (effect is { } found)
                        yield return new(axis.Key, isLack, found.LowLevel, found.Low, found.HighLevel, found.High);
                }
            }
        }

        private string StratumOf(string scenario, string but) => string.Join(';', levelsOf[scenario].Where(place => place.Axis != but)
            .Select(place => FormattableString.Invariant($"{place.Axis}={place.Level}{place.Value:R}")));

        private IReadOnlyList<SweepSpread> Spread()
        {
            var has = HasLack;
            static string Of(string column) => string.Join(", ", new[] { "0.05", "0.5", "0.95" }
                .Select(share => $"quantile_cont({column}, {share})"));
            return session.Query(
                $"SELECT academic_year, {Of("cost_gbp")}, {Of(has ? "places_short" : "cost_gbp")} FROM {this.Of("summary")} "
                + "WHERE plan = 'plan' AND NOT is_carried GROUP BY 1 ORDER BY 1",
                row => new SweepSpread(row.GetInteger(0), new(row.GetNumber(1), row.GetNumber(2), row.GetNumber(3)),
                    has ? new(row.GetNumber(4), row.GetNumber(5), row.GetNumber(6)) : null));
        }

        private string Of(string table) => $"read_parquet({DuckDbSession.Literal(ParquetTables.PathOf(folder, table))})";
    }
}
