using Sufficiency.Engine.Tests.Support;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class DecompositionSolverTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task SmallInstancesAgreeWithTheWholeProblemAsOneBlock(int seed)
    {
        var problem = new CohortInstance(6, 2, 3, 2, 3, 2, seed).Build();
        var ours = await NativeSolver.SolveAsync(problem, 1e-7);
        var whole = await new MonolithSolver(NativeSolver.Shared).SolveAsync(problem, new(1e-9), null, CancellationToken.None);
        Assert.Equal(SolutionStatus.WithinGap, ours.Status);
        Assert.Equal(whole.Objective!.Value, ours.Objective!.Value, 1e-6 * Math.Abs(whole.Objective.Value));
        Assert.True(ours.Bound <= whole.Objective * (1 + 1e-9));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task APlanMeetsEveryRowAndCostsWhatItSays(int seed)
    {
        var problem = new CohortInstance(30, 3, 5, 3, 4, 3, seed).Build();
        var answer = await NativeSolver.SolveAsync(problem, 1e-3);
        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.Empty(Violations(problem, answer));
        Assert.Equal(CostOf(problem, answer), answer.Objective!.Value, 1e-6 * Math.Abs(answer.Objective.Value));
    }

    [Fact]
    public async Task TheCertificateProvesABoundOverArcsThatNoProgramEverHeld()
    {
        var problem = new CohortInstance(40, 3, 6, 3, 4, 3, Seed: 21).Build();
        var answer = await NativeSolver.SolveAsync(problem, 1e-3);
        var certificate = DualBound.Compute(problem, answer.CertificatePrices).Value;
        Assert.True(certificate <= answer.Objective);
        Assert.InRange((answer.Objective!.Value - certificate) / answer.Objective.Value, 0.0, 0.05);
        var lying = (double[])answer.CertificatePrices.Clone();
        for (var r = 0; r < lying.Length; r++) lying[r] *= 1.5;
        Assert.True(DualBound.Compute(problem, lying).Value <= answer.Objective);
    }

    [Fact]
    public async Task RulesThatNoSchemesCanMeetAreInfeasible()
    {
        var problem = new CohortInstance(4, 1, 2, 1, 2, 1, Seed: 3).Build();
        var rows = problem.Rows.Select(row => row.Name.StartsWith("once", StringComparison.Ordinal)
            ? row with { Lower = 3.0, Upper = 5.0 } : row).ToList();
        var answer = await NativeSolver.SolveAsync(Copy(problem, rows), 1e-3);
        Assert.Equal(SolutionStatus.Infeasible, answer.Status);
        Assert.Null(answer.Objective);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AGapTooFineToProveIsNoReasonToSayThatThereIsNoPlan(int seed)
    {
        var problem = new CohortInstance(6, 2, 3, 2, 3, 2, seed).Build();
        var answer = await NativeSolver.SolveAsync(problem, 1e-9);
        var whole = await new MonolithSolver(NativeSolver.Shared).SolveAsync(problem, new(1e-9), null, CancellationToken.None);
        Assert.NotEqual(SolutionStatus.Infeasible, answer.Status);
        Assert.Equal(whole.Objective!.Value, answer.Objective!.Value, 1e-6 * whole.Objective.Value);
    }

    [Fact]
    public async Task OneDearSourceAmongThousandsHidesNoPlan()
    {
        // 4,000 sources at £1, one at £1,000,000, with places for all.
        var costs = Enumerable.Range(0, 4001).Select(i => i == 2001 ? 1e6 : 1.0).ToArray();
        var problem = new MixedIntegerProblem
        {
            Rows = [new("places", double.NegativeInfinity, 5000.0)],
            LinkingVariables = [],
            Sinks = [new("school", new([0], [1.0]))],
            Supply = [.. costs.Select(_ => 1.0)],
            Arcs = new ListedArcs([.. Enumerable.Range(0, 4002)], new int[4001], costs),
            SourceGroup = new int[4001],
        };
        var answer = await NativeSolver.SolveAsync(problem, 1e-6);
        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.Equal(1_004_000.0, answer.Objective!.Value, 1e-3);
    }

    [Fact]
    public async Task ACancelledSolveSaysSoAndKeepsWhatItHas()
    {
        var problem = new CohortInstance(200, 6, 12, 6, 6, 3, Seed: 8).Build();
        using var stop = new CancellationTokenSource();
        var answer = await new DecompositionSolver(NativeSolver.Shared, TimeProvider.System)
            .SolveAsync(problem, new(1e-9), new StopAt(stop, 3), stop.Token);
        Assert.Equal(StopReason.Cancelled, answer.Reason);
        Assert.Null(answer.Objective);
    }

    [Fact]
    public async Task TheSameProblemGivesTheSamePlanToTheLastBit()
    {
        var problem = new CohortInstance(30, 2, 5, 2, 4, 3, Seed: 31).Build();
        var first = await NativeSolver.SolveAsync(problem, 1e-4);
        var second = await NativeSolver.SolveAsync(problem, 1e-4);
        Assert.Equal(first.Flows, second.Flows);
        Assert.Equal(first.LinkingValues, second.LinkingValues);
    }

    private static MixedIntegerProblem Copy(MixedIntegerProblem problem, IReadOnlyList<CouplingRow> rows) => new()
    {
        Rows = rows,
        LinkingVariables = problem.LinkingVariables,
        Sinks = problem.Sinks,
        Supply = problem.Supply,
        Arcs = problem.Arcs,
        SourceGroup = problem.SourceGroup,
        ConstantCost = problem.ConstantCost,
    };

    private static double CostOf(MixedIntegerProblem problem, ProblemSolution answer) => problem.ConstantCost
        + problem.LinkingVariables.Select((column, j) => column.Cost * answer.LinkingValues[j]).Sum()
        + answer.Flows.Sum(flow => problem.Arcs.CostOf(flow.Source, flow.Position) * flow.Amount);

    private static List<string> Violations(MixedIntegerProblem problem, ProblemSolution answer)
    {
        var value = new double[problem.Rows.Count];
        void Add(SparseVector rows, double amount)
        {
            for (var e = 0; e < rows.Indices.Length; e++) value[rows.Indices[e]] += amount * rows.Coefficients[e];
        }

        for (var j = 0; j < answer.LinkingValues.Length; j++) Add(problem.LinkingVariables[j].Rows, answer.LinkingValues[j]);
        foreach (var flow in answer.Flows) Add(problem.Sinks[problem.Arcs.SinksOf(flow.Source)[flow.Position]].Rows, flow.Amount);
        var broken = problem.Rows.Where((row, r) => value[r] < row.Lower - 1e-5 || value[r] > row.Upper + 1e-5)
            .Select(row => row.Name).ToList();
        var sentBy = answer.Flows.ToLookup(flow => flow.Source, flow => flow.Amount);
        for (var i = 0; i < problem.SourceCount; i++)
        {
            var sent = sentBy[i].Sum();
            if (Math.Abs(sent - problem.Supply[i]) > 1e-6) broken.Add($"source {i}");
        }

        broken.AddRange(problem.LinkingVariables.Where((column, j) => column.IsInteger
            && Math.Abs(answer.LinkingValues[j] - Math.Round(answer.LinkingValues[j])) > 1e-6).Select(column => column.Name));
        return broken;
    }

    private sealed class StopAt(CancellationTokenSource stop, int report) : IProgress<SolveProgress>
    {
        private int count;

        public void Report(SolveProgress value)
        {
            if (++count == report) stop.Cancel();
        }
    }
}
