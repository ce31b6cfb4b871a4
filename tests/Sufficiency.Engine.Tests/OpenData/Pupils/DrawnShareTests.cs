using Sufficiency.OpenData.Pupils;

namespace Sufficiency.Engine.Tests.OpenData.Pupils;

/// <summary>Shares drawn towards England's, and their spread, on paper.</summary>
public sealed class DrawnShareTests
{
    [Theory]
    [InlineData(3, 20, 0.1, 10, 4.0 / 30.0)]
    [InlineData(3, 20, 0.1, 0, 0.15)]
    [InlineData(0, 0, 0.1, 10, 0.1)]
    [InlineData(0, 90, 0.1, 10, 0.01)]
    public void OneShareIsTheMeanOfHereAndEnglandWeightedByPupils(double count, double pupils, double england,
        double size, double expected) =>
        Assert.Equal(expected, DrawnShare.Of(count, pupils, england, size), 12);

    [Fact]
    public void SeveralSharesSumToOneWhateverTheirOrder()
    {
        var shares = DrawnShare.Of([8, 2, 0], [0.5, 0.25, 0.25], 10);

        Assert.Equal([13.0 / 20, 4.5 / 20, 2.5 / 20], shares);
        Assert.Equal(shares.Reverse(), DrawnShare.Of([0, 2, 8], [0.25, 0.25, 0.5], 10));
    }

    [Fact]
    public void TheSpreadIsThatOfSingleYearsAndHoldsTheCentralValue()
    {
        Assert.Equal(new RateSpread(0.8, 1.25), RateSpread.Of([1.1, 0.8, 1.25]));
        Assert.Equal(new RateSpread(1, 1.25), RateSpread.Of([1.1, 1.25]));
        Assert.Equal((0.4, 1.0), new RateSpread(0.5, 1.5).Around(0.8));
    }

    [Fact]
    public void CeasingIsPooledOverYearsDrawnToEnglandAndSpreadAsSingleYearsWere()
    {
        // Years 12 to 14: 300 at risk in each of two years, of whom 30 and 60 are lost; England loses a tenth. (90 + 3 × 10) ÷
        // (600 + 300) = 0.1333; 40 expected a year.
        PlanAccount[] accounts = [Account(2020, 30), Account(2021, 60)];
        foreach (var order in new[] { accounts, [.. accounts.Reverse()] })
        {
            var estimate = new CeasingEstimate(order, order, _ => 0.1, 100);

            Assert.Equal(120.0 / 900.0, estimate.Of(13), 12);
            Assert.Equal(0.1, estimate.RangeOf(13).Low, 12);
            Assert.Equal(0.2, estimate.RangeOf(13).High, 12);
            Assert.Equal(1.0, estimate.Of(21));
        }
    }

    private static PlanAccount Account(int january, double lost) =>
        new(january, Enumerable.Range(-4, 25).ToDictionary(yearGroup => yearGroup, _ => 100.0), [0, 0, 0, lost, 60]);
}
