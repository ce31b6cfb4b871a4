using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition.Choices;
using Sufficiency.Engine.Solving.Decomposition.Prices;
using Sufficiency.Engine.Solving.Decomposition.Structure;
using Sufficiency.Engine.Solving.Monolith;
using Sufficiency.Engine.Tests.Solving.OrTools;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Solving;

public sealed class SharedCostCutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task NoChoiceOfSchemesCostsLessThanTheCutOfAnyOtherSays(int seed)
    {
        var problem = new CohortInstance(5, 2, 3, 2, 3, 2, seed).Build();
        var choices = Choices(problem).ToList();
        var costs = new List<double>();
        foreach (var side in choices) costs.Add((await new MonolithSolver(NativeSolver.Shared).SolveAsync(With(problem, side), new(1e-9), null, CancellationToken.None)).Objective!.Value);
        Assert.Equal(16, choices.Count);
        var random = new Random(seed);
        foreach (var from in choices)
        {
            // Any prices of the right sign give a valid cut, right or wrong for the choice.
            var (prices, other) = (Prices(problem, random), Prices(problem, random));
            foreach (var cut in Cuts(problem, prices, other, from))
            {
                for (var c = 0; c < choices.Count; c++) Assert.True(ValueAt(cut, choices[c]) <= costs[c] + (1e-6 * Math.Abs(costs[c])), $"{ValueAt(cut, choices[c])} against {costs[c]}");
            }
        }
    }

    [Fact]
    public void AClosedSchoolThatFewWouldGainBySavesNoMoreThanTheirGain()
    {
        // Ten pupils, the most at £5 elsewhere; a school at £1 that opens for £100 could save them 10 × 4 = 40 at most: opening costs 60 more.
        var problem = Extension(100.0);
        foreach (var cut in Cuts(problem, [0.0, 0.0], [0.0, 0.0], [0.0]))
        {
            Assert.Equal(50.0, ValueAt(cut, [0.0]), 9);
            Assert.Equal(110.0, ValueAt(cut, [1.0]), 9);
        }
    }

    [Fact]
    public void AnOpenSchoolSharesItsCostSoThatClosingItSavesNothing()
    {
        // It opens for £30 and saves 40: the pupils who gain pay the 30, and the cut knows that without it the cost is no less than with it.
        var problem = Extension(30.0);
        var cut = Cuts(problem, [0.0, 0.0], [0.0, 0.0], [1.0])[0];
        Assert.Equal(40.0, ValueAt(cut, [1.0]), 9);
        Assert.Equal(40.0, ValueAt(cut, [0.0]), 9);
    }

    [Fact]
    public void WherePupilsPayAllTheyGainTheCutKnowsWhatClosingCosts()
    {
        // The same school: without it ten pupils pay £5 each, which is the 50 that the second way of sharing knows.
        var cut = Cuts(Extension(30.0), [0.0, 0.0], [0.0, 0.0], [1.0])[1];
        Assert.Equal(40.0, ValueAt(cut, [1.0]), 9);
        Assert.Equal(50.0, ValueAt(cut, [0.0]), 9);
    }

    private static IReadOnlyList<PriceCut> Cuts(MixedIntegerProblem problem, double[] prices, double[] other, double[] side)
    {
        var roles = new RowRoles(problem);
        var choices = new ChoiceSets(problem, roles);
        return SharedCostCut.Build(problem, roles, choices, new Gates(problem, choices), new ArcStore(problem, new(problem)), prices, other, side, CancellationToken.None);
    }

    private static double ValueAt(PriceCut cut, double[] side) => cut.Constant + cut.Coefficients.Zip(side, (coefficient, value) => coefficient * value).Sum();

    private static double[] Prices(MixedIntegerProblem problem, Random random) => [.. problem.Rows.Select(_ => random.NextDouble() < 0.3 ? 0.0 : -60.0 * random.NextDouble())];

    private static IEnumerable<double[]> Choices(MixedIntegerProblem problem)
    {
        var years = problem.SideColumns.Count / 2;
        for (var first = -1; first < years; first++)
        {
            for (var second = -1; second < years; second++)
            {
                var side = new double[problem.SideColumns.Count];
                if (first >= 0) side[first] = 1.0;
                if (second >= 0) side[years + second] = 1.0;
                yield return side;
            }
        }
    }

    private static MixedIntegerProblem Extension(double cost) => new()
    {
        Rows = [new("places", double.NegativeInfinity, 0.0), new("once", double.NegativeInfinity, 1.0)],
        SideColumns = [new("open", 0.0, 1.0, true, cost, new([0, 1], [-20.0, 1.0]))],
        Intakes = [new("school", new([0], [1.0])), new("elsewhere", SparseVector.Empty)],
        Supply = [10.0],
        Arcs = new ListedArcs([0, 2], [0, 1], [1.0, 5.0]),
        SourceGroup = [0],
    };

    private static MixedIntegerProblem With(MixedIntegerProblem problem, double[] side) => new()
    {
        Rows = problem.Rows,
        SideColumns = [.. problem.SideColumns.Select((column, j) => column with { Lower = side[j], Upper = side[j] })],
        Intakes = problem.Intakes,
        Supply = problem.Supply,
        Arcs = problem.Arcs,
        SourceGroup = problem.SourceGroup,
        ConstantCost = problem.ConstantCost,
    };
}
