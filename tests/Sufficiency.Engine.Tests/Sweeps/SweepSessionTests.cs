using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>What a session solves, and how often, where the solver or the disk fails.</summary>
public sealed class SweepSessionTests : IDisposable
{
    private readonly SweepText text = new("""
        name: two
        title: One opening, early and late
        base: small
        schemes: choose
        axes:
          vale:
            0: base
            1: {"schemes[vale-new].earliest_opening": {add: 1}, "schemes[vale-new].planned_opening": {add: 1}}

        """);

    private readonly WatchedSolver solver = new(new DecompositionSolver(OrToolsBlockSolver.Open(), TimeProvider.System));

    public SweepSessionTests() => text.LetANewSchoolPay();

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task TheBaseIsSolvedOnceAndGivesOthersItsDoMinimum()
    {
        await RunAsync("out");

        Assert.Equal(3, solver.Solves); // do-minimum, the plan of the base and the plan of the late opening
        using var session = new DuckDbSession();
        IReadOnlyList<string> AtHome(string scenario) => session.Query(
            $"SELECT l::VARCHAR FROM read_parquet('{text.At($"out/scenario={scenario}/area_years.parquet")}', hive_partitioning = false) l "
                + "WHERE plan = 'do_minimum'", row => row.GetText(0));
        Assert.NotEmpty(AtHome("vale-0"));
        Assert.Equal(AtHome("vale-0"), AtHome("vale-1"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task AnotherSessionSolvesTheBaseToTheSameBytes()
    {
        await RunAsync("right");
        await RunAsync("out");
        var before = solver.Solves;
        foreach (var lost in new[] { "vale-0", "vale-1" })
        {
            Directory.Delete(text.At($"out/scenario={lost}"), recursive: true);
            await RunAsync("out", resumes: true);
            FolderBytes.AssertSame(text.At("right"), text.At("out"));
        }

        Assert.Equal(before + 4, solver.Solves); // both plans of each: the start is at hand, its plans are not
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task ASolveThatFailedOnceIsMadeAgainToTheSameBytes(int solve, bool withPlan)
    {
        await RunAsync("right");
        var before = solver.Solves;
        solver.Fault = (solution, number) => number != before + solve ? solution
            : withPlan ? solution with { Status = SolutionStatus.Feasible, Reason = StopReason.SolverFailure }
            : new() { Status = SolutionStatus.NoSolution, Reason = StopReason.SolverFailure };

        await RunAsync("out");

        Assert.Equal(before + 4, solver.Solves);
        FolderBytes.AssertSame(text.At("right"), text.At("out"));
        Assert.Equal(await File.ReadAllTextAsync(text.At("right/.sweep/start.json")),
            await File.ReadAllTextAsync(text.At("out/.sweep/start.json")));
    }

    [Fact]
    public async Task ASolverThatFailsTwiceFailsScenariosAndStopsNothing()
    {
        solver.Fault = (_, _) => new() { Status = SolutionStatus.NoSolution, Reason = StopReason.SolverFailure };

        var outcome = await RunAsync("out");

        Assert.Equal(["vale-0", "vale-1"], outcome.Failures.Select(failure => failure.Scenario), StringComparer.Ordinal);
        Assert.True(outcome.SolverFailed);
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenToStopsTheSweepAndGoesOnOnceItCan()
    {
        await RunAsync("right");
        Directory.CreateDirectory(text.At("out/.sweep"));
        var inTheWay = Directory.CreateDirectory(text.At("out/.sweep/start.json.partial"));

        await Assert.ThrowsAsync<RunFolderException>(() => RunAsync("out"));

        inTheWay.Delete();
        await RunAsync("out", resumes: true);
        FolderBytes.AssertSame(text.At("right"), text.At("out"));
    }

    private async Task<SweepOutcome> RunAsync(string name, bool resumes = false)
    {
        var request = new SweepRequest(text.Path, text.DataFolders, text.At(name)) { Resumes = resumes };
        var sweep = SweepPlan.Read(request.File, request.DataFolders);
        using var folder = SweepFolder.Open(request.OutputFolder, sweep.Record(request), new(request.File, request.DataFolders),
            resumes, overwrites: false);
        using var database = new RunDatabase();
        var status = new SweepStatus(database, folder, Shard.Whole, sweep.Scenarios, TimeProvider.System, null);
        var run = new ScenarioRun(request, sweep, new SharedInputs(), solver);
        await new SweepSession(sweep, Shard.Whole, folder, status, run, TimeProvider.System).RunAsync(1, default);
        status.Refresh(force: true);
        SchemaFile.Write(folder.FullPath, ScenarioFiles.Folders);
        return status.Outcome(sweep.File.Title, TimeSpan.Zero);
    }
}
