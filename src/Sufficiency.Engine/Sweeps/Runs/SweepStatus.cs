using System.Globalization;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>How far a sweep is: tells it, and keeps the tables over all scenarios up to date.</summary>
internal sealed class SweepStatus
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(10);
    private const double PauseForEachRefresh = 20; // tables take at most a twentieth of the time
    private readonly RunDatabase database;
    private readonly SweepFolder folder;
    private readonly Shard shard;
    private readonly ScenarioList scenarios;
    private readonly TimeProvider clock;
    private readonly IProgress<SweepProgress>? progress;
    private readonly Lock gate = new();
    private readonly long start;
    private readonly long total;
    private readonly List<(string Scenario, string Reason)> failures = [];
    private long done;
    private long solvedHere;
    private bool solverFailed;
    private (string Name, double Cost, double? PlacesShort)? best;
    private long nextRefresh;

    public SweepStatus(RunDatabase database, SweepFolder folder, Shard shard, ScenarioList scenarios, TimeProvider clock,
        IProgress<SweepProgress>? progress)
    {
        (this.database, this.folder, this.shard, this.scenarios, this.clock, this.progress) =
            (database, folder, shard, scenarios, clock, progress);
        start = clock.GetTimestamp();
        foreach (var scenario in Mine())
        {
            total++;
            if (folder.IsDone(scenario.Name)) done++;
            else if (folder.FindFailure(scenario.Name) is { } reason) failures.Add((scenario.Name, reason));
        }
    }

    /// <summary>Writes the tables over all scenarios and takes up from them what was found before.</summary>
    public void Begin()
    {
        Refresh(force: true);
        if (done == 0) return;
        var least = Figures().MinBy(figures => figures.CostGbp)!;
        best = (least.Name, least.CostGbp, null);
    }

    /// <summary>Notes a solved scenario.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="costGbp">Its money of all years.</param>
    /// <param name="placesShort">Its places short in the last year.</param>
    public void Solved(string name, double costGbp, double placesShort)
    {
        lock (gate)
        {
            done++;
            if (best is not { } least || costGbp < least.Cost) best = (name, costGbp, placesShort);
            Tell($"{name} solved");
        }
    }

    /// <summary>Notes a failed scenario.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isSolverFailure">Whether the solver failed.</param>
    public void Failed(string name, string reason, bool isSolverFailure)
    {
        lock (gate)
        {
            solverFailed |= isSolverFailure;
            failures.Add((name, reason));
            Tell($"{name} failed: {reason}");
        }
    }

    /// <summary>Writes the tables over all scenarios, now or when enough time has passed.</summary>
    public void Refresh(bool force)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            if (!force && now < nextRefresh) return;
            RunFolderFaults.Explain(folder.FullPath, () =>
            {
                using var session = database.Connect();
                SweepTables.Write(session, folder.FullPath, Rows(), Levels());
            });
            var pause = Math.Max(LeastPause.TotalSeconds, PauseForEachRefresh * clock.GetElapsedTime(now).TotalSeconds);
            nextRefresh = clock.GetTimestamp() + (long)(pause * clock.TimestampFrequency);
        }
    }

    /// <summary>What came of the sweep.</summary>
    public SweepOutcome Outcome(string title, TimeSpan time) =>
        new()
        {
            Title = title,
            Done = done,
            Failures = [.. failures.OrderBy(failure => failure.Scenario, StringComparer.Ordinal)],
            Folder = folder.FullPath,
            Seconds = time.TotalSeconds,
            Scenarios = Figures(),
            SolverFailed = solverFailed,
        };

    /// <summary>Solved scenarios whose plan is not proven to be within a gap.</summary>
    public int Unproven(double gap)
    {
        using var session = database.Connect();
        var most = (gap * (1.0 + 1e-6)).ToString("R", CultureInfo.InvariantCulture);
        return (int)session.Query($"SELECT count(*)::DOUBLE FROM {Scenarios} WHERE status = 'done' AND NOT coalesce(gap <= {most}, false)",
            row => row.GetNumber(0)).Single();
    }

    /// <summary>The figures of every scenario that the tables say is solved.</summary>
    private IReadOnlyList<ScenarioFigures> Figures()
    {
        using var session = database.Connect();
        return session.Query(
            $"SELECT scenario, total_cost_gbp, pupil_years_waiting, saving_gbp, schemes_opened FROM {Scenarios} "
                + "WHERE status = 'done' ORDER BY number",
            row => new ScenarioFigures(row.GetText(0), row.GetNumber(1), row.GetNumber(2), row.GetNumber(3), row.FindInteger(4) ?? 0));
    }

    /// <summary>The table over all scenarios, as SQL reads it.</summary>
    private string Scenarios => $"read_parquet({DuckDbSession.Literal(ParquetTables.PathOf(folder.FullPath, "scenarios"))})";

    private IEnumerable<Scenario> Mine() => scenarios.All().Where(scenario => shard.Holds(scenario.Number));

    private List<ScenarioRow> Rows() =>
    [
        .. Mine().Select(scenario => folder.IsDone(scenario.Name)
            ? new ScenarioRow(checked((int)scenario.Number), scenario.Name, "done", null)
            : folder.FindFailure(scenario.Name) is { } reason ? new((int)scenario.Number, scenario.Name, "failed", reason)
            : new((int)scenario.Number, scenario.Name, "waiting", null)),
    ];

    private List<ScenarioLevelRow> Levels() =>
        [.. Mine().SelectMany(scenario => scenario.Levels
            .Select(level => new ScenarioLevelRow(scenario.Name, level.Axis, level.Level, level.Value)))];

    private void Tell(string latest)
    {
        solvedHere++;
        var remaining = total - done - failures.Count;
        var left = clock.GetElapsedTime(start) / solvedHere * remaining;
        progress?.Report(new()
        {
            Done = done,
            Failed = failures.Count,
            Remaining = remaining,
            Left = left,
            Best = best?.Name,
            BestCostGbp = best?.Cost,
            BestPlacesShort = best?.PlacesShort,
            Latest = latest,
        });
    }
}
