using Sufficiency.Engine.Tests.Support;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class JointSolverTests
{
    private static readonly int[][] Two = [[0, 0], [1, 0]];
    private static readonly int[][] Three = [[0, 0], [0, 2], [3, 1]];
    private static readonly int[][] Four = [[0, 1], [0, 0], [2, 0], [1, 3]];

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(6, 4)]
    [InlineData(7, 3)]
    [InlineData(8, 4)]
    public async Task AJointPlanCostsWhatAllFuturesSideBySideAsOneProblemCost(int seed, int futures)
    {
        var joint = new JointInstance(new(5, 2, 3, 2, 3, 2, seed), futures switch { 2 => Two, 3 => Three, _ => Four }).Build();
        var whole = await new MonolithSolver(NativeSolver.Shared).SolveAsync(JointInstance.Extensive(joint), new(1e-9), null,
            CancellationToken.None);

        var ours = await Solve(joint, 5e-7);

        Assert.Equal(SolutionStatus.WithinGap, ours.Status);
        Assert.Equal(whole.Objective!.Value, ours.Objective!.Value, 1e-6 * Math.Abs(whole.Objective.Value));
        Assert.True(ours.Bound <= whole.Objective * (1 + 1e-9), "The bound lies above the optimum.");
        Assert.Equal(joint.Rate(ours.Futures.Select(future => future.Objective!.Value)), ours.Objective.Value, 1e-9 * ours.Objective.Value);
    }

    [Theory]
    [InlineData(11, 0.0, 0.1)]
    [InlineData(11, 0.5, 0.1)]
    [InlineData(11, 1.0, 0.1)]
    [InlineData(12, 0.5, 0.5)]
    [InlineData(12, 1.0, 0.5)]
    [InlineData(13, 1.0, 0.7)]
    [InlineData(14, 0.5, 1.0)]
    [InlineData(15, 1.0, 0.4)]
    public async Task NoChoiceOfAllIsBetterWhateverTheWeightOfTheDearestFutures(int seed, double tailWeight, double tail)
    {
        var instance = new JointInstance(new(4, 1, 2, 2, 2, 2, seed),
            [[0, 0], [1, 0], [0, 2]])
        { Weights = [0.5, 0.3, 0.2], Risk = new(tailWeight, tail) };
        var joint = instance.Build();
        var costOf = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var taken in instance.Choices())
        {
            var costs = new List<double>();
            foreach (var future in joint.Futures)
                costs.Add((await WholeProblem.SolveAsync(NativeSolver.Shared, JointInstance.Decided(future, taken))).Objective!.Value);
            costOf[string.Concat(taken)] = Rated(costs, joint.Weights, tailWeight, tail);
        }

        var ours = await Solve(joint, 5e-6);

        var best = costOf.Values.Min();
        Assert.Equal(best, costOf[string.Concat(ours.Taken)], 1e-9 * best);
        Assert.InRange(ours.Objective!.Value, best * (1 - 1e-9), best * (1 + 5e-6));
        Assert.InRange(ours.Bound!.Value, best * (1 - 5e-6), best * (1 + 1e-9));
        Assert.Equal(SolutionStatus.WithinGap, ours.Status);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task TheSameFutureThriceIsOneFuture(int seed)
    {
        var problem = new CohortInstance(8, 2, 3, 2, 3, 2, seed).Build();
        var single = await new DecompositionSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(problem, new(1e-6), null,
            CancellationToken.None);
        int[] columns = [.. Enumerable.Range(0, 6)];

        var joint = await Solve(new(6, [], [.. Enumerable.Range(0, 3).Select(_ => new JointFuture(problem, 1.0 / 3.0, columns))],
            new(0.5, 0.2)), 1e-6);

        Assert.Equal(SolutionStatus.WithinGap, joint.Status);
        Assert.Equal(single.Objective!.Value, joint.Objective!.Value, 2e-6 * single.Objective.Value);
        Assert.All(joint.Futures, future => Assert.Equal(single.Objective.Value, future.Objective!.Value, 2e-6 * single.Objective.Value));
    }

    [Fact]
    public async Task ARuleOfOneFutureHoldsForTheDecisionsOfAll()
    {
        // In the second future no scheme may open in the first year; in the first, opening then is best.
        var problem = Problems.Extension();
        JointFuture[] futures = [new(problem, 0.9, [0]), new(With(problem, "budget", 0.0), 0.1, [0])];

        var free = await Solve(new(1, [], [futures[0] with { Weight = 1.0 }], new()), 1e-6);
        var bound = await Solve(new(1, [], futures, new()), 1e-6);

        Assert.Equal(13.0, free.Objective!.Value, 1e-4);
        Assert.Equal([0.0], bound.Taken);
        Assert.Equal(34.0, bound.Objective!.Value, 1e-4);
    }

    [Fact]
    public async Task ADecisionThatComesToNothingInAFutureIsPaidOnlyWhereItDoesNot()
    {
        var problem = Problems.Extension();
        var joint = await Solve(new(1, [], [new(problem, 0.5, [0]), new(problem, 0.5, [-1])], new()), 1e-6);

        Assert.Equal([1.0], joint.Taken);
        Assert.Equal([13.0, 34.0], joint.Futures.Select(future => Math.Round(future.Objective!.Value, 3)));
        Assert.Equal(23.5, joint.Objective!.Value, 1e-4);
    }

    [Fact]
    public async Task AChoiceThatLeavesOneFutureWithoutAPlanIsPassedOver()
    {
        // Ten pupils and nowhere to go without the extension: it must be built although the other future does better without it.
        var crowded = Problems.Extension();
        var must = new MixedIntegerProblem
        {
            Rows = crowded.Rows,
            LinkingVariables = crowded.LinkingVariables,
            Sinks = [crowded.Sinks[0]],
            Supply = crowded.Supply,
            Arcs = new ListedArcs([0, 1], [0], [1]),
            SourceGroup = crowded.SourceGroup,
        };
        var few = new MixedIntegerProblem
        {
            Rows = crowded.Rows,
            LinkingVariables = crowded.LinkingVariables,
            Sinks = crowded.Sinks,
            Supply = [3],
            Arcs = crowded.Arcs,
            SourceGroup = crowded.SourceGroup,
        };

        var joint = await Solve(new(1, [], [new(few, 0.99, [0]), new(must, 0.01, [0])], new()), 1e-6);
        var never = await Solve(new(1, [], [new(few, 0.99, [0]), new(must, 0.01, [-1])], new()), 1e-6);

        Assert.Equal([1.0], joint.Taken);
        Assert.Equal((0.99 * 6.0) + (0.01 * 13.0), joint.Objective!.Value, 1e-4);
        Assert.Equal(SolutionStatus.Infeasible, never.Status);
        Assert.Null(never.Objective);
    }

    [Fact]
    public async Task AFutureWithoutAnyPlanIsNamed()
    {
        var roll = Problems.LeastRoll();
        var none = new MixedIntegerProblem
        {
            Rows = [new("roll[A]", 60, double.PositiveInfinity)],
            LinkingVariables = [],
            Sinks = roll.Sinks,
            Supply = roll.Supply,
            Arcs = roll.Arcs,
            SourceGroup = roll.SourceGroup,
        };

        var joint = await Solve(new(1, [], [new(Problems.Extension(), 0.5, [0]), new(none, 0.5, [-1])], new()), 1e-3);

        Assert.Equal((SolutionStatus.Infeasible, 1), (joint.Status, joint.Blocked));
    }

    [Fact]
    public async Task AFutureWhoseOwnRulesAllowNoSchemesIsNamed()
    {
        var any = Problems.Extension();
        var column = any.LinkingVariables[0];
        var none = new MixedIntegerProblem
        {
            Rows = [.. any.Rows, new("two of one", 2.0, double.PositiveInfinity)],
            LinkingVariables = [column with { Rows = new([.. column.Rows.Indices, any.Rows.Count], [.. column.Rows.Coefficients, 1.0]) }],
            Sinks = any.Sinks,
            Supply = any.Supply,
            Arcs = any.Arcs,
            SourceGroup = any.SourceGroup,
        };

        var joint = await Solve(new(1, [], [new(any, 0.5, [0]), new(none, 0.5, [0])], new()), 1e-3);

        Assert.Equal((SolutionStatus.Infeasible, 1), (joint.Status, joint.Blocked));
    }

    [Fact]
    public async Task ACancelledSearchSaysSoAndKeepsWhatItHas()
    {
        using var early = new CancellationTokenSource();
        var before = await new JointSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(ManyChoices(), new(1e-5),
            new StopAt(early, "choosing schemes, choice 2, future 1"), early.Token);
        using var late = new CancellationTokenSource();
        var after = await new JointSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(ManyChoices(),
            new(1e-5, TimeSpan.FromHours(1)), new StopAt(late, "choosing schemes, choice 2, future 1"), late.Token);

        Assert.All([before, after], answer =>
            Assert.Equal((StopReason.Cancelled, SolutionStatus.Feasible, 3), (answer.Reason, answer.Status, answer.Futures.Count)));
        Assert.All([before, after], answer => Assert.True(answer.Bound > 0, "A bound was proven before it was stopped."));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task WheneverTheSolverFailsThereIsAJointPlanAndATrueGap(int calls)
    {
        var joint = new JointInstance(new(5, 2, 3, 2, 3, 2, 1), Two).Build();
        var whole = await new MonolithSolver(NativeSolver.Shared).SolveAsync(JointInstance.Extensive(joint), new(1e-9), null,
            CancellationToken.None);
        var answer = await new JointSolver(new FailingLater(calls), TimeProvider.System).SolveAsync(joint, new(1e-7), null,
            CancellationToken.None);

        Assert.Equal(2, answer.Futures.Count);
        Assert.InRange(whole.Objective!.Value, answer.Bound!.Value * (1.0 - 1e-6), answer.Objective!.Value * (1.0 + 1e-6));
        if (answer.Status != SolutionStatus.WithinGap) Assert.Equal(StopReason.SolverFailure, answer.Reason);
    }

    [Fact]
    public async Task UsualDecisionsArePlacedWhereNoSolverHelps()
    {
        var joint = new JointInstance(new(5, 2, 3, 2, 3, 2, 1), Two) { Dearness = 0.1 }.Build();
        var usual = joint with { UsualChoices = [[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]] };
        var answers = new List<JointSolution>();
        foreach (var problem in new[] { joint, usual })
            answers.Add(await new JointSolver(new FailingLater(0), TimeProvider.System).SolveAsync(problem, new(1e-3), null,
                CancellationToken.None));

        Assert.Equal(new double[6], answers[0].Taken);
        Assert.Equal(usual.UsualChoices[0], answers[1].Taken);
        Assert.True(answers[1].Objective < answers[0].Objective);
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    public async Task AFutureFoundWithoutAPlanWhilePlacingLeavesNoneUnderChoicesTriedBefore(double gap)
    {
        // Nine places for 9.01 pupils, whatever is decided: that may show only where pupils are placed,
        // when the other choice has been priced too.
        var one = new MixedIntegerProblem
        {
            Rows = [new("A", double.NegativeInfinity, 4.0), new("B", double.NegativeInfinity, 9.0)],
            LinkingVariables = [new("extend A", 0, 1, true, 4.0, new([0], [-16.0]))],
            Sinks = [new("A", new([0], [1.0])), new("B", new([1], [1.0]))],
            Supply = [10.0],
            Arcs = new ListedArcs([0, 2], [0, 1], [1.0, 6.0]),
            SourceGroup = [0],
        };
        var tight = new MixedIntegerProblem
        {
            Rows = [new("a", double.NegativeInfinity, 5.0), new("b", double.NegativeInfinity, 4.0)],
            LinkingVariables = [new("y", 0, 1, true, 3.0, new([0], [-4.0]))],
            Sinks = [new("k", new([0], [1.0])), new("l", new([1], [1.0]))],
            Supply = [3.01, 3.0, 3.0],
            Arcs = new ListedArcs([0, 2, 4, 6], [0, 1, 0, 1, 0, 1], [1.0, 1.0, 2.0, 3.0, 1.5, 1.0]),
            SourceGroup = [0, 1, 2],
        };
        Assert.Equal(SolutionStatus.Infeasible, (await Solve(new(1, [], [new(one, 0.5, [0]), new(tight, 0.5, [-1])], new()), gap)).Status);
    }

    [Fact]
    public async Task NoTimeIsNoPlan()
    {
        var answer = await new JointSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(ManyChoices(),
            new(1e-3, TimeSpan.FromMilliseconds(1)), null, CancellationToken.None);

        Assert.Equal((StopReason.TimeLimit, SolutionStatus.NoSolution), (answer.Reason, answer.Status));
        Assert.Empty(answer.Futures);
    }

    [Fact]
    public void TheTailIsTheMeanOfTheDearestByWeight()
    {
        var risk = new RiskMeasure(1.0, 0.5);
        Assert.Equal(((0.2 * 30.0) + (0.3 * 20.0)) / 0.5, risk.Of([10.0, 30.0, 20.0], [0.4, 0.2, 0.4]), 1e-12);
        Assert.Equal(18.0, (risk with { TailWeight = 0.0 }).Of([10.0, 30.0, 20.0], [0.4, 0.2, 0.4]), 1e-12);
        Assert.Equal(30.0, (risk with { Tail = 0.05 }).Of([10.0, 30.0, 20.0], [0.4, 0.2, 0.4]), 1e-12);
    }

    private static JointProblem ManyChoices() =>
        new JointInstance(new(60, 4, 8, 4, 5, 3, Seed: 10) { Tightness = 0.4 },
            [[0, 0, 0, 0], [1, 0, 2, 0], [0, 0, 0, 3]])
        { Dearness = 10.0 }.Build();

    private Task<JointSolution> Solve(JointProblem problem, double gap) =>
        new JointSolver(NativeSolver.Shared, TimeProvider.System).SolveAsync(problem, new(gap), null, CancellationToken.None);

    /// <summary>The same mix by its definition: the least over every level η, which lies at one of the costs.</summary>
    private static double Rated(List<double> costs, double[] weights, double tailWeight, double tail)
    {
        var mean = costs.Zip(weights, (cost, weight) => cost * weight).Sum();
        return ((1 - tailWeight) * mean) + (tailWeight
            * costs.Min(level => level + (costs.Zip(weights, (cost, weight) => weight * Math.Max(0, cost - level)).Sum() / tail)));
    }

    private static MixedIntegerProblem With(MixedIntegerProblem problem, string row, double most) => new()
    {
        Rows = [.. problem.Rows, new(row, double.NegativeInfinity, most)],
        LinkingVariables = [.. problem.LinkingVariables.Select(
            column => column with { Rows = new([.. column.Rows.Indices, problem.Rows.Count], [.. column.Rows.Coefficients, 1.0]) })],
        Sinks = problem.Sinks,
        Supply = problem.Supply,
        Arcs = problem.Arcs,
        SourceGroup = problem.SourceGroup,
    };

    private sealed class StopAt(CancellationTokenSource stop, string stage) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value)
        {
            if (value.Stage.StartsWith(stage, StringComparison.Ordinal)) stop.Cancel();
        }
    }
}
