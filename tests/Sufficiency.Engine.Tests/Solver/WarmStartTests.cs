using System.Text.Json;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>A start may save time; it must never change what is proven.</summary>
public sealed class WarmStartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task TheOptimumIsTheSameWhereverTheSolveStarts(int seed)
    {
        var problem = new CohortInstance(6, 2, 3, 2, 3, 2, seed).Build();
        var other = new CohortInstance(6, 2, 3, 2, 3, 2, seed + 100).Build(); // of the same shape and names, with other costs and supplies
        var optimum = (
            await new MonolithSolver(NativeSolver.Shared).SolveAsync(problem, new(1e-9), null, CancellationToken.None)).Objective!.Value;
        var own = WarmStart.Of(problem, await SolveAsync(problem, null))!;
        var others = WarmStart.Of(other, await SolveAsync(other, null))!;
        var wild = own with
        {
            Trajectory = [.. own.Trajectory.Select(level => level with
            {
                Prices = level.Prices.ToDictionary(pair => pair.Key, pair => -50.0 * pair.Value, StringComparer.Ordinal)
                    .Append(new("no such row", 7.0)).ToDictionary(StringComparer.Ordinal),
            })],
            Open = ["no such column", .. problem.LinkingVariables.Where(column => column.IsInteger).Select(column => column.Name)],
        };

        var absurd = own with
        {
            Trajectory = [.. own.Trajectory.Select(level => level with
            {
                Prices = level.Prices.Keys.Select((row, n) => KeyValuePair.Create(row,
                    n % 3 == 0 ? double.NaN : n % 3 == 1 ? double.NegativeInfinity : -1e15)).ToDictionary(StringComparer.Ordinal),
            })],
            IsProvenAtRoot = true,
        };

        Assert.NotEmpty(own.Trajectory);
        foreach (var start in new[] { null, own, others, wild, own with { IsProvenAtRoot = true }, others with { IsProvenAtRoot = true },
            wild with { IsProvenAtRoot = true }, absurd, own with { IsNear = true }, others with { IsProvenAtRoot = true, IsNear = true },
            wild with { IsNear = true }, absurd with { IsNear = true } })
        {
            var answer = await SolveAsync(problem, start);
            Assert.Equal(SolutionStatus.WithinGap, answer.Status);
            Assert.Equal(optimum, answer.Objective!.Value, 1e-6 * Math.Abs(optimum));
            Assert.True(answer.Bound <= optimum + (1e-9 * Math.Abs(optimum)));
        }
    }

    [Fact]
    public async Task TheSchemesOfTheStartAreTriedFirstAndKeptWhereTheyAreWithinTheGap()
    {
        var problem = new CohortInstance(20, 3, 4, 3, 4, 3, Seed: 5).Build();
        var best = await SolveAsync(problem, null);
        var start = WarmStart.Of(problem, best)!;
        var again = await new DecompositionSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(problem, new(0.05), start, null,
            CancellationToken.None);
        Assert.Equal(start.Open.Order(StringComparer.Ordinal), WarmStart.Of(problem, again)!.Open.Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task AChoiceThatItsOwnPricesProveBestNeedsNoRelaxingWhereItIsTheStart()
    {
        var clear = Problems.Extension(); // the extension saves £24 and costs £3
        var first = await SolveAsync(clear, null);
        var stages = new List<string>();
        var solver = new DecompositionSolver(NativeSolver.Shared, TimeProvider.System);
        var again = await solver.SolveAsync(clear, new(1e-4), WarmStart.Of(clear, first)! with { IsProvenAtRoot = true },
            new Stages(stages),
            CancellationToken.None);

        Assert.Equal((SolutionStatus.WithinGap, true), (again.Status, again.IsProvenAtRoot));
        Assert.Equal(first.Objective!.Value, again.Objective!.Value, 1e-3);
        Assert.True(again.Bound <= first.Objective.Value + 1e-9);
        Assert.DoesNotContain(stages, stage => stage.StartsWith("weighing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AChoiceThatWasEvidentAndIsNotAnyMoreIsLeftForTheBest()
    {
        // With three pupils the extension is not worth its £3: the start says it was evident.
        var crowded = Problems.Extension();
        var few = new MixedIntegerProblem
        {
            Rows = crowded.Rows,
            LinkingVariables = crowded.LinkingVariables,
            Sinks = crowded.Sinks,
            Supply = [3],
            Arcs = crowded.Arcs,
            SourceGroup = crowded.SourceGroup,
        };
        var start = WarmStart.Of(crowded, await SolveAsync(crowded, null))! with { IsProvenAtRoot = true };
        var answer = await SolveAsync(few, start);

        Assert.NotEmpty(start.Open);
        Assert.Equal((SolutionStatus.WithinGap, 0.0), (answer.Status, answer.LinkingValues[0]));
        Assert.Equal(3.0, answer.Objective!.Value, 1e-6);
    }

    [Fact]
    public async Task AStartMovesAsTwoProblemsDiffer()
    {
        // Each year a place is worth £10 more than it was: the plan's prices move by as much as those of building nothing.
        static WarmStart Passed(params (int Depth, bool IsSampled, (string Row, double Price)[] Prices)[] way) =>
            new([.. way.Select(level => new TrajectoryPoint(level.Depth, level.IsSampled, level.Prices.ToDictionary(price => price.Row,
                price => price.Price, StringComparer.Ordinal)))], ["opens(school,2026)"], IsProvenAtRoot: true);
        var before = Passed((3, true, [("a", -20), ("b", -40)]), (3, false, [("a", -25)]), (4, false, [("a", -30), ("b", -50)]));
        var after = Passed((3, true, [("a", -30), ("b", -50)]), (4, false, [("a", -40), ("b", -60), ("new", -10)]));
        var plan = Passed((2, true, [("a", -1)]), (3, true, [("a", -12), ("c", -7)]), (3, false, [("a", -13)]),
            (4, false, [("a", -15), ("b", -20)]));

        var moved = plan.MovedAs(before, after);

        // Levels that one of the three did not pass say nothing of the move.
        Assert.Equal([(3, true), (4, false)], moved.Trajectory.Select(level => (level.Depth, level.IsSampled)));
        Assert.Equal([("a", -22.0), ("b", -10.0), ("c", -7.0)],
            moved.Trajectory[0].Prices.OrderBy(price => price.Key, StringComparer.Ordinal).Select(price => (price.Key, price.Value)));
        Assert.Equal([("a", -25.0), ("b", -30.0), ("new", -10.0)],
            moved.Trajectory[1].Prices.OrderBy(price => price.Key, StringComparer.Ordinal).Select(price => (price.Key, price.Value)));
        Assert.Equal((true, true, plan.Open), (moved.IsNear, moved.IsProvenAtRoot, moved.Open));

        var apart = plan.MovedAs(before, Passed((1, true, [("a", -1)])));
        Assert.Same(plan, apart);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ANearStartSkipsTheLevelsThatAreWarm(int seed)
    {
        var problem = new CohortInstance(20, 3, 4, 3, 4, 3, seed).Build();
        var start = WarmStart.Of(problem, await SolveAsync(problem, null))!;
        Assert.Contains(start.Trajectory, level => level is { Depth: 4, IsSampled: false });

        async Task<IReadOnlyList<string>> StagesFrom(WarmStart? from)
        {
            var stages = new List<string>();
            await new DecompositionSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(problem, new(1e-7), from,
                new Stages(stages), CancellationToken.None);
            return [.. stages.Where(stage => stage.StartsWith("weighing", StringComparison.Ordinal)).TakeWhile((_, i) => i < 20)];
        }

        var (warm, near) = (await StagesFrom(start with { IsProvenAtRoot = false }),
            await StagesFrom(start with { IsProvenAtRoot = false, IsNear = true }));
        Assert.Equal(warm.Count - 3, near.Count); // a start lets the search skip one level, a near one four
        Assert.Equal(warm.Skip(3), near, StringComparer.Ordinal);

        // Prices that prove to be far off are given up after a few steps, and the warm levels are gone through.
        var far = start with
        {
            IsProvenAtRoot = false,
            IsNear = true,
            Trajectory = [.. start.Trajectory.Select(level => level.Depth < 4 ? level : level with
            {
                Prices = level.Prices.ToDictionary(price => price.Key, price => 1000.0 * price.Value, StringComparer.Ordinal),
            })],
        };
        var fell = await StagesFrom(far);
        Assert.Equal(near[0], fell[0]);
        Assert.Equal(warm, fell.Skip(1), StringComparer.Ordinal);
    }

    [Fact]
    public async Task AStartIsTheSameAfterItWasWrittenAndRead()
    {
        var problem = new CohortInstance(6, 2, 3, 2, 3, 2, Seed: 4).Build();
        var start = WarmStart.Of(problem, await SolveAsync(problem, null))!;
        var read = JsonSerializer.Deserialize<WarmStart>(JsonSerializer.Serialize(start))!;
        Assert.Equal(start.Trajectory.Select(level => (level.Depth, level.IsSampled)),
            read.Trajectory.Select(level => (level.Depth, level.IsSampled)));
        foreach (var (written, kept) in start.Trajectory.Zip(read.Trajectory))
            Assert.Equal(written.Prices.OrderBy(pair => pair.Key, StringComparer.Ordinal),
                kept.Prices.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(start.ValuesOf(problem), read.ValuesOf(problem));
        Assert.Contains(1.0, start.ValuesOf(problem));
    }

    [Fact]
    public void ASolveWithoutAPlanIsNoStart()
    {
        var problem = new CohortInstance(4, 1, 2, 1, 2, 1, Seed: 3).Build();
        Assert.Null(WarmStart.Of(problem, new() { Status = SolutionStatus.NoSolution, Reason = StopReason.TimeLimit }));
        Assert.Null(WarmStart.Of(problem, new() { Status = SolutionStatus.Infeasible, Reason = StopReason.Finished }));
    }

    private Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, WarmStart? start) =>
        new DecompositionSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(problem, new(1e-7), start, null,
            CancellationToken.None);

    private sealed class Stages(List<string> told) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value) => told.Add(value.Stage);
    }
}
