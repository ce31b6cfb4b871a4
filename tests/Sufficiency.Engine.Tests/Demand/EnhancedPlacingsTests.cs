using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class EnhancedPlacingsTests
{
    // Eight pupils of Year 6 in a special school come up for placing; four of Year 8 stay where they are.
    private static DemandForecast Forecast(double level, Phase phase = Phase.Secondary) =>
        DemandForecaster.Forecast((SmallDataset.Quiet() with
        {
            Providers = [.. SmallDataset.Quiet().Providers, SmallDataset.Provider("special", ProvisionType.SpecialSchool, 460, 200, 0, 11)],
            InitialRoll = [SmallDataset.Roll("special", 6, Tier.Special, Need.Asd, 8),
            SmallDataset.Roll("special", 8, Tier.Special, Need.Asd, 4)],
            CeasingRates = [new(new(7), 0.5)],
            EnhancedShares = [new(Need.Asd, phase, 0.25, new(0, 0.25, 0.75))],
        }).AtLevels(new DemandLevels { Enhanced = level }));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(-0.5, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 6)]
    public void TheShareOfThosePlacedAnewIsSplitOffAndMovesWithItsLevel(double level, double enhanced)
    {
        var forecast = Forecast(level);
        Assert.Equal(enhanced, Placed(forecast, Tier.Enhanced), 12);
        Assert.Equal(8 - enhanced, Placed(forecast, Tier.Special), 12);
        Assert.Equal(4, forecast.InitialRollOf(1, 0), 12);
    }

    [Fact]
    public void TheStockStaysInTierSAndTheyLeaveAsItDoes()
    {
        var (without, with) = (Forecast(-1), Forecast(1));
        Assert.Equal(without.Stock, with.Stock);
        Assert.Equal(0.5, with.SurvivalOf(Tier.Enhanced, EntryPoint.SecondaryTransfer, 0, 1), 12);
        Assert.Equal(with.SurvivalOf(Tier.Special, EntryPoint.SecondaryTransfer, 0, 1),
            with.SurvivalOf(Tier.Enhanced, EntryPoint.SecondaryTransfer, 0, 1), 12);
    }

    [Fact]
    public void AShareOfAnotherPhaseMovesNobody() => Assert.Equal(0, Placed(Forecast(1, Phase.PostSixteen), Tier.Enhanced));

    private static double Placed(DemandForecast forecast, Tier tier) =>
        forecast.Cells.Select((cell, i) => cell.Tier == tier ? forecast.PlacingsOf(i, 0) : 0).Sum();
}
