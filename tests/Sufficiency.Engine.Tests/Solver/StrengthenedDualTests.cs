using Sufficiency.Engine.Tests.Support;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class StrengthenedDualTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task NoChoiceOfSchemesCostsLessThanACutOfAnyPricesAndFractionsSays(int seed)
    {
        var problem = new CohortInstance(5, 2, 3, 2, 3, 2, seed).Build();
        var packing = Choices(problem).ToList();
        var costs = new List<double>();
        foreach (var side in packing)
            costs.Add((await new MonolithSolver(NativeSolver.Shared).SolveAsync(With(problem, side), new(1e-9), null,
                CancellationToken.None)).Objective!.Value);
        Assert.Equal(16, packing.Count);
        var (random, dual) = (new Random(seed), Dual(problem));
        for (var draw = 0; draw < 40; draw++)
        {
            double[] fractions = [.. problem.LinkingVariables.Select(_ => random.NextDouble() < 0.3 ? 0.0 : 0.6 * random.NextDouble())];
            var cut = dual.At(Prices(problem, random), fractions, CancellationToken.None).Cut;
            for (var c = 0; c < packing.Count; c++)
                Assert.True(cut.At(packing[c]) <= costs[c] + (1e-6 * Math.Abs(costs[c])), $"{cut.At(packing[c])} against {costs[c]}");
        }
    }

    [Theory]
    [InlineData(0.0, 50.0, 40.0)] // closed: ten pupils pay £5, and opening saves 40 for 30
    [InlineData(0.5, 50.0, 40.0)] // half open: half of them go to school, and what the others pay counts
    [InlineData(1.0, 10.0, 40.0)] // open: all pay £1, and closing seems to save the 30
    public void ASourcePaysWhereTheFractionsOfCheaperArcsReachOne(double fraction, double closed, double open)
    {
        // Ten pupils, £5 elsewhere; a school at £1 that opens for £30.
        var cut = Dual(Extension(30.0)).At([0.0, 0.0], [fraction], CancellationToken.None).Cut;
        Assert.Equal(closed, cut.At([0.0]), 9);
        Assert.Equal(open, cut.At([1.0]), 9);
        Assert.Equal([fraction], cut.Fractions!);
    }

    [Fact]
    public void ASchoolThatFewWouldGainBySavesNoMoreThanTheirGain()
    {
        var cut = Dual(Extension(100.0)).At([0.0, 0.0], [0.0], CancellationToken.None).Cut;
        Assert.Equal(50.0, cut.At([0.0]), 9);
        Assert.Equal(110.0, cut.At([1.0]), 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TheSlopeBoundsWhatAnyOtherPricesSayAtTheSameFractions(int seed)
    {
        var problem = new CohortInstance(5, 2, 3, 2, 3, 2, seed).Build();
        var (random, dual) = (new Random(seed), Dual(problem));
        double[] fractions = [.. problem.LinkingVariables.Select(_ => random.NextDouble() / 3.0)];
        for (var draw = 0; draw < 20; draw++)
        {
            double[] prices = [.. Prices(problem, random).Select((price, r) => IsPriced(problem, r) ? Math.Min(price, -1e-3) : 0.0)];
            double[] others = [.. Prices(problem, random).Select((price, r) => IsPriced(problem, r) ? price : 0.0)];
            var (cut, slope) = dual.At(prices, fractions, CancellationToken.None);
            var most = cut.At(fractions) + slope.Zip(others.Zip(prices, (to, from) => to - from), (own, move) => own * move).Sum();
            Assert.True(dual.At(others, fractions, CancellationToken.None).Cut.At(fractions) <= most + 1e-6);
        }
    }

    private static bool IsPriced(MixedIntegerProblem problem, int row) =>
        problem.Rows[row].Name.StartsWith("places", StringComparison.Ordinal);

    private static StrengthenedDual Dual(MixedIntegerProblem problem)
    {
        var roles = new RowRoles(problem);
        var packing = new SetPackingRows(problem, roles);
        return new(problem, roles, packing, new(problem, packing), new(problem));
    }

    private static double[] Prices(MixedIntegerProblem problem, Random random) =>
        [.. problem.Rows.Select(_ => random.NextDouble() < 0.3 ? 0.0 : -60.0 * random.NextDouble())];

    private static IEnumerable<double[]> Choices(MixedIntegerProblem problem)
    {
        var years = problem.LinkingVariables.Count / 2;
        for (var first = -1; first < years; first++)
        {
            for (var second = -1; second < years; second++)
            {
                var side = new double[problem.LinkingVariables.Count];
                if (first >= 0) side[first] = 1.0;
                if (second >= 0) side[years + second] = 1.0;
                yield return side;
            }
        }
    }

    private static MixedIntegerProblem Extension(double cost) => new()
    {
        Rows = [new("places", double.NegativeInfinity, 0.0), new("once", double.NegativeInfinity, 1.0)],
        LinkingVariables = [new("open", 0.0, 1.0, true, cost, new([0, 1], [-20.0, 1.0]))],
        Sinks = [new("school", new([0], [1.0])), new("elsewhere", SparseVector.Empty)],
        Supply = [10.0],
        Arcs = new ListedArcs([0, 2], [0, 1], [1.0, 5.0]),
        SourceGroup = [0],
    };

    private static MixedIntegerProblem With(MixedIntegerProblem problem, double[] side) => new()
    {
        Rows = problem.Rows,
        LinkingVariables = [.. problem.LinkingVariables.Select((column, j) => column with { Lower = side[j], Upper = side[j] })],
        Sinks = problem.Sinks,
        Supply = problem.Supply,
        Arcs = problem.Arcs,
        SourceGroup = problem.SourceGroup,
        ConstantCost = problem.ConstantCost,
    };
}
