using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Files;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>A whole sweep: from a sweep file to many solved scenarios in one folder, side by side, stoppable at any moment.</summary>
/// <param name="clock">Time.</param>
public sealed class SweepRun(TimeProvider clock)
{
    private const long BytesAScenario = 2L << 30; // a county's problem at LSOA; a third of it at MSOA

    /// <summary>Opens what chooses schemes; OR-Tools unless a test says otherwise.</summary>
    internal Func<IBlockSolver> Solver { get; init; } = OrToolsBlockSolver.Open;

    /// <summary>Reads and checks a sweep file; solves nothing.</summary>
    /// <exception cref="SweepRefusedException">It has faults; all of them are listed.</exception>
    public static SweepPreview Check(string file, IReadOnlyList<string> dataFolders)
    {
        var sweep = SweepPlan.Read(file, dataFolders);
        return Preview(sweep.File, sweep.Count);
    }

    /// <summary>Reads a sweep file without its pack, which takes no time; null if the file has faults.</summary>
    public static SweepPreview? Outline(string file, IReadOnlyList<string> dataFolders)
    {
        var issues = new IssueCollector();
        return new SweepFileReader(new BaseLocator(dataFolders), issues).Read(file) is { } sweep && !issues.Any
            ? Preview(sweep, new ScenarioList(sweep).All().LongCount()) : null;
    }

    /// <summary>Runs. The same request and inputs give the same bytes, however often the sweep was stopped and whatever the number of
    /// workers.</summary>
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
        var run = new ScenarioRun(request, sweep, new SharedInputs(), new DecompositionSolver(blocks, clock));
        status.Begin();
        try
        {
            await new SweepSession(sweep, request.Shard, folder, status, run, clock)
                .RunAsync(request.Workers ?? WorkersFor(request.Areas), cancellation);
        }
        finally
        {
            status.Refresh(force: true);
        }

        SchemaFile.Write(folder.FullPath, ScenarioFiles.Folders);
        var outcome = status.Outcome(sweep.File.Title, clock.GetElapsedTime(start));
        return outcome with { Unproven = status.Unproven(request.Limits.RelativeGap) };
    }

    private static SweepPreview Preview(SweepFile file, long count) => new(file.Title, count,
    [
        .. file.Axes.Select(axis => (axis.Name, axis.Levels.Count)),
        .. file.Sample?.Factors.Select(factor => (factor.Name, file.Sample.Draws)) ?? [],
    ]);

    private static int WorkersFor(AreaLevel areas)
    {
        var bytes = areas == AreaLevel.Msoa ? BytesAScenario / 3 : BytesAScenario;
        return (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / bytes, 1, Environment.ProcessorCount);
    }
}
