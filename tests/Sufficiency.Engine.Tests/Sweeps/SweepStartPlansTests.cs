using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Scenarios that have the plans of their start.</summary>
public sealed class SweepStartPlansTests : KinSweepTests
{
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
            Assert.Null(later.Kin!.Solved);
            var run = new ScenarioRun(new(text.Path, text.DataFolders, text.At("out")), sweep, new SharedInputs(), solver);
            await run.RunAsync(scenario, later, text.At($"again/{name}"), default);
            Assert.Equal(solves += 2, solver.Solves);
        }

        FolderBytes.AssertSame(text.At("first"), text.At("again"));
        var kin = await starts.ForAsync(sweep.Scenarios.All().Single(one => one.Name == "vale-1_places-15_waiting-61"), default);
        Assert.False(kin.Kin!.IsItself);
        Assert.Equal(solves, solver.Solves);
    }

    [Fact]
    public async Task KinWhoseBuildingNothingMoreIsTheSameHaveThatOfTheirStartWhoeverIsSolvedFirst()
    {
        var (sweep, folder, starts) = Open("out", new DecompositionSolver(blocks, TimeProvider.System));
        using var held = folder;
        var kin = sweep.Scenarios.All().Where(scenario => scenario.Name.EndsWith("waiting-61", StringComparison.Ordinal)).ToList();
        foreach (var (name, order) in new[] { ("first", kin), ("last", Enumerable.Reverse(kin).ToList()) })
        {
            Directory.CreateDirectory(text.At(name));
            var run = new ScenarioRun(new(text.Path, text.DataFolders, text.At("out")), sweep, new SharedInputs(),
                new DecompositionSolver(blocks, TimeProvider.System));
            foreach (var scenario in order)
                await run.RunAsync(scenario, await starts.ForAsync(scenario, default), text.At($"{name}/{scenario.Name}"), default);
        }

        FolderBytes.AssertSame(text.At("first"), text.At("last"));
        var waiting = kin.Select(scenario => File.ReadAllBytes(text.At($"first/{scenario.Name}/do_minimum/waiting.parquet"))).ToList();
        Assert.All(waiting, bytes => Assert.Equal(waiting[0], bytes));
    }

    [Fact]
    public async Task WhatIsNotProvenIsNoScenariosPlan()
    {
        var solver = new WatchedSolver(new DecompositionSolver(blocks, TimeProvider.System))
        {
            Fault = (solution, _) => Faulty(solution, StopReason.TimeLimit, withPlan: true),
        };
        var (sweep, folder, starts) = Open("out", solver);
        using var held = folder;
        var itself = sweep.Scenarios.All().First();
        var start = await starts.ForAsync(itself, default);
        Assert.True(start.IsKin);
        Assert.False(start.Answers.IsProven);
        Assert.Null(start.Kin!.Solved);
        solver.Fault = (solution, _) => solution;
        await runs[^1].RunAsync(itself, start, text.At("own"), default);
        Assert.Equal(4, solver.Solves); // the start, and the scenario from it
    }
}
