using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class SmoothDualTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void SlopeAndCurvatureAreTheDerivativesOfTheValue(int seed)
    {
        var (dual, prices) = Dual(seed);
        var point = dual.At(prices, 20.0, true, CancellationToken.None);
        const double step = 1e-4;
        for (var r = 0; r < prices.Length; r++)
        {
            var (up, down) = (Moved(r, step), Moved(r, -step));
            Assert.Equal((up.Value - down.Value) / (2 * step), point.Slope[r], 1e-4 * (1 + Math.Abs(point.Slope[r])));
            for (var other = 0; other <= r; other++)
                Assert.Equal(-(up.Slope[other] - down.Slope[other]) / (2 * step), point.Curvature![r, other], 1e-4);
        }

        SmoothPoint Moved(int row, double by)
        {
            var moved = (double[])prices.Clone();
            moved[row] += by;
            return dual.At(moved, 20.0, false, CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void AtTheMaximumEveryRowIsMetAndTheSoftPlanCostsWhatThePricesProve(int seed)
    {
        var (dual, prices) = Dual(seed);
        var temperature = 50.0;
        var outcome = PathOutcome.Astray;
        for (; temperature > 1e-4; temperature /= 3.0)
        {
            var end = PricePath.Maximise(dual, prices, new(temperature, 1e-9, 1e-7), double.PositiveInfinity, null, 1e12,
                CancellationToken.None);
            (prices, outcome) = (end.Prices, end.Outcome);
        }

        Assert.Equal(PathOutcome.Reached, outcome);
        Assert.All(dual.At(prices, temperature * 3.0, false, CancellationToken.None).Slope, lack => Assert.Equal(0.0, lack, 1e-6));
    }

    [Fact]
    public void StepsCutShortStillLeadUp()
    {
        var astray = Enumerable.Range(1, 40).Where(seed =>
        {
            var (dual, prices) = Dual(new CohortInstance(12, 2, 4, 3, 4, 2, seed));
            foreach (var previous in new[] { 50.0, 15.0 })
                prices = PricePath.Maximise(dual, prices, new(previous, 0.1, 1.0), double.PositiveInfinity, null, 1e12,
                    CancellationToken.None).Prices;
            return PricePath.Maximise(dual, prices, new(3.0, 1e-3, 1e-2), 10.0, null, 1e12, CancellationToken.None).Outcome
                != PathOutcome.Reached;
        });
        Assert.Empty(astray);
    }

    [Fact]
    public void SharesTooSmallForPairsStillMoveTogetherForNothing()
    {
        const int arcs = 400;
        var random = new Random(8);
        var sourceClass = new SourceClass(
            new ArcPool([.. Enumerable.Range(0, arcs).Select(r => new SparseVector([r], [1.0]))]), [.. Enumerable.Range(0, arcs)], 1.0,
            [5.0, 3.0], [0, arcs, 2 * arcs],
            [.. Enumerable.Range(0, arcs), .. Enumerable.Range(0, arcs)],
            [.. Enumerable.Range(0, 2 * arcs).Select(_ => 12.0 * random.NextDouble())]);
        var dual = new SmoothDual([sourceClass], [], new double[arcs], 0.0, new int[arcs]);
        var curvature = dual.At(new double[arcs], 1.0, true, CancellationToken.None).Curvature!;
        var sizes = Enumerable.Range(0, arcs).Sum(r => curvature[r, r]);
        for (var r = 0; r < arcs; r++)
        {
            var along = Enumerable.Range(0, arcs).Sum(other => curvature[r, other]);
            Assert.Equal(0.0, along / sizes, 1e-12); // each row of prices that rise alike
        }

        // half of them alone: as the value bends
        Assert.Equal(DirectionalCurvature(dual, arcs), Quadratic(curvature, arcs), 0.02 * Quadratic(curvature, arcs));

        static double DirectionalCurvature(SmoothDual dual, int arcs)
        {
            const double step = 1e-3;
            double[] Half(double by) => [.. Enumerable.Range(0, arcs).Select(r => r % 2 == 0 ? by : 0.0)];
            double Along(double by) => dual.At(Half(by), 1.0, false, CancellationToken.None).Slope.Where((_, r) => r % 2 == 0).Sum();
            return -(Along(step) - Along(-step)) / (2 * step);
        }

        static double Quadratic(SkylineMatrix curvature, int arcs) =>
            Enumerable.Range(0, arcs).Where(r => r % 2 == 0).Sum(r =>
                Enumerable.Range(0, arcs).Where(other => other % 2 == 0).Sum(other => curvature[r, other]));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void NearTheMaximumAFewStepsMeetEveryRowToTheLastDigits(int seed)
    {
        var (dual, prices) = Dual(new CohortInstance(40, 3, 60, 4, 6, 3, seed));
        foreach (var temperature in new[] { 50.0, 15.0, 5.0 })
            prices = PricePath.Maximise(dual, prices, new(temperature, 0.1, 1.0), double.PositiveInfinity, null, 1e12,
                CancellationToken.None).Prices;
        var steps = 0;
        var end = PricePath.Maximise(dual, prices, new(5.0, 1e-9, 1e-8), double.PositiveInfinity, _ => ++steps < 0, 1e12,
            CancellationToken.None);
        Assert.Equal(PathOutcome.Reached, end.Outcome);
        Assert.InRange(steps, 1, 5);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void ALevelTakesTheStepsItIsGivenAndNoMore(int seed)
    {
        var (dual, prices) = Dual(new CohortInstance(40, 3, 60, 4, 6, 3, seed));
        var level = new Level(50.0, 0.1, 1.0);
        (PathEnd End, int Asked) From(double[] start, int mostSteps)
        {
            var asked = 0;
            return (PricePath.Maximise(dual, start, level with { MostSteps = mostSteps }, double.PositiveInfinity, _ => ++asked < 0, 1e12,
                CancellationToken.None), asked);
        }

        // None is left at the end itself; away from it there is not one too many, and each goes on where the last ended.
        var (end, all) = From(prices, level.MostSteps);
        Assert.Equal(PathOutcome.Reached, end.Outcome);
        Assert.Equal((PathOutcome.Reached, 0), (From(end.Prices, 0).End.Outcome, From(end.Prices, 0).Asked));
        Assert.Equal((PathOutcome.Astray, 0), (From(prices, 0).End.Outcome, From(prices, 0).Asked));
        var least = Enumerable.Range(1, level.MostSteps).First(most => From(prices, most).End.Outcome == PathOutcome.Reached);
        Assert.InRange(least, 2, all);
        Assert.Equal(end.Prices, From(prices, least).End.Prices);
        Assert.True(From(prices, least - 1).Asked < all);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void ALevelThatPromisesTooMuchAtFirstIsGivenUpWithoutAStep(int seed)
    {
        var (dual, prices) = Dual(new CohortInstance(40, 3, 60, 4, 6, 3, seed));
        var level = new Level(50.0, 0.1, 1.0);
        var end = PricePath.Maximise(dual, prices, level, double.PositiveInfinity, null, 1e12, CancellationToken.None);
        var rise = dual.At(end.Prices, 50.0, false, CancellationToken.None).Value
            - dual.At(prices, 50.0, false, CancellationToken.None).Value;
        Assert.InRange(rise, 10.0 * level.Tolerance, double.PositiveInfinity);
        var little = PricePath.Maximise(dual, prices, level with { MostGain = 0.1 * rise }, double.PositiveInfinity,
            _ => throw new InvalidOperationException("It took a step."), 1e12, CancellationToken.None);
        Assert.Equal((PathOutcome.Astray, prices), (little.Outcome, little.Prices));
        Assert.Equal(end.Prices, PricePath.Maximise(dual, prices, level with { MostGain = 1e3 * rise }, double.PositiveInfinity, null, 1e12,
            CancellationToken.None).Prices);
        // it is there already
        Assert.Equal(PathOutcome.Reached, PricePath.Maximise(dual, end.Prices, level with { MostGain = 0.0 }, double.PositiveInfinity, null,
            1e12, CancellationToken.None).Outcome);
    }

    [Fact]
    public void WhatIsKnownOfTheStartNeedNotBeAskedAgain()
    {
        var (dual, prices) = Dual(new CohortInstance(40, 3, 60, 4, 6, 3, 9));
        var end = PricePath.Maximise(dual, prices, new(50.0, 0.1, 1.0), double.PositiveInfinity, null, 1e12, CancellationToken.None);
        var exact = new Level(50.0, 1e-9, 1e-8);
        var on = PricePath.Maximise(dual, end.Prices, exact, double.PositiveInfinity, null, 1e12, CancellationToken.None, end.Point);
        Assert.Equal(PathOutcome.Reached, on.Outcome);
        Assert.Equal(PricePath.Maximise(dual, end.Prices, exact, double.PositiveInfinity, null, 1e12, CancellationToken.None).Prices,
            on.Prices);
    }

    [Fact]
    public void ACancelledEvaluationStops()
    {
        var (dual, prices) = Dual(6);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => dual.At(prices, 1.0, true, stop.Token));
    }

    private static (SmoothDual Dual, double[] Prices) Dual(int seed) => Dual(new CohortInstance(8, 2, 3, 2, 3, 2, seed));

    private static (SmoothDual Dual, double[] Prices) Dual(CohortInstance instance)
    {
        var problem = instance.Build();
        var roles = new RowRoles(problem);
        var packing = new SetPackingRows(problem, roles);
        var isBlocked = new bool[problem.Sinks.Count];
        var classes = new SourceClasses(problem);
        var workspace = new DualWorkspace(RowPattern.Of(problem, packing, classes));
        var model = new SmoothModel(problem, packing, isBlocked, [.. problem.LinkingVariables.Select(column => column.Lower)],
            [.. problem.LinkingVariables.Select(column => column.Upper)], 0.5, workspace);
        var prices = model.Start(null, 50.0);
        return (model.With([.. classes.Whole(isBlocked, CancellationToken.None), .. model.Sets]), prices);
    }
}
