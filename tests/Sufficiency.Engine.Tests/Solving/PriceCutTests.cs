using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Solving;

public sealed class PriceCutTests
{
    [Fact]
    public void TheBoundOfAPaperCaseIsItsOptimumAtTheOptimalPrice()
    {
        // Two sources of 3 pupils, a school of 4 places at £1, elsewhere at £5 and £3: 3 and 1 pupils go to school, 2 elsewhere at £3. Optimum 4 × 1 + 2 × 3 = 10.
        var problem = TwoSources();
        var roles = new RowRoles(problem);
        var partition = new SourcePartition(problem);
        var priced = PricedArcs.Price(problem, roles, partition, [-2.0], CancellationToken.None);
        var cut = PriceCut.Build(problem, roles, [-2.0], priced.SourcesPay);
        Assert.Equal(10.0, cut.Constant, 9);
    }

    [Fact]
    public void NoPricesGiveTheCostWithoutCompetition()
    {
        var problem = TwoSources();
        var roles = new RowRoles(problem);
        var priced = PricedArcs.Price(problem, roles, new(problem), [0.0], CancellationToken.None);
        Assert.Equal(6.0, PriceCut.Build(problem, roles, [0.0], priced.SourcesPay).Constant, 9);
    }

    [Fact]
    public void MembersWhoPreferDifferentArcsDisagreeByWhatTheyWouldSaveApart()
    {
        var problem = TwoSources();
        var partition = new SourcePartition(problem);
        var roles = new RowRoles(problem);

        // At a price of £3 the first source still prefers school (4 < 5), the second elsewhere (3 < 4); together they are indifferent at 4.
        var priced = PricedArcs.Price(problem, roles, partition, [-3.0], CancellationToken.None);
        Assert.Equal([0, 1], priced.Preferred);
        Assert.Equal(3.0, Assert.Single(priced.Disagreement), 9);
        Assert.True(partition.Split(0, priced, 0.0));
        Assert.Equal(2, partition.Clusters.Count);
        Assert.All(PricedArcs.Price(problem, roles, partition, [-3.0], CancellationToken.None).Disagreement, value => Assert.Equal(0.0, value, 9));
    }

    [Fact]
    public void APriceOfASignTheRowHasNoSideForIsNoPrice()
    {
        var problem = TwoSources();
        Assert.Equal([0.0], new RowRoles(problem).ToPrices(problem, [7.0]));
    }

    [Fact]
    public void EverySourceStandsInExactlyOneClusterAfterAnySplit()
    {
        var problem = new CohortInstance(12, 2, 4, 1, 3, 2, Seed: 5).Build();
        var partition = new SourcePartition(problem);
        var priced = PricedArcs.Price(problem, new(problem), partition, new double[problem.Rows.Count], CancellationToken.None);
        for (var g = partition.Clusters.Count - 1; g >= 0; g--) partition.Split(g, priced, 0.0);
        Assert.Equal(Enumerable.Range(0, problem.SourceCount), partition.Clusters.SelectMany(cluster => cluster.Members).Order());
    }

    private static MixedIntegerProblem TwoSources() => new()
    {
        Rows = [new("places", double.NegativeInfinity, 4.0)],
        SideColumns = [],
        Intakes = [new("school", new([0], [1.0])), new("elsewhere", SparseVector.Empty)],
        Supply = [3.0, 3.0],
        Arcs = new ListedArcs([0, 2, 4], [0, 1, 0, 1], [1.0, 5.0, 1.0, 3.0]),
        SourceGroup = [0, 0],
    };
}
