using Sufficiency.Peers.FacilityLocation;

namespace Sufficiency.Engine.Tests.Peers;

/// <summary>Answers that only tolerances allow are cut off, once, and no other is.</summary>
public sealed class FacilityLocationCutsTests
{
    private const double Huge = 1e14;
    private static readonly FacilityLocationInstance Instance =
        new("huge", [Huge, Huge, 2], [1, 1, 1], [Huge - 1, 1, 1, 1], new double[3, 4]);

    [Fact]
    public void OpenFacilitiesShortByOneNeedAnother()
    {
        var cuts = new FacilityLocationCuts(Instance with { Demand = [Huge, Huge, 1] });
        Assert.Equal(0, cuts.AddForOpen([true, true, true]));
        Assert.Equal(1, cuts.AddForOpen([true, true, false]));
        Assert.Equal(0, cuts.AddForOpen([true, true, false]));
        var cut = Assert.Single(cuts.All);
        Assert.Equal((1.0, double.PositiveInfinity), (cut.AtLeast, cut.AtMost));
        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(cut.Opens));
        Assert.False(cut.Serves(2, 2));
    }

    [Fact]
    public void AFacilityFullByOneTooManyLosesOneOfThoseItServes()
    {
        var cuts = new FacilityLocationCuts(Instance);
        Assert.Equal(0, cuts.AddForLoad(0, [0, 1]));
        Assert.Equal(1, cuts.AddForLoad(0, [3, 0, 1])); // the largest, and the one after it that is too many
        Assert.Equal(0, cuts.AddForLoad(0, [3, 0, 1]));
        Assert.Equal(1, cuts.AddForLoad(2, [1, 2, 3]));
        Assert.Equal([(0, 2.0), (2, 2.0)], cuts.All.Select(cut => (cut.Facility!.Value, cut.AtMost)));
        Assert.Equal(3, Enumerable.Range(0, 4).Count(customer => cuts.All[0].Serves(customer, 0)));
        Assert.True(cuts.All[0].Serves(0, 0));
        Assert.False(cuts.All[0].Serves(0, 1));
        Assert.False(cuts.All[0].Opens(0));
    }

    [Theory]
    [InlineData(0.1, 0.2, 0.3, false)] // though 0.1 + 0.2 is 0.30000000000000004 in binary
    [InlineData(2e14, 1, 2e14, true)]
    [InlineData(2e14, 1e-9, 2e14, true)]
    [InlineData(47e6, 73e-6, 47000000.000073, false)]
    [InlineData(1e-12, 0, 0, true)]
    [InlineData(1e15, 1e15, 1e300, false)]
    [InlineData(0, 0, 0, false)]
    public void SumsAreThoseOfTheNumbersWritten(double one, double other, double room, bool isMore)
    {
        var cuts = new FacilityLocationCuts(new("sums", [room], [1], [one, other], new double[1, 2]));
        Assert.Equal(isMore, cuts.IsOver(0, [0, 1]));
        Assert.Equal(isMore, cuts.IsShort([true]));
    }
}
