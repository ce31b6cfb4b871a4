using System.Globalization;
using Sufficiency.Benchmarks.Peers;
using Sufficiency.Engine.Data;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Runner.Tests.Benchmarks;

/// <summary>The table of peers is made as it says.</summary>
public sealed class PeersTests : IDisposable
{
    private readonly InProcess program = new();

    private string Table => Path.Combine(program.Folder, "table.md");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task EveryPeerFindsTheSameOptimumOfASmallCounty()
    {
        await File.WriteAllTextAsync(Table, "before\n<!-- peers: begin -->\nan older table\n<!-- peers: end -->\nafter\n");
        string[] peers = ["ours", "CBC", "SCIP"];

        await PeersCommand.RunAsync(new(["small"], peers, [1e-6], TimeSpan.FromSeconds(120), new(2025, 9, 1)), Table, CancellationToken.None);

        var text = await File.ReadAllTextAsync(Table);
        Assert.StartsWith("before\n<!-- peers: begin -->\nRun on 2025-09-01", text, StringComparison.Ordinal);
        Assert.EndsWith("<!-- peers: end -->\nafter\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("an older table", text, StringComparison.Ordinal);
        var rows = text.Split('\n').Where(line => line.StartsWith("| small ", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(peers, rows.Select(row => row[5]), StringComparer.Ordinal);
        var optima = rows.Select(row => double.Parse(row[6], NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
        Assert.All(optima, optimum => Assert.InRange(optimum, 1e6, 1e8));
        Assert.All(optima, optimum => Assert.InRange(optimum, optima[0] - 1.0 - (1e-6 * optima[0]), optima[0] + 1.0 + (1e-6 * optima[0]))); // each within the gap asked for, in whole pounds
        Assert.All(rows, row => Assert.Equal("", row[12]));
    }

    [Fact]
    public async Task AFileWithoutMarkersIsNotWritten()
    {
        await File.WriteAllTextAsync(Table, "no markers\n");

        Assert.Throws<InvalidDataException>(() => PeerTable.Write(Table, new([], [], [], TimeSpan.Zero, default), []));
        Assert.Equal("no markers\n", await File.ReadAllTextAsync(Table));
    }

    [Fact]
    public void APeerThatCannotHoldACountySaysWhy()
    {
        var county = Problem(new ManyArcs(99_000_000));
        foreach (var peer in KnownPeers.All.Where(peer => peer.Name != "ours"))
        {
            Assert.Contains("does not fit: 99,000,001 columns and 198,000,000 entries take", peer.WhyNotTried(county), StringComparison.Ordinal);
            Assert.Null(peer.WhyNotTried(Problem(new ManyArcs(1_000_000))));
        }
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

    private static MixedIntegerProblem Problem(ArcSet arcs) => new() { Rows = [], SideColumns = [], Intakes = [], Supply = [], Arcs = arcs, SourceGroup = [] };

    private sealed class ManyArcs(long count) : ArcSet
    {
        public override int SourceCount => 0;

        public override long Count => count;

        public override ReadOnlySpan<int> IntakesOf(int source) => throw new NotSupportedException();

        public override void ReadCosts(int source, Span<double> costs) => throw new NotSupportedException();

        public override double CostOf(int source, int position) => throw new NotSupportedException();
    }
}
