using Sufficiency.Engine.Data;
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
        title: Eleven penalties for waiting of six scenarios each
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
    [InlineData(StopReason.WorkerFailure, false, 1)] // building nothing more
    [InlineData(StopReason.WorkerFailure, true, 1)]
    [InlineData(StopReason.OutOfMemory, true, 1)]
    [InlineData(StopReason.OutOfMemory, false, 2)] // the plan
    [InlineData(StopReason.WorkerFailure, true, 2)]
    public async Task AStartThatFailedOnceIsWhatItWouldHaveBeen(StopReason reason, bool withPlan, int solve)
    {
        var (sweep, folder, starts) = Open("right", new DecompositionSolver(blocks, TimeProvider.System));
        using (folder) await starts.ForAsync(sweep.Scenarios.All().First(), default);

        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System)) { Fault = (solution, number) => number == solve ? Faulty(solution, reason, withPlan) : solution };
        var (_, second, again) = Open("out", solver);
        using (second) await again.ForAsync(sweep.Scenarios.All().First(), default);

        Assert.Equal(3, solver.Solves);
        Assert.Equal(await File.ReadAllTextAsync(text.At("right/.sweep/start.json")), await File.ReadAllTextAsync(text.At("out/.sweep/start.json")));
    }

    [Theory]
    [InlineData(StopReason.WorkerFailure, false)]
    [InlineData(StopReason.OutOfMemory, true)]
    public async Task WhatFailsTwiceIsBelievedAndStopsNothing(StopReason reason, bool withPlan)
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System)) { Fault = (solution, _) => Faulty(solution, reason, withPlan) };
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;
        await starts.PrepareAsync([], default);
        var solves = solver.Solves;

        foreach (var scenario in sweep.Scenarios.All().Take(6)) Assert.Equal(withPlan, (await starts.ForAsync(scenario, default)).Answers.HasPlan);

        Assert.Equal(withPlan ? 4 : 2, solves); // building nothing more and the plan, or the first alone
        if (!withPlan) Assert.Equal(solves, solver.Solves); // none of the scenarios tries again
        Assert.NotEmpty(StartsIn("out"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task AScenarioThatFailedOnceIsSolvedToTheSameBytes(int solve)
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System));
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;
        var scenarios = sweep.Scenarios.All().Take(2).ToList(); // two solves each: the first is the base, whose plans others do not share
        async Task RunAsync(string name)
        {
            using var run = new ScenarioRun(new(text.Path, text.DataFolders, text.At("out")), sweep, new SharedInputs(), solver);
            Directory.CreateDirectory(text.At(name));
            foreach (var scenario in scenarios) await run.RunAsync(scenario, await starts.ForAsync(scenario, default), text.At($"{name}/{scenario.Name}"), default);
        }

        await RunAsync("right");
        var before = solver.Solves;
        solver.Fault = (solution, number) => number == before + solve ? Faulty(solution, StopReason.WorkerFailure, withPlan: true) : solution;
        await RunAsync("again");

        FolderBytes.AssertSame(text.At("right"), text.At("again"));
    }

    [Fact]
    public async Task AScenarioThatIsWhatItsKinShareIsNotSolvedTwiceAndIsTheSameIfItMustBe()
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System));
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;
        Directory.CreateDirectory(text.At("first"));
        Directory.CreateDirectory(text.At("again"));
        var solves = 0;
        foreach (var name in new[] { "vale-0_places-12_waiting-60", "vale-0_places-12_waiting-61" })
        {
            var scenario = sweep.Scenarios.All().Single(one => one.Name == name);

            var start = await starts.ForAsync(scenario, default);
            await runs[^1].RunAsync(scenario, start, text.At($"first/{name}"), default);
            Assert.Equal(solves += 2, solver.Solves); // building nothing more and the plan, for the start and the scenario

            var later = await starts.ForAsync(scenario, default); // as in a session that goes on
            Assert.Null(later.Solved);
            await runs[^1].RunAsync(scenario, later, text.At($"again/{name}"), default);
            Assert.Equal(solves += 2, solver.Solves);
        }

        FolderBytes.AssertSame(text.At("first"), text.At("again"));
        var kin = await starts.ForAsync(sweep.Scenarios.All().Single(one => one.Name == "vale-1_places-15_waiting-61"), default);
        Assert.Null(kin.From);
        Assert.Equal(solves, solver.Solves);
    }

    [Fact]
    public async Task WhereASolveEndedByTheTimeAllowedItIsAStartAllTheSame()
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System)) { Fault = (solution, _) => Faulty(solution, StopReason.TimeLimit, withPlan: false) };
        var (sweep, folder, starts) = Open("none", solver);
        using var held = folder;
        Assert.False((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).Answers.HasPlan); // from cold, and not tried for every scenario
        Assert.Equal(1, solver.Solves);
        Assert.False((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).Answers.HasPlan);
        Assert.Equal(1, solver.Solves);

        solver.Fault = (solution, _) => Faulty(solution, StopReason.TimeLimit, withPlan: true);
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

        await Assert.ThrowsAsync<RunFolderException>(() => starts.PrepareAsync([], default));
        await Assert.ThrowsAsync<RunFolderException>(() => starts.ForAsync(sweep.Scenarios.All().Last(), default));

        inTheWay.Delete();
        Assert.True((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).IsKin);
    }

    [Fact]
    public async Task HoweverManyAskAtOnceAStartIsSolvedOnce()
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System));
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
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System));
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
}
