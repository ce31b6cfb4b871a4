using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Starts that cannot be solved, cannot be kept, or are asked for by many at once.</summary>
public sealed class SweepStartFaultTests : KinSweepTests
{
    [Theory]
    [InlineData(false, 1)] // building nothing more
    [InlineData(true, 1)]
    [InlineData(false, 2)] // the plan
    [InlineData(true, 2)]
    public async Task AStartThatFailedOnceIsWhatItWouldHaveBeen(bool withPlan, int solve)
    {
        var (sweep, folder, starts) = Open("right", new DecompositionSolver(blocks, TimeProvider.System));
        using (folder) await starts.ForAsync(sweep.Scenarios.All().First(), default);

        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System))
        {
            Fault = (solution, number) => number == solve ? Faulty(solution, StopReason.SolverFailure, withPlan) : solution,
        };
        var (_, second, again) = Open("out", solver);
        using (second) await again.ForAsync(sweep.Scenarios.All().First(), default);

        Assert.Equal(3, solver.Solves);
        Assert.Equal(await File.ReadAllTextAsync(text.At("right/.sweep/start.json")),
            await File.ReadAllTextAsync(text.At("out/.sweep/start.json")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatFailsTwiceIsBelievedAndStopsNothing(bool withPlan)
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System))
        {
            Fault = (solution, _) => Faulty(solution, StopReason.SolverFailure, withPlan),
        };
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;
        await starts.PrepareAsync(_ => false, default);
        var solves = solver.Solves;

        foreach (var scenario in sweep.Scenarios.All().Take(6))
            Assert.Equal(withPlan, (await starts.ForAsync(scenario, default)).Answers.HasPlan);

        Assert.Equal(withPlan ? 4 : 2, solves); // building nothing more and the plan, or the first alone
        if (!withPlan) Assert.Equal(solves, solver.Solves); // none of the scenarios tries again
        Assert.NotEmpty(StartsIn("out"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AScenarioThatFailedOnceIsSolvedToTheSameBytes(int solve)
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System));
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;
        // two solves for the first, which is the base, and one for the second, with which it shares building nothing more
        var scenarios = sweep.Scenarios.All().Take(2).ToList();
        async Task RunAsync(string name)
        {
            var run = new ScenarioRun(new(text.Path, text.DataFolders, text.At("out")), sweep, new SharedInputs(), solver);
            Directory.CreateDirectory(text.At(name));
            foreach (var scenario in scenarios)
                await run.RunAsync(scenario, await starts.ForAsync(scenario, default), text.At($"{name}/{scenario.Name}"), default);
        }

        await RunAsync("right");
        var before = solver.Solves;
        solver.Fault = (solution, number) =>
            number == before + solve ? Faulty(solution, StopReason.SolverFailure, withPlan: true) : solution;
        await RunAsync("again");

        FolderBytes.AssertSame(text.At("right"), text.At("again"));
    }

    [Fact]
    public async Task WhereASolveEndedByTheTimeAllowedItIsAStartAllTheSame()
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System))
        {
            Fault = (solution, _) => Faulty(solution, StopReason.TimeLimit, withPlan: false),
        };
        var (sweep, folder, starts) = Open("none", solver);
        using var held = folder;
        // from cold, and not tried for every scenario
        Assert.False((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).Answers.HasPlan);
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

        await Assert.ThrowsAsync<RunFolderException>(() => starts.PrepareAsync(_ => false, default));
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
        // a whole one, where a plan that is near begins
        Assert.All(all,
            start => Assert.Contains(start.Answers.Plan!.Trajectory,
                level => level is { Depth: > 1, IsSampled: false, Prices.Count: > 0 }));
        // found out for them, not taken over from the base
        Assert.All(all.Where(start => start.Name.Length > 0), start => Assert.NotNull(start.Answers.Plan!.IsProvenAtRoot));
    }

    [Fact]
    public async Task WhereNoSchemesAreChosenThereIsNothingToSolveForKin()
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System));
        await File.WriteAllTextAsync(text.Path,
            (await File.ReadAllTextAsync(text.Path)).Replace("schemes: choose", "schemes: none", StringComparison.Ordinal));
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;

        Assert.False((await starts.ForAsync(sweep.Scenarios.All().Last(), default)).IsKin);
        Assert.Single(StartsIn("out"));
    }
}
