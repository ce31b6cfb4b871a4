using Sufficiency.Engine.Data;
using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Solving.OrTools;
using Sufficiency.Engine.Sweeps;
using Sufficiency.Engine.Sweeps.Storage;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Starts that cannot be solved, cannot be kept, or are asked for by many at once.</summary>
public sealed class SweepStartFaultTests : IAsyncDisposable
{
    private readonly SweepText text = new("""
        name: kin
        title: Ten paths of growth of six scenarios each
        base: small
        schemes: choose
        axes:
          vale:
            0: base
            1: {"schemes[vale-new].earliest_opening": {add: 1}, "schemes[vale-new].planned_opening": {add: 1}}
            2: {"schemes[vale-new].capital_gbp": {multiply: 3}}
          places:
            12: base
            15: {"scheme_places[vale-new,0].places": 15}
          waiting:
            60: base
            61: {penalties.waiting_gbp: 61000}
            62: {penalties.waiting_gbp: 62000}
            63: {penalties.waiting_gbp: 63000}
            64: {penalties.waiting_gbp: 64000}
            65: {penalties.waiting_gbp: 65000}
            66: {penalties.waiting_gbp: 66000}
            67: {penalties.waiting_gbp: 67000}
            68: {penalties.waiting_gbp: 68000}
            69: {penalties.waiting_gbp: 69000}
            70: {penalties.waiting_gbp: 70000}

        """);

    private readonly OrToolsBlockSolver blocks = new();
    private readonly List<ScenarioRun> runs = [];

    public async ValueTask DisposeAsync()
    {
        runs.ForEach(run => run.Dispose());
        text.Dispose();
        await blocks.DisposeAsync();
    }

    [Theory]
    [InlineData(StopReason.WorkerFailure, false)]
    [InlineData(StopReason.WorkerFailure, true)]
    [InlineData(StopReason.OutOfMemory, false)]
    [InlineData(StopReason.OutOfMemory, true)]
    public async Task AStartThatFailedForAPassingReasonIsToldNotKeptAndTriedAgain(StopReason reason, bool withPlan)
    {
        var solver = new Watched(new DecompositionSolver(blocks, TimeProvider.System));
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;
        var (ofBase, ofKin) = (sweep.Scenarios.All().First(), sweep.Scenarios.All().Last());

        // The base, and then what the last scenario has in common with its kin.
        solver.Fault = solution => Faulty(solution, reason, withPlan);
        await starts.PrepareAsync(default);
        Assert.Contains(reason.ToString(), (await Assert.ThrowsAsync<ScenarioFailedException>(() => starts.ForAsync(ofBase, default))).Message, StringComparison.Ordinal);
        Assert.Empty(StartsIn("out"));
        solver.Fault = null;
        Assert.True((await starts.ForAsync(ofBase, default)).Answers.HasPlan);
        Assert.Single(StartsIn("out"));

        solver.Fault = solution => Faulty(solution, reason, withPlan);
        Assert.Contains(reason.ToString(), (await Assert.ThrowsAsync<ScenarioFailedException>(() => starts.ForAsync(ofKin, default))).Message, StringComparison.Ordinal);
        Assert.Single(StartsIn("out"));
        solver.Fault = null;
        Assert.True((await starts.ForAsync(ofKin, default)).IsKin);
        Assert.Equal(2, StartsIn("out").Length);
    }

    [Fact]
    public async Task WhereASolveEndedByTheTimeAllowedItIsAStartAllTheSame()
    {
        var solver = new Watched(new DecompositionSolver(blocks, TimeProvider.System)) { Fault = solution => Faulty(solution, StopReason.TimeLimit, withPlan: false) };
        var (sweep, folder, starts) = Open("none", solver);
        using var held = folder;
        Assert.False((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).Answers.HasPlan); // from cold, and not tried for every scenario
        Assert.Equal(1, solver.Solves);
        Assert.False((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).Answers.HasPlan);
        Assert.Equal(1, solver.Solves);

        solver.Fault = solution => Faulty(solution, StopReason.TimeLimit, withPlan: true);
        var (_, second, others) = Open("some", solver);
        using var heldToo = second;
        Assert.True((await others.ForAsync(sweep.Scenarios.All().Last(), default)).IsKin);
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenToStopsTheSweepAndTakesStartsAgainOnceItCan()
    {
        var (sweep, folder, starts) = Open("out", new DecompositionSolver(blocks, TimeProvider.System));
        using var held = folder;
        var inTheWay = Directory.CreateDirectory(text.At("out/.sweep/start.json.partial"));

        await Assert.ThrowsAsync<RunFolderException>(() => starts.PrepareAsync(default));
        await Assert.ThrowsAsync<RunFolderException>(() => starts.ForAsync(sweep.Scenarios.All().Last(), default));

        inTheWay.Delete();
        Assert.True((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).IsKin);
    }

    [Fact]
    public async Task HoweverManyAskAtOnceAStartIsSolvedOnce()
    {
        var solver = new Watched(new DecompositionSolver(blocks, TimeProvider.System));
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;

        var all = await Task.WhenAll(sweep.Scenarios.All().Select(scenario => Task.Run(() => starts.ForAsync(scenario, default))));

        Assert.Equal(66, all.Length);
        Assert.Equal(11, all.Select(start => start.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(11, StartsIn("out").Length);
        Assert.Equal(22, solver.Solves); // building nothing more, and the plan
        Assert.All(all, start => Assert.True(start.IsKin));
        Assert.All(all, start => Assert.Contains(start.Answers.Plan!.Way, level => level is { Depth: > 1, IsSampled: false, Prices.Count: > 0 })); // a whole one, where a plan that is near begins
        Assert.All(all.Where(start => start.Name.Length > 0), start => Assert.NotNull(start.Answers.Plan!.IsEvident)); // found out for them, not taken over from the base
    }

    [Fact]
    public async Task WhereNoSchemesAreChosenThereIsNothingToSolveForKin()
    {
        var solver = new Watched(new DecompositionSolver(blocks, TimeProvider.System));
        await File.WriteAllTextAsync(text.Path, (await File.ReadAllTextAsync(text.Path)).Replace("schemes: choose", "schemes: none", StringComparison.Ordinal));
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;

        Assert.False((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).IsKin);
        Assert.Single(StartsIn("out"));
    }

    private static ProblemSolution Faulty(ProblemSolution solution, StopReason reason, bool withPlan) =>
        withPlan ? solution with { Status = SolutionStatus.Feasible, Reason = reason } : new() { Status = SolutionStatus.NoSolution, Reason = reason };

    private string[] StartsIn(string folder) => Directory.GetFiles(text.At($"{folder}/.sweep"), "start*.json");

    private (SweepPlan Sweep, SweepFolder Folder, SweepStarts Starts) Open(string name, IProblemSolver solver)
    {
        var request = new SweepRequest(text.Path, text.DataFolders, text.At(name));
        var sweep = SweepPlan.Read(request.File, request.DataFolders);
        var folder = SweepFolder.Open(request.OutputFolder, sweep.Record(request), new(request.File, request.DataFolders), resumes: false, overwrites: false);
        runs.Add(new(request, sweep, new SharedInputs(), solver));
        return (sweep, folder, new(runs[^1], sweep, folder));
    }

    /// <summary>Counts what is solved, and makes of it what a test asks for.</summary>
    private sealed class Watched(IProblemSolver solver) : IProblemSolver
    {
        private int solves;

        public int Solves => solves;

        public Func<ProblemSolution, ProblemSolution>? Fault { get; set; }

        public async Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start, IProgress<SolveProgress>? progress, CancellationToken cancellation)
        {
            Interlocked.Increment(ref solves);
            var solution = await solver.SolveAsync(problem, limits, start, progress, cancellation);
            return Fault is { } fault ? fault(solution) : solution;
        }
    }
}
