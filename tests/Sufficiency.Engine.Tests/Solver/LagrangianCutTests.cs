using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Dual;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Engine.Tests.Solver;

public sealed class PriceCutTests
{
    [Fact]
    public void TheBoundOfAPaperCaseIsItsOptimumAtTheOptimalPrice()
    {
        // Two sources of 3 pupils, a school of 4 places at £1, elsewhere at £5 and £3: 3 and 1 pupils go to school, 2
        // elsewhere at £3. Optimum 4 × 1 + 2 × 3 = 10.
        Assert.Equal(10.0, CutAt(TwoSources(), -2.0).Constant, 9);
    }

    [Fact]
    public void NoPricesGiveTheCostWithoutCompetition() => Assert.Equal(6.0, CutAt(TwoSources(), 0.0).Constant, 9);

    [Fact]
    public void APriceOfASignTheRowHasNoSideForIsNoPrice()
    {
        var problem = TwoSources();
        Assert.Equal([0.0], new RowRoles(problem).ToPrices(problem, [7.0]));
    }

    [Fact]
    public void EverySourceStandsInExactlyOneFamilyAndOnlyBesideSourcesWithItsSinks()
    {
        var problem = new CohortInstance(12, 2, 4, 1, 3, 2, Seed: 5).Build();
        var classes = new SourceClasses(problem);
        Assert.Equal(Enumerable.Range(0, problem.SourceCount), Enumerable.Range(0, classes.Count).SelectMany(classes.Members).Order());
        Assert.All(Enumerable.Range(0, classes.Count), sourceClass => Assert.All(classes.Members(sourceClass), source =>
            Assert.True(problem.Arcs.SinksOf(source).SequenceEqual(classes.SinksOf(sourceClass)))));
    }

    [Fact]
    public void ASampleStandsForAllTheSupplyOfItsFamily()
    {
        var problem = new CohortInstance(50, 2, 4, 1, 3, 2, Seed: 6).Build();
        var classes = new SourceClasses(problem);
        var sample = classes.Sampled(4, new bool[problem.Sinks.Count], CancellationToken.None);
        for (var sourceClass = 0; sourceClass < classes.Count; sourceClass++)
        {
            Assert.Equal(4, sample[sourceClass].MemberCount);
            Assert.Equal(classes.Members(sourceClass).Sum(source => problem.Supply[source]), sample[sourceClass].Supply.Sum(), 1e-9);
        }
    }

    private static LagrangianCut CutAt(MixedIntegerProblem problem, double price)
    {
        var classes = new SourceClasses(problem);
        return LagrangianCut.Build(problem, new RowRoles(problem), [price],
            new ArcCache(problem, classes)
                .LeastCost(classes.SinkDualValues([price]), new bool[problem.Sinks.Count], CancellationToken.None));
    }

    private static MixedIntegerProblem TwoSources() => new()
    {
        Rows = [new("places", double.NegativeInfinity, 4.0)],
        LinkingVariables = [],
        Sinks = [new("school", new([0], [1.0])), new("elsewhere", SparseVector.Empty)],
        Supply = [3.0, 3.0],
        Arcs = new ListedArcs([0, 2, 4], [0, 1, 0, 1], [1.0, 5.0, 1.0, 3.0]),
        SourceGroup = [0, 0],
    };
}
