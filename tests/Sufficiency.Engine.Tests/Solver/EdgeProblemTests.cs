using Sufficiency.Engine.Tests.Support;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver;
using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>Problems at the edge of the form: nothing competes, nothing is free, one choice has no
/// plan, a solver of schemes fails.</summary>
public sealed class EdgeProblemTests
{
    [Fact]
    public async Task WithoutRowsEverySourceGoesWhereItIsCheapest()
    {
        var problem = new MixedIntegerProblem
        {
            Rows = [],
            LinkingVariables = [],
            Sinks = [new("near", SparseVector.Empty), new("far", SparseVector.Empty)],
            Supply = [2.0, 3.0],
            Arcs = new ListedArcs([0, 2, 4], [0, 1, 0, 1], [1.0, 5.0, 7.0, 4.0]),
            SourceGroup = [0, 0],
        };
        var answer = await NativeSolver.SolveAsync(problem, 1e-6);
        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.Equal(14.0, answer.Objective!.Value, 1e-4);
    }

    [Fact]
    public async Task WhereNoSourceUsesARowSchemesAreStillChosen()
    {
        // Of two schemes that only cost and one rule that asks for one of them, the cheaper opens: 1·2 + 3.
        var problem = new MixedIntegerProblem
        {
            Rows = [new("one", 1.0, double.PositiveInfinity), new("places", double.NegativeInfinity, 4.0)],
            LinkingVariables =
                [new("dear", 0, 1, true, 8.0, new([0, 1], [1.0, -5.0])), new("cheap", 0, 1, true, 3.0, new([0, 1], [1.0, -5.0]))],
            Sinks = [new("elsewhere", SparseVector.Empty)],
            Supply = [2.0],
            Arcs = new ListedArcs([0, 1], [0], [1.0]),
            SourceGroup = [0],
        };
        var answer = await NativeSolver.SolveAsync(problem, 1e-6);
        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.Equal(5.0, answer.Objective!.Value, 1e-4);
        Assert.Equal([0.0, 1.0], answer.LinkingValues);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task SourcesWithoutAFreeArcAgreeWithTheWholeProblemAsOneBlock(int seed)
    {
        var problem = WithoutFreeArcs(seed);
        var ours = await NativeSolver.SolveAsync(problem, 1e-6);
        var whole = await new MonolithSolver(NativeSolver.Shared).SolveAsync(problem, new(1e-9), null, CancellationToken.None);
        Assert.Equal(SolutionStatus.WithinGap, ours.Status);
        Assert.Equal(whole.Objective!.Value, ours.Objective!.Value, 1e-5 * whole.Objective.Value);
        Assert.True(ours.Bound <= whole.Objective * (1 + 1e-9));
    }

    [Fact]
    public void AChoiceFoundWithoutAPlanIsStruckOutThoughAnotherHasOne()
    {
        var problem = TooFewPlaces();
        var record = new SearchRecord(problem, new(1e-6), null, "");
        var subproblem = new SubproblemSolver(problem, new(1e-6), null, record);
        Assert.NotNull(subproblem.Relax(CancellationToken.None));
        Assert.NotNull(subproblem.Place(subproblem.Try([1.0], 1, CancellationToken.None), CancellationToken.None).Plan);
        Assert.Empty(subproblem.Excluded);
        var (closed, plan) = subproblem.Place(new([0.0], 10.0, new double[2], 0.5, 0), CancellationToken.None);
        Assert.Null(plan);
        Assert.True(double.IsPositiveInfinity(closed.Value));
        Assert.Equal([0.0], Assert.Single(subproblem.Excluded));
        Assert.True(double.IsPositiveInfinity(subproblem.UnresolvedBound));
    }

    [Fact]
    public async Task WhereScipFailsCbcChoosesTheSchemes()
    {
        var problem = ManyChoices();
        var failing = new FailingBackEnd(NativeSolver.Shared, cbcFailsToo: false);
        var answer = await new DecompositionSolver(failing, TimeProvider.System)
            .SolveAsync(problem, new(1e-6), null, CancellationToken.None);
        var sound = await NativeSolver.SolveAsync(problem, 1e-6);
        Assert.Equal(SolutionStatus.WithinGap, answer.Status);
        Assert.Equal(sound.Objective!.Value, answer.Objective!.Value, 2e-6 * sound.Objective.Value);
        Assert.True(failing.Failures > 0);
    }

    [Fact]
    public async Task WhereCbcRunsOutOfTimeTooScipsFailureIsTheReason()
    {
        var answer = await new DecompositionSolver(new FailingBackEnd(NativeSolver.Shared, cbcFailsToo: true), TimeProvider.System)
            .SolveAsync(ManyChoices(), new(1e-6), null, CancellationToken.None);
        Assert.Equal(StopReason.SolverFailure, answer.Reason);
        Assert.Contains("linear program", answer.Message, StringComparison.Ordinal);
        Assert.NotNull(answer.Objective);
    }

    // So many schemes that the first choice is not the last.
    private static MixedIntegerProblem ManyChoices() => new CohortInstance(60, 3, 6, Schemes: 3, 5, 3, Seed: 11).Build();

    // Ten units; school A takes 4 at £1, 10 with an extension, school B 5 at £6: without the extension one stands outside.
    private static MixedIntegerProblem TooFewPlaces() => new()
    {
        Rows = [new("A", double.NegativeInfinity, 4.0), new("B", double.NegativeInfinity, 5.0)],
        LinkingVariables = [new("extend A", 0, 1, true, 3.0, new([0], [-6.0]))],
        Sinks = [new("A", new([0], [1.0])), new("B", new([1], [1.0]))],
        Supply = [10.0],
        Arcs = new ListedArcs([0, 2], [0, 1], [1.0, 6.0]),
        SourceGroup = [0],
    };

    // Two schools of 6 places, one of 40 that is far, and schemes of 8 places at each near one: every arc uses a row.
    private static MixedIntegerProblem WithoutFreeArcs(int seed)
    {
        var random = new Random(seed);
        const int sources = 20;
        return new()
        {
            Rows = [new("near", double.NegativeInfinity, 6.0), new("next", double.NegativeInfinity, 6.0),
                new("far", double.NegativeInfinity, 40.0)],
            LinkingVariables = [new("grow near", 0, 1, true, 20.0 + random.Next(20), new([0], [-8.0])),
                new("grow next", 0, 1, true, 20.0 + random.Next(20), new([1], [-8.0]))],
            Sinks = [new("near", new([0], [1.0])), new("next", new([1], [1.0])), new("far", new([2], [1.0]))],
            Supply = [.. Enumerable.Range(0, sources).Select(_ => 1.0 + random.NextDouble())],
            Arcs = new ListedArcs(
                [.. Enumerable.Range(0, sources + 1).Select(i => 3 * i)],
                [.. Enumerable.Range(0, 3 * sources).Select(arc => arc % 3)],
                [.. Enumerable.Range(0, 3 * sources)
                    .Select(arc => arc % 3 == 2 ? 9.0 + random.NextDouble() : 1.0 + (4.0 * random.NextDouble()))]),
            SourceGroup = new int[sources],
        };
    }

    /// <summary>SCIP fails at every program but the first, which finds schemes that the rules allow; CBC runs
    /// out of time if it is to fail too.</summary>
    private sealed class FailingBackEnd(IBlockSolver inner, bool cbcFailsToo) : IBlockSolver
    {
        private int calls;

        public int Failures { get; private set; }

        public string Description => inner.Description;

        public Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit,
            CancellationToken cancellation)
        {
            if (backEnd == BlockBackEnd.Scip && ++calls > 1)
            {
                Failures++;
                return Task.FromResult(new BlockSolution { Status = BlockStatus.Failed, Message = "SCIP: a linear program failed." });
            }

            return backEnd == BlockBackEnd.Cbc && cbcFailsToo
                ? Task.FromResult(new BlockSolution { Status = BlockStatus.NotSolved, Message = "Cbc: killed." })
                : inner.SolveAsync(problem, backEnd, relativeGap, timeLimit, cancellation);
        }
    }
}
