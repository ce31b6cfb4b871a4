using Sufficiency.Benchmarks.Peers;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Packs;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Tests.Benchmarks;

/// <summary>The instances that peers are timed on keep what they say they keep.</summary>
public sealed class PeerInstanceTests
{
    [Fact]
    public void APeerSaysThatACountyDoesNotFitOnlyAboveTheMachinesMemory()
    {
        var county = Problem(new ManyArcs(100_000_000_000));
        foreach (var peer in KnownPeers.All.Where(peer => peer.Name != "ours"))
        {
            Assert.StartsWith("does not fit: ", peer.WhyNotTried(county), StringComparison.Ordinal);
            Assert.Null(peer.WhyNotTried(Problem(new ManyArcs(1_000_000))));
        }

        var block = new WholeBlock(1_000_000);
        Assert.Equal("does not fit: some 95 MiB, of 94; not tried", block.WhyTooLarge(100, 99_000_000));
        Assert.Null(block.WhyTooLarge(100, 100_000_000));
    }

    [Fact]
    public void CuttingAreasKeepsEveryPupil()
    {
        var whole = new DatasetReader().Read(new(InProcess.SmallPack, []));
        var fine = FinerCounty.Split(whole, 4);

        Assert.Equal(4 * whole.Areas.Count, fine.Areas.Count);
        Assert.Equal(DemandForecaster.Forecast(whole).Placings.Sum(), DemandForecaster.Forecast(fine).Placings.Sum(), 1e-9);
    }

    [Fact]
    public void APartOfACountyKeepsItsPupilsAndTheirShareOfPlaces()
    {
        var dataset = new DatasetReader().Read(new(InProcess.SmallPack, []));
        var forecast = DemandForecaster.Forecast(dataset);
        var (part, its) = PartOfCounty.Of(dataset, forecast, new HashSet<int> { 0 });

        var share = its.Placings.Sum() / forecast.Placings.Sum();
        Assert.InRange(share, 0.05, 0.95);
        Assert.All(its.Cells, cell => Assert.Equal(0, cell.Area));
        Assert.Equal(share * dataset.Places.Sum(row => row.Places), part.Places.Sum(row => row.Places), 1e-9);
        Assert.Equal(share * forecast.InitialRoll.Sum(), its.InitialRoll.Sum(), 1e-9);
    }

    private static MixedIntegerProblem Problem(ArcSet arcs) =>
        new() { Rows = [], LinkingVariables = [], Sinks = [], Supply = [], Arcs = arcs, SourceGroup = [] };

    private sealed class ManyArcs(long count) : ArcSet
    {
        public override int SourceCount => 0;

        public override long Count => count;

        public override ReadOnlySpan<int> SinksOf(int source) => throw new NotSupportedException();

        public override void ReadCosts(int source, Span<double> costs) => throw new NotSupportedException();

        public override double CostOf(int source, int position) => throw new NotSupportedException();
    }
}
