using FsCheck.Xunit;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class DualBoundTests
{
    // On paper: −4p + 10·min(1 + p, 5) + min(0, 3 − 6p) for a price −p.
    [Theory]
    [InlineData(0.0, 10)]
    [InlineData(-0.5, 13)]
    [InlineData(-4.0, 13)]
    [InlineData(-5.0, 3)]
    public void PricesOfAFullSchoolGiveTheBoundComputedOnPaper(double price, double bound) =>
        Assert.Equal(bound, DualBound.Compute(Problems.Extension(), [price]).Value, 9);

    [Theory]
    [InlineData(0.0, 12)]
    [InlineData(2.0, 24 + 10 - 10)]
    [InlineData(4.0, 36)]
    [InlineData(5.0, 30 + 0 + 2)]
    public void PricesOfALeastRollGiveTheBoundComputedOnPaper(double price, double bound) =>
        Assert.Equal(bound, DualBound.Compute(Problems.LeastRoll(), [price]).Value, 9);

    [Theory]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void APriceOfTheWrongSignOrNotFiniteCountsAsZero(double price)
    {
        var bound = DualBound.Compute(Problems.Extension(), [price]);
        Assert.Equal(10, bound.Value, 9);
        Assert.Equal(0, bound.RowPrices[0]);
    }

    [Fact]
    public void ReducedCostsAndSinkPricesAreThoseOfThePrices()
    {
        var bound = DualBound.Compute(Problems.Extension(), [-2]);
        Assert.Equal([-2.0, 0.0], bound.SinkDualValues);
        Assert.Equal([-9.0], bound.LinkingReducedCosts);
    }

    [Fact]
    public void AWholeColumnRangesOverTheWholeNumbersWithinItsBounds()
    {
        var problem = Problems.Extension();
        var half = new MixedIntegerProblem
        {
            Rows = problem.Rows,
            LinkingVariables = [problem.LinkingVariables[0] with { Upper = 0.5 }],
            Sinks = problem.Sinks,
            Supply = problem.Supply,
            Arcs = problem.Arcs,
            SourceGroup = problem.SourceGroup,
        };
        Assert.Equal(34, DualBound.Compute(half, [-4]).Value, 9);
    }

    [Fact]
    public void ASourceWithoutAnArcProvesThatNoSolutionExists()
    {
        var problem = new MixedIntegerProblem
        {
            Rows = [],
            LinkingVariables = [],
            Sinks = [],
            Supply = [1],
            Arcs = new ListedArcs([0, 0], [], []),
            SourceGroup = [0],
        };
        Assert.Equal(double.PositiveInfinity, DualBound.Compute(problem, []).Value);
    }

    [Property(MaxTest = 300)]
    public void NoPricesGiveABoundAboveASolution(int seed)
    {
        var (problem, known) = Problems.Random(seed);
        var random = new Random(seed);
        var prices = problem.Rows.Select(_ => (random.NextDouble() - 0.6) * 20).ToArray();
        Assert.InRange(DualBound.Compute(problem, prices).Value, double.NegativeInfinity, known + 1e-9);
    }
}
