using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class TierChangesAtTransferTests
{
    [Fact]
    public void AtTheTransferAfter16ATierMayFall()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
        {
            InitialRoll = [SmallDataset.Roll("mainstream", 11, Tier.Special, Need.Asd, 10)],
            EscalationRates = [new(new(12), Tier.Special, Tier.Mainstream, 0.4)],
        });

        Assert.Equal(4, Placed(forecast, Tier.Mainstream), 12);
        Assert.Equal(6, Placed(forecast, Tier.Special), 12);
        Assert.Equal(0, forecast.Flows.Sum(flow => flow.Escalations));
        Assert.Equal(10, forecast.Stock.Where(row => row.YearIndex == 0).Sum(row => row.Pupils), 12);
    }

    [Fact]
    public void WithinAPhaseNoTierFalls() => Assert.Throws<ArgumentException>(() => DemandForecaster.Forecast(SmallDataset.Quiet() with
    {
        InitialRoll = [SmallDataset.Roll("mainstream", 9, Tier.Special, Need.Asd, 10)],
        EscalationRates = [new(new(10), Tier.Special, Tier.Mainstream, 0.4)],
    }));

    [Fact]
    public void ChildrenWhoHoldAPlanEnterReceptionInTheTiersOfEarlyYears()
    {
        var quiet = SmallDataset.Quiet();
        var forecast = DemandForecaster.Forecast(quiet with
        {
            InitialRoll = [],
            Plans = [new(Need.Asd, new(-1), Setting.Mainstream, 10)],
            TierShares =
            [
                new(Need.Asd, Phase.EarlyYears, Tier.Mainstream, 0.3), new(Need.Asd, Phase.EarlyYears, Tier.Special, 0.7),
                new(Need.Asd, Phase.Primary, Tier.Mainstream, 1),
            ],
        });

        Assert.Equal(3, Placed(forecast, Tier.Mainstream), 12);
        Assert.Equal(7, Placed(forecast, Tier.Special), 12);
    }

    private static double Placed(DemandForecast forecast, Tier tier) =>
        Enumerable.Range(0, forecast.Cells.Count).Where(cell => forecast.Cells[cell].Tier == tier).Sum(cell => forecast.PlacingsOf(cell, 0));
}
