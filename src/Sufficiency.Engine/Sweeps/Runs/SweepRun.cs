using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>A whole sweep: from a sweep file to many solved futures in one folder, side by side, stoppable at any moment.</summary>
/// <param name="clock">Time.</param>
public sealed class SweepRun(TimeProvider clock)
{
    private const long BytesAScenario = 2L << 30; // a county's problem at LSOA; a third of it at MSOA
    private const int IssuesInAReason = 3;

    /// <summary>Opens what chooses schemes; OR-Tools unless a test says otherwise.</summary>
    internal Func<IBlockSolver> Solver { get; init; } = OrToolsBlockSolver.Open;

    /// <summary>Reads and checks a sweep file; solves nothing.</summary>
    /// <exception cref="SweepRefusedException">It has faults; all of them are listed.</exception>
    public static SweepPreview Check(string file, IReadOnlyList<string> dataFolders)
    {
        var sweep = SweepPlan.Read(file, dataFolders);
        var factors = sweep.File.Sample?.Factors.Select(factor => (factor.Name, sweep.File.Sample.Draws)) ?? [];
        return new(sweep.File.Title, sweep.Count, [.. sweep.File.Axes.Select(axis => (axis.Name, axis.Levels.Count)), .. factors]);
    }

    /// <summary>Runs. Same request and inputs, same bytes in the folder, however often it was stopped and however many
    /// scenarios are solved side by side.</summary>
    /// <exception cref="SweepRefusedException">The sweep file has faults; all of them are listed.</exception>
    /// <exception cref="RunFolderException">The sweep cannot be written there.</exception>
    /// <exception cref="SolverUnavailableException">OR-Tools cannot run on this machine.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what was solved is kept.</exception>
    public async Task<SweepOutcome> RunAsync(SweepRequest request, IProgress<SweepProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var start = clock.GetTimestamp();
        var sweep = SweepPlan.Read(request.File, request.DataFolders);
        var blocks = Solver();
        using var folder = SweepFolder.Open(request.OutputFolder, sweep.Record(request),
            new(Path.GetFullPath(request.File), request.DataFolders), request.Resumes, request.Overwrites);
        if (request.RetriesFailures) folder.ForgetFailures();
        using var database = new RunDatabase();
        var status = new SweepStatus(database, folder, request.Shard, sweep.Scenarios, clock, progress);
        var workers = request.Workers ?? WorkersFor(request.Areas);
        var run = new ScenarioRun(request, sweep, new SharedInputs(), new DecompositionSolver(blocks, clock));
        status.Begin();
        try
        {
            var starts = new SweepStarts(run, sweep, folder);
            if (Pending(sweep, folder, request.Shard).Any())
                await starts.PrepareAsync(scenario => IsPending(scenario, folder, request.Shard), cancellation);
            var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
            await Parallel.ForEachAsync(Pending(sweep, folder, request.Shard), options,
                (scenario, token) => SolveAsync(run, scenario, starts, folder, status, token));
        }
        finally
        {
            status.Refresh(force: true);
        }

        SchemaFile.Write(folder.FullPath, ScenarioFiles.Folders);
        var outcome = status.Outcome(sweep.File.Title, clock.GetElapsedTime(start));
        return outcome with { Unproven = status.Unproven(request.Limits.RelativeGap) };
    }

    private static IEnumerable<Scenario> Pending(SweepPlan sweep, SweepFolder folder, Shard shard) =>
        sweep.Scenarios.All().Where(scenario => IsPending(scenario, folder, shard));

    private static bool IsPending(Scenario scenario, SweepFolder folder, Shard shard) =>
        shard.Holds(scenario.Number) && !folder.IsDone(scenario.Name) && folder.FindFailure(scenario.Name) is null;

    private async ValueTask SolveAsync(ScenarioRun run, Scenario scenario, SweepStarts starts, SweepFolder folder, SweepStatus status,
        CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        string? reason = null;
        var isSolverFailure = false;
        try
        {
            var (headline, placesShort) = await run.RunAsync(scenario, await starts.ForAsync(scenario, cancellation),
                folder.PathOf(scenario.Name), cancellation);
            status.Solved(scenario.Name, headline.TotalCostGbp, placesShort);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault) when (fault is RunFolderException or SolverUnavailableException)
        {
            throw; // a full disk, a folder without rights or a missing solver stops every scenario
        }
        catch (DataIssueException faults)
        {
            reason = string.Join(' ', faults.Issues.Take(IssuesInAReason).Select(issue => issue.ToString()))
                + (faults.Issues.Count > IssuesInAReason ? " …" : "");
        }
        catch (Exception fault)
        {
            isSolverFailure = fault is ScenarioFailedException { IsSolverFailure: true };
            reason = fault is ScenarioFailedException ? fault.Message
                : $"Something went wrong inside Sufficiency: {fault.GetType().Name}: {fault.Message}";
        }

        if (reason is not null)
        {
            folder.Fail(scenario.Name, reason);
            status.Failed(scenario.Name, reason, isSolverFailure);
        }

        folder.Note(scenario.Name, clock.GetElapsedTime(start).TotalSeconds, reason is not null);
        status.Refresh(force: false);
    }

    private static int WorkersFor(AreaLevel areas)
    {
        var bytes = areas == AreaLevel.Msoa ? BytesAScenario / 3 : BytesAScenario;
        return (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / bytes, 1, Environment.ProcessorCount);
    }
}
