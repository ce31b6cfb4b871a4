using Sufficiency.Engine.Tests.Solver;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Peers;

public sealed class MonolithSolverTests
{
    private static readonly SolveLimits Tight = new(1e-9);

    [Theory]
    [InlineData(nameof(BlockBackEnd.Scip))]
    [InlineData(nameof(BlockBackEnd.Cbc))]
    public async Task TheExtensionIsBuiltAsOnPaper(string backEnd)
    {
        var solution = await new MonolithSolver(NativeSolver.Shared, Enum.Parse<BlockBackEnd>(backEnd)).SolveAsync(Problems.Extension(),
            Tight, null, CancellationToken.None);
        Assert.Equal((SolutionStatus.WithinGap, StopReason.Finished), (solution.Status, solution.Reason));
        Assert.Equal(13, solution.Objective!.Value, 9);
        Assert.Equal(13, solution.Bound!.Value, 6);
        Assert.Equal([1.0], solution.LinkingValues);
        Assert.Equal([new ArcFlow(0, 0, 10.0)], solution.Flows.Select(flow => flow with { Amount = Math.Round(flow.Amount, 9) }));
        Assert.InRange(solution.RowPrices.Single(), -4 - 1e-9, 1e-9);
    }

    [Fact]
    public async Task ALinearProblemProvesItsBoundFromItsPrices()
    {
        var solution = await Solve(Problems.LeastRoll());
        Assert.Equal(SolutionStatus.WithinGap, solution.Status);
        Assert.Equal(36, solution.Objective!.Value, 9);
        Assert.Equal(36, solution.Bound!.Value, 9);
        Assert.Equal([4.0], solution.RowPrices.Select(price => Math.Round(price, 9)));
        Assert.Equal(solution.Bound!.Value, DualBound.Compute(Problems.LeastRoll(), solution.CertificatePrices).Value, 12);
    }

    [Fact]
    public async Task SingleSourcingSendsEachSourceOneWay()
    {
        // Two sources of 3 want the school of 5 at cost 1; split it would take 5 of 6, whole it takes one: 3 + 3·4 = 15.
        var problem = new MixedIntegerProblem
        {
            Rows = [new CouplingRow("places", double.NegativeInfinity, 5)],
            LinkingVariables = [],
            Sinks = [new Sink("near", new SparseVector([0], [1])), new Sink("far", SparseVector.Empty)],
            Supply = [3, 3],
            Arcs = new ListedArcs([0, 2, 4], [0, 1, 0, 1], [1, 4, 1, 4.5]),
            SourceGroup = [0, 0],
            SingleSource = true,
        };
        var solution = await Solve(problem);
        Assert.Equal(15, solution.Objective!.Value, 9);
        Assert.Equal([new ArcFlow(0, 1, 3.0), new ArcFlow(1, 0, 3.0)], solution.Flows);
    }

    [Fact]
    public async Task AProblemWithoutSolutionIsInfeasibleAndSaysSo()
    {
        var problem = Problems.LeastRoll();
        var impossible = new MixedIntegerProblem
        {
            Rows = [new CouplingRow("roll", 11, double.PositiveInfinity)],
            LinkingVariables = [],
            Sinks = problem.Sinks,
            Supply = problem.Supply,
            Arcs = problem.Arcs,
            SourceGroup = problem.SourceGroup,
        };
        var solution = await Solve(impossible);
        Assert.Equal((SolutionStatus.Infeasible, StopReason.Finished), (solution.Status, solution.Reason));
        Assert.Null(solution.Objective);
    }

    [Fact]
    public async Task ACancelledSolveSaysSo()
    {
        var solution = await new MonolithSolver(NativeSolver.Shared).SolveAsync(Problems.Extension(), Tight, null,
            new CancellationToken(canceled: true));
        Assert.Equal((SolutionStatus.NoSolution, StopReason.Cancelled), (solution.Status, solution.Reason));
    }

    [Fact]
    public async Task RandomProblemsAgreeWithBruteForceOverAllSchemes()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var (problem, known) = Problems.Random(seed);
            var solution = await Solve(problem);
            var best = double.PositiveInfinity;
            for (var subset = 0; subset < 8; subset++)
            {
                var pinned = await Solve(
                    Problems.WithSchemesFixed(problem, Enumerable.Range(0, 3).Select(j => (subset >> j) & 1).ToArray()));
                best = Math.Min(best, pinned.Objective ?? double.PositiveInfinity);
            }

            Assert.Equal(best, solution.Objective!.Value, 1e-6 * best);
            Assert.InRange(solution.Bound!.Value, best * (1 - 1e-6), best + 1e-6);
            Assert.InRange(best, 0, known + 1e-6);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhereClpsAnswerIsNotBelievedGlopSolvesTheLinearProgram(bool isWhole)
    {
        // Of the extension's mixed program only the prices are a linear one; without GLOP they would be missing.
        var blocks = new WithoutClp(NativeSolver.Shared);
        var solution = await new MonolithSolver(blocks)
            .SolveAsync(isWhole ? Problems.Extension() : Problems.LeastRoll(), Tight, null, CancellationToken.None);
        Assert.Equal((SolutionStatus.WithinGap, isWhole ? 13.0 : 36.0), (solution.Status, Math.Round(solution.Objective!.Value, 6)));
        Assert.Single(solution.RowPrices);
        Assert.Equal(1, blocks.Refused);
    }

    [Fact]
    public async Task WhereGlopFailsTooClpsReasonIsGiven()
    {
        var blocks = new WithoutClp(null);
        var solution = await new MonolithSolver(blocks).SolveAsync(Problems.LeastRoll(), Tight, null, CancellationToken.None);
        Assert.Equal((SolutionStatus.NoSolution, StopReason.SolverFailure, "Clp: outside its bounds"),
            (solution.Status, solution.Reason, solution.Message));
    }

    private Task<ProblemSolution> Solve(MixedIntegerProblem problem) =>
        new MonolithSolver(NativeSolver.Shared).SolveAsync(problem, Tight, null, CancellationToken.None);

    /// <summary>Has no answer of CLP's that can be believed, nor of any other back end where nobody is behind it.</summary>
    private sealed class WithoutClp(IBlockSolver? inner) : IBlockSolver
    {
        public string Description => "without CLP";

        public int Refused { get; private set; }

        public Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit,
            CancellationToken cancellation)
        {
            if (backEnd == BlockBackEnd.Clp) Refused++;
            return inner is not null && backEnd != BlockBackEnd.Clp
                ? inner.SolveAsync(problem, backEnd, relativeGap, timeLimit, cancellation)
                : Task.FromResult(new BlockSolution { Status = BlockStatus.Failed, Message = $"{backEnd}: outside its bounds" });
        }
    }
}
