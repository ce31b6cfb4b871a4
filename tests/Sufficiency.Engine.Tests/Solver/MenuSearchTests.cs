using Sufficiency.Engine.Tests.Support;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>Menus of eight schemes: the search finds the best, and whatever stops it, its plan is one and its gap is true.</summary>
public sealed class MenuSearchTests
{
    private const double Fine = 1e-5;

    public static TheoryData<string> Menus => ["plain", "budget", "rules", "roll", "all"];

    [Theory]
    [MemberData(nameof(Menus))]
    public async Task TheBestOfAllChoicesIsFound(string menu)
    {
        var problem = Menu(menu).Build();
        var answer = await NativeSolver.SolveAsync(problem, Fine);

        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        AssertTrue(problem, answer, await OptimumAsync(problem));
        Assert.InRange(answer.LinkingValues.Count(value => value > 0.5), 1, MenuInstance.Schemes - 1);
    }

    [Theory]
    [MemberData(nameof(Menus))]
    public async Task TheBoundIsThatOfTheCertificateRecomputedOverAllArcs(string menu)
    {
        var problem = Menu(menu).Build();
        var answer = await NativeSolver.SolveAsync(problem, Fine);
        if (answer.Certificate is not { } certificate)
        {
            // prices alone prove it
            Assert.Equal(answer.Bound!.Value, DualBound.Compute(problem, answer.CertificatePrices).Value,
                1e-9 * Math.Abs(answer.Bound.Value));
            return;
        }

        var again = StrengthenedBound.Compute(problem, certificate);

        Assert.Equal(certificate.Bound, again.Value, 1e-9 * Math.Abs(again.Value));
        Assert.True(certificate.Bound <= answer.Objective * (1.0 + 1e-9));
        Assert.InRange((answer.Objective!.Value - certificate.Bound) / answer.Objective.Value, 0.0, 0.05);
        var least = MenuInstance.Choices(problem).Min(again.At);
        Assert.True(least <= answer.Objective * (1.0 + 1e-9), "A cut asks more of every choice than the best plan costs.");
    }

    [Theory]
    [InlineData("budget", 1e-3)]
    [InlineData("budget", Fine)]
    [InlineData("rules", Fine)]
    public async Task TheBoundIsNoMoreThanTheCertificatesCutsProveOfEveryChoice(string menu, double gap)
    {
        var problem = Menu(menu).Build();
        var answer = await NativeSolver.SolveAsync(problem, gap);
        var certificate = answer.Certificate!;
        var again = StrengthenedBound.Compute(problem, certificate);
        var least = MenuInstance.Choices(problem).Min(again.At);
        var most = Math.Min(least, answer.Objective!.Value) + (1e-6 * Math.Abs(answer.Bound!.Value));
        Assert.True(answer.Bound <= most, $"The bound {answer.Bound} is above {least}, which the cuts prove.");
    }

    [Fact]
    public async Task TheSameProblemHasTheSameAnswerToTheLastBit()
    {
        var problem = Menu("all").Build();
        var (first, second) = (await NativeSolver.SolveAsync(problem, Fine), await NativeSolver.SolveAsync(problem, Fine));

        Assert.Equal(first.Objective, second.Objective);
        Assert.Equal(first.Bound, second.Bound);
        Assert.Equal(first.LinkingValues, second.LinkingValues);
        Assert.Equal(first.Flows, second.Flows);
        Assert.Equal(first.Certificate!.Cuts.Select(cut => cut.Weight), second.Certificate!.Cuts.Select(cut => cut.Weight));
    }

    [Fact]
    public async Task StoppedAtAnyMomentItAnswersWithItsBestPlanAndATrueGap()
    {
        var problem = Menu("all").Build();
        var optimum = await OptimumAsync(problem);
        var counted = new Stopper(int.MaxValue, null);
        await Solver(NativeSolver.Shared).SolveAsync(problem, new(Fine), counted, CancellationToken.None);
        Assert.True(counted.Count > 20);
        var plans = 0;
        for (var moment = 1; moment <= 10; moment++)
        {
            using var source = new CancellationTokenSource();
            var stopper = new Stopper(moment * counted.Count / 11, source);
            var answer = await Solver(NativeSolver.Shared).SolveAsync(problem, new(Fine), stopper, source.Token);

            Assert.Equal(StopReason.Cancelled, answer.Reason);
            if (stopper.HasPlan) Assert.NotNull(answer.Objective);
            if (answer.Objective is not null) AssertTrue(problem, answer, optimum);
            plans += answer.Objective is null ? 0 : 1;
        }

        Assert.InRange(plans, 5, 10);
    }

    [Fact]
    public async Task WheneverTheSolverFailsThereIsAPlanAndATrueGap()
    {
        var problem = Menu("all").Build();
        var optimum = await OptimumAsync(problem);
        var counted = new FailingLater(int.MaxValue);
        await Solver(counted).SolveAsync(problem, new(Fine), null, CancellationToken.None);
        Assert.True(counted.Calls > 10);
        foreach (var call in Enumerable.Range(0, 11).Select(moment => moment * counted.Calls / 10))
        {
            var answer = await Solver(new FailingLater(call)).SolveAsync(problem, new(Fine), null, CancellationToken.None);

            Assert.NotNull(answer.Objective);
            AssertTrue(problem, answer, optimum);
            if (answer.Status != SolutionStatus.WithinGap) Assert.Equal(StopReason.SolverFailure, answer.Reason);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WithoutASolverTheBetterOfTheUsualChoiceAndNoneIsTaken(bool isBestToBuild)
    {
        // A school at £1 instead of £5 for ten pupils: it pays at £30, not at £100.
        var problem = Opening(isBestToBuild ? 30.0 : 100.0, [1.0]);
        var answer = await Solver(new FailingLater(0)).SolveAsync(problem, new(1e-3), null, CancellationToken.None);

        Assert.Equal(StopReason.SolverFailure, answer.Reason);
        Assert.Equal([isBestToBuild ? 1.0 : 0.0], answer.LinkingValues);
        Assert.Equal(isBestToBuild ? 40.0 : 50.0, answer.Objective!.Value, 3);
        Assert.True(answer.Bound <= answer.Objective);
    }

    [Fact]
    public async Task AUsualChoiceThatTheRulesForbidIsNoPlan()
    {
        var problem = Opening(30.0, [2.0]);
        var answer = await Solver(new FailingLater(0)).SolveAsync(problem, new(1e-3), null, CancellationToken.None);
        Assert.Equal([0.0], answer.LinkingValues);
    }

    private static MenuInstance Menu(string menu) => menu switch
    {
        "plain" => new(2),
        "budget" => new(3) { Budget = 3 },
        "rules" => new(1) { HasRules = true },
        "roll" => new(2) { LeastRoll = 0.5 },
        _ => new(8) { Budget = 4, HasRules = true, LeastRoll = 0.5 },
    };

    private static DecompositionSolver Solver(IBlockSolver blocks) => new(blocks, TimeProvider.System);

    private static MixedIntegerProblem Opening(double cost, double[] usual) => new()
    {
        Rows = [new("places", double.NegativeInfinity, 0.0), new("once", double.NegativeInfinity, 1.0)],
        LinkingVariables = [new("open", 0.0, 1.0, true, cost, new([0, 1], [-20.0, 1.0]))],
        Sinks = [new("school", new([0], [1.0])), new("elsewhere", SparseVector.Empty)],
        Supply = [10.0],
        Arcs = new ListedArcs([0, 2], [0, 1], [1.0, 5.0]),
        SourceGroup = [0],
        UsualChoices = [usual],
    };

    private static async Task<double> OptimumAsync(MixedIntegerProblem problem) =>
        (await new MonolithSolver(NativeSolver.Shared).SolveAsync(problem, new(1e-9), null, CancellationToken.None)).Objective!.Value;

    /// <summary>
    /// The plan meets the rules over schemes and costs what it says, and the optimum lies between its bound and its cost.
    /// </summary>
    private static void AssertTrue(MixedIntegerProblem problem, ProblemSolution answer, double optimum)
    {
        var used = new double[problem.Rows.Count];
        for (var j = 0; j < answer.LinkingValues.Length; j++) problem.LinkingVariables[j].Rows.AddTo(used, answer.LinkingValues[j]);
        foreach (var flow in answer.Flows)
            problem.Sinks[problem.Arcs.SinksOf(flow.Source)[flow.Position]].Rows.AddTo(used, flow.Amount);
        for (var r = 0; r < used.Length; r++) Assert.InRange(used[r], problem.Rows[r].Lower - 1e-5, problem.Rows[r].Upper + 1e-5);
        var cost = problem.LinkingVariables.Select((column, j) => column.Cost * answer.LinkingValues[j]).Sum()
            + answer.Flows.Sum(flow => problem.Arcs.CostOf(flow.Source, flow.Position) * flow.Amount);
        Assert.Equal(cost, answer.Objective!.Value, 1e-6 * cost);
        Assert.True(answer.Objective >= optimum * (1.0 - 1e-6));
        Assert.True(answer.Bound <= optimum * (1.0 + 1e-6), $"The bound {answer.Bound} lies above the optimum {optimum}.");
    }

    /// <summary>Cancels when it was told so many times how far the search is.</summary>
    [Fact]
    public async Task WithALimitAChoiceThatAnyoneCouldNameIsPlacedBeforeAnythingIsRelaxed()
    {
        var problem = Menu("plain").Build();
        var optimum = await OptimumAsync(problem);
        using var source = new CancellationTokenSource();

        var answer = await Solver(NativeSolver.Shared)
            .SolveAsync(problem, new(Fine, TimeSpan.FromHours(1)), new StopAt("weighing", source), source.Token);

        Assert.Equal(StopReason.Cancelled, answer.Reason);
        Assert.InRange(answer.Objective!.Value, optimum * (1 - 1e-9), double.MaxValue);
    }

    private sealed class StopAt(string stage, CancellationTokenSource source) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value)
        {
            if (value.Stage.StartsWith(stage, StringComparison.Ordinal)) source.Cancel();
        }
    }

    private sealed class Stopper(int at, CancellationTokenSource? source) : IProgress<SolveProgress>
    {
        public int Count { get; private set; }

        public bool HasPlan { get; private set; }

        public void Report(SolveProgress value)
        {
            HasPlan |= value.Incumbent is not null && Count < at;
            if (++Count == at) source?.Cancel();
        }
    }
}
