using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Planning;

/// <summary>A solver that cannot run is an error; one that fails leaves the plans that need none.</summary>
public sealed class SolverFailureTests : IDisposable
{
    private const string Reason = "Scip failed: it ended with status ABNORMAL.";
    private readonly SmallPack pack = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        pack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task ARunWhoseSolverFailsAnswersWithTheBestPlanThatNeededNoneAndSaysSo()
    {
        var outcome = await RunAsync(() => new FailingSolver());

        Assert.Equal((SolutionStatus.Feasible, StopReason.SolverFailure), (outcome.Plan.Status, outcome.Plan.Reason));
        Assert.Contains(Reason, outcome.Plan.Message, StringComparison.Ordinal);
        Assert.True(outcome.Plan.ObjectiveGbp <= outcome.DoMinimum.ObjectiveGbp * (1.0 + 1e-3));
        Assert.True(outcome.Plan.BoundGbp <= outcome.Plan.ObjectiveGbp);
        Assert.NotNull(outcome.Summary);
        Assert.Empty(outcome.AuditFindings!);
    }

    [Fact]
    public async Task ARunStoppedWhileItChoosesAnswersWithTheBestPlanSoFar()
    {
        using var source = new CancellationTokenSource();
        var outcome = await new PlanningRun(TimeProvider.System) { Solver = () => new Stopping(source) }.RunAsync(
            new(new(pack.Folder, []), SchemeChoice.Choose, new SolveLimits(1e-9), folder.At("out")), null, source.Token);

        Assert.Equal((SolutionStatus.Feasible, StopReason.Cancelled), (outcome.Plan.Status, outcome.Plan.Reason));
        Assert.True(outcome.Plan.BoundGbp <= outcome.Plan.ObjectiveGbp);
        Assert.Empty(outcome.AuditFindings!);
        Assert.True(File.Exists(Path.Combine(folder.At("out"), "run.json")));
    }

    [Fact]
    public async Task ARunWhoseSolverCannotBeHadThrowsBeforeAnythingIsPlanned()
    {
        var fault = await Assert.ThrowsAsync<SolverUnavailableException>(
            () => RunAsync(() => throw new SolverUnavailableException("missing")));
        Assert.Equal("missing", fault.Message);
        Assert.False(Directory.Exists(folder.At("out")));
    }

    private Task<PlanningOutcome> RunAsync(Func<IBlockSolver> solver) => new PlanningRun(TimeProvider.System) { Solver = solver }.RunAsync(
        new(new(pack.Folder, []), SchemeChoice.Choose, new SolveLimits(), folder.At("out")), null, CancellationToken.None);

    /// <summary>OR-Tools until a program has cuts, by when a plan was placed; then the run is stopped.</summary>
    private sealed class Stopping(CancellationTokenSource source) : IBlockSolver
    {
        public string Description => "stops";

        public async Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit,
            CancellationToken cancellation)
        {
            if (problem.IsInteger?[^1] == false) await source.CancelAsync();
            return await NativeSolver.Shared.SolveAsync(problem, backEnd, relativeGap, timeLimit, cancellation);
        }
    }

    private sealed class FailingSolver : IBlockSolver
    {
        public string Description => "a solver that fails";

        public Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit,
            CancellationToken cancellation) =>
            Task.FromResult(new BlockSolution { Status = BlockStatus.Failed, Message = Reason });
    }
}
