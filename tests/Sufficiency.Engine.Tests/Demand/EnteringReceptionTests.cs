using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class EnteringReceptionTests
{
    [Fact]
    public void ChildrenWhoHoldAPlanEnterReceptionInTheTiersOfEarlyYears()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
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
        Enumerable.Range(0, forecast.Cells.Count).Where(cell => forecast.Cells[cell].Tier == tier)
        .Sum(cell => forecast.PlacingsOf(cell, 0));
}
