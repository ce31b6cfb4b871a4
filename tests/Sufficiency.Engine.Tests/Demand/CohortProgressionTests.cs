using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class CohortProgressionTests
{
    [Fact]
    public void ACohortWithoutCeasingMovesUpAndNeedsANewPlaceOnlyWhereAPhaseStarts()
    {
        var forecast = DemandForecaster.Forecast(
            SmallDataset.Quiet(8) with { InitialRoll = [SmallDataset.Roll("mainstream", 4, Tier.Mainstream, Need.Asd, 10)] });

        Assert.Equal([0, 0, 10, 0, 0, 0, 0, 10], County(forecast));
        Assert.Equal([10, 10, 0, 0, 0, 0, 0, 0], forecast.InitialRoll.Values);
        Assert.All(forecast.Cells, cell => Assert.Equal(Tier.Mainstream, cell.Tier));
        Assert.Equal([EntryPoint.SecondaryTransfer, EntryPoint.PostSixteenTransfer], forecast.Cells.Select(cell => cell.Entry));
        Assert.Equal(10, forecast.Stock.Single(row => row.YearIndex == 7).Pupils);
        Assert.Equal(12, forecast.Stock.Single(row => row.YearIndex == 7).YearGroup.Value);
    }

    [Fact]
    public void EscalationIntoYear7RaisesTheTierOfThoseWhoTransfer()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
        {
            InitialRoll = [SmallDataset.Roll("mainstream", 6, Tier.Mainstream, Need.Asd, 10)],
            CeasingRates = [new(new(6), 0.2)],
            EscalationRates = [new(new(7), Tier.Mainstream, Tier.Special, 0.25)],
        });

        Assert.Equal(6, Placed(forecast, Tier.Mainstream, EntryPoint.SecondaryTransfer, 0), 12);
        Assert.Equal(2, Placed(forecast, Tier.Special, EntryPoint.SecondaryTransfer, 0), 12);
        var flow = Assert.Single(forecast.Flows);
        Assert.Equal((2.0, 8.0, 2.0, Phase.Secondary), (flow.Ceased, flow.PhaseTransfers, flow.Escalations, flow.Phase));
    }

    [Fact]
    public void EscalationWithinAPhaseLeavesTheOldPlaceAndNeedsANewOne()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
        {
            InitialRoll = [SmallDataset.Roll("mainstream", 2, Tier.Mainstream, Need.Asd, 10)],
            EscalationRates = [new(new(3), Tier.Mainstream, Tier.Base, 0.1), new(new(4), Tier.Base, Tier.Special, 0.5)],
        });

        Assert.Equal([9, 9, 9, 9], forecast.InitialRoll.Values);
        Assert.Equal(1, Placed(forecast, Tier.Base, EntryPoint.Junior, 0), 12);
        Assert.Equal(0.5, Placed(forecast, Tier.Special, EntryPoint.Junior, 1), 12);
        Assert.Equal(0.5, forecast.SurvivalOf(Tier.Base, EntryPoint.Junior, 0, 1), 12);
        Assert.Equal(0, forecast.SurvivalOf(Tier.Base, EntryPoint.Junior, 0, 4));
    }

    [Fact]
    public void ThoseWhoGoElsewhereLeaveTheirPlaceAndStayInTheStock()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
        {
            InitialRoll = [SmallDataset.Roll("mainstream", 1, Tier.Mainstream, Need.Asd, 10),
                SmallDataset.Roll("mainstream", 6, Tier.Special, Need.Semh, 10)],
            EscalationRates = [new(new(2), Tier.Mainstream, Tier.Base, 0.3)],
            NoSchoolPlaceRates = [new(new(2), 0.2), new(new(7), 0.1)],
        });

        Assert.Equal(5, forecast.InitialRoll.Values[0], 12);
        Assert.Equal(3, Placed(forecast, Tier.Base, EntryPoint.Infant, 0), 12);
        Assert.Equal(9, Placed(forecast, Tier.Special, EntryPoint.SecondaryTransfer, 0), 12);
        Assert.Equal(2, forecast.Stock.Single(row => row.YearIndex == 3 && row.Tier is null && row.Need == Need.Asd).Pupils, 12);
        Assert.All(Enumerable.Range(0, 4),
            year => Assert.Equal(20, forecast.Stock.Where(row => row.YearIndex == year).Sum(row => row.Pupils), 12));
    }

    [Fact]
    public void NewPlansAndChildrenWhoEnterReceptionMayGoElsewhereToo()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet(1) with
        {
            Population = [.. SmallDataset.Residents("A1", 2024, 1000)],
            Plans = [new(Need.Sld, new(-1), Setting.Mainstream, 4)],
            NewPlanRates = [new(Need.Semh, new(8), 10)],
            NoSchoolPlaceRates = [new(new(0), 0.25), new(new(8), 0.4)],
        });

        Assert.Equal(3 + 6, County(forecast)[0], 12);
        Assert.Equal([1.0, 4.0], forecast.Stock.Where(row => row.YearIndex == 0 && row.Tier is null).OrderBy(row => row.YearGroup)
            .Select(row => Math.Round(row.Pupils, 9)));
    }

    [Fact]
    public void ATierMayFallAtSixteen()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet(1) with
        {
            InitialRoll = [SmallDataset.Roll("mainstream", 11, Tier.Special, Need.Mld, 10)],
            EscalationRates = [new(new(12), Tier.Special, Tier.Mainstream, 0.4)],
        });

        Assert.Equal(4, Placed(forecast, Tier.Mainstream, EntryPoint.PostSixteenTransfer, 0), 12);
        Assert.Equal(6, Placed(forecast, Tier.Special, EntryPoint.PostSixteenTransfer, 0), 12);
        Assert.Equal(new FlowRow(0, Need.Mld, Phase.PostSixteen, 0, 0, 10, 0), Assert.Single(forecast.Flows));
    }

    [Fact]
    public void NewPlansFollowResidentsRateFactorAndTierShares()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet(2) with
        {
            Population = [.. SmallDataset.Residents("A1", 2024, 2000)],
            NewPlanRates = [new(Need.Semh, new(8), 5)],
            TierShares = [.. SmallDataset.Shares(Need.Semh, mainstream: 0.75, special: 0.25)],
            Demand = SmallDataset.Quiet(2).Demand with
            {
                NewPlanFactors = new Dictionary<GrowthLevel, IReadOnlyList<double>> { [GrowthLevel.Central] = [1.0, 1.5] },
            },
        });

        Assert.Equal(7.5, Placed(forecast, Tier.Mainstream, EntryPoint.Secondary, 0), 12);
        Assert.Equal(2.5, Placed(forecast, Tier.Special, EntryPoint.Secondary, 0), 12);
        Assert.Equal(11.25, Placed(forecast, Tier.Mainstream, EntryPoint.Secondary, 1), 12);
        Assert.Equal(25, forecast.Stock.Where(row => row.YearIndex == 1).Sum(row => row.Pupils), 12);
    }

    [Fact]
    public void EarlyYearsPlansEnterReceptionAtTheTiersOfPrimary()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
        {
            Plans = [new(Need.Sld, new(-2), Setting.Mainstream, 4)],
            TierShares = [.. SmallDataset.Shares(Need.Sld, mainstream: 0.25, special: 0.75)],
        });

        Assert.Equal([0, 4, 0, 0], County(forecast));
        Assert.Equal(3, Placed(forecast, Tier.Special, EntryPoint.Reception, 1), 12);
        Assert.Null(forecast.Stock.Single(row => row.YearIndex == 0).Tier);
    }

    [Fact]
    public void PupilsAwaitingAPlaceNeedOneInTheFirstYearAtTheirNextYearGroup()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
        {
            Plans = [new(Need.Semh, new(8), Setting.NoSchoolPlace, 5)],
            InitialWaiting = [new(Need.Semh, new(8), Tier.Special, 2)],
            CeasingRates = [new(new(8), 0.5)],
        });

        Assert.Equal([1, 0, 0, 1], County(forecast));
        Assert.Equal(1, Placed(forecast, Tier.Special, EntryPoint.Secondary, 0), 12);
        Assert.Equal(1, Placed(forecast, Tier.Special, EntryPoint.PostSixteenTransfer, 3), 12);
        Assert.Equal(1.5, forecast.Stock.Single(row => row.YearIndex == 0 && row.Tier is null).Pupils);
    }

    [Fact]
    public void AWaitingPupilWhoTransfersOrEscalatesIsPlacedOnce()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
        {
            Plans = [new(Need.Semh, new(6), Setting.NoSchoolPlace, 3), new(Need.Semh, new(2), Setting.NoSchoolPlace, 3),
                new(Need.Semh, new(-1), Setting.NoSchoolPlace, 3)],
            InitialWaiting = [new(Need.Semh, new(6), Tier.Special, 3), new(Need.Semh, new(2), Tier.Base, 3),
                new(Need.Semh, new(-1), Tier.Beyond, 3)],
            EscalationRates = [new(new(3), Tier.Base, Tier.Special, 0.5)],
        });

        Assert.Equal(9, County(forecast)[0], 12);
        Assert.Equal(1.5, Placed(forecast, Tier.Special, EntryPoint.Junior, 0), 12);
        Assert.Equal(3, Placed(forecast, Tier.Beyond, EntryPoint.Reception, 0), 12);
    }

    [Fact]
    public void PupilsLeavingYear14StayInTheStockWithoutAPlaceUntil25()
    {
        var forecast = DemandForecaster.Forecast(
            SmallDataset.Quiet(10) with { InitialRoll = [SmallDataset.Roll("mainstream", 13, Tier.Mainstream, Need.Mld, 4)] });

        Assert.Empty(forecast.Cells);
        Assert.Equal([4, 0, 0, 0, 0, 0, 0, 0, 0, 0], forecast.InitialRoll.Values);
        Assert.Equal(Enumerable.Repeat(4.0, 8),
            Enumerable.Range(0, 8).Select(year => forecast.Stock.Single(row => row.YearIndex == year).Pupils));
        Assert.DoesNotContain(forecast.Stock, row => row.YearIndex >= 8);
        Assert.Equal(new FlowRow(8, Need.Mld, Phase.Adult, 0, 4, 0, 0), Assert.Single(forecast.Flows));
    }

    [Fact]
    public void SurvivalMixesTheYearGroupsThatEnterABandByTheirPlacings()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Quiet() with
        {
            NewPlanRates = [new(Need.Asd, new(1), 30), new(Need.Asd, new(2), 10)],
            CeasingRates = [new(new(1), 0.2), new(new(2), 0.4)],
            TierShares = [.. SmallDataset.Shares(Need.Asd, mainstream: 1)],
        });

        Assert.Equal(1, forecast.SurvivalOf(Tier.Mainstream, EntryPoint.Infant, 0, 0));
        Assert.Equal((0.75 * 0.8) + (0.25 * 0.6), forecast.SurvivalOf(Tier.Mainstream, EntryPoint.Infant, 0, 1), 12);
        Assert.Equal((0.75 * 0.8 * 0.6) + (0.25 * 0.6), forecast.SurvivalOf(Tier.Mainstream, EntryPoint.Infant, 0, 2), 12);
        Assert.Equal(0.75 * 0.8 * 0.6, forecast.SurvivalOf(Tier.Mainstream, EntryPoint.Infant, 0, 5), 12);
        Assert.Equal(0, forecast.SurvivalOf(Tier.Mainstream, EntryPoint.Infant, 0, 6));
    }

    [Fact]
    public void SurvivalIsWholeAtFirstNeverRisesAndEndsWithThePhase()
    {
        var forecast = DemandForecaster.Forecast(SmallDataset.Create());

        foreach (var tier in ProvisionCodes.Tiers)
        {
            foreach (var entry in EntryPoints.All)
            {
                var yearsInPhase = YearsLeft(entry);
                for (var year = 0; year < forecast.YearCount; year++)
                {
                    Assert.Equal(1, forecast.SurvivalOf(tier, entry, year, 0));
                    for (var stay = 1; stay <= DemandForecast.LongestStay; stay++)
                        Assert.InRange(forecast.SurvivalOf(tier, entry, year, stay), 0,
                            stay < yearsInPhase ? forecast.SurvivalOf(tier, entry, year, stay - 1) : 0);
                }
            }
        }
    }

    [Fact]
    public void ANeedWithPupilsButNoTierSharesIsNamed()
    {
        var dataset = SmallDataset.Quiet() with { Plans = [new(Need.Ds, new(-1), Setting.Mainstream, 1)], TierShares = [] };

        Assert.Contains("DS", Assert.Throws<InvalidOperationException>(() => DemandForecaster.Forecast(dataset)).Message,
            StringComparison.Ordinal);
    }

    internal static double[] County(DemandForecast forecast)
    {
        var county = new double[forecast.YearCount];
        for (var i = 0; i < forecast.Placings.Values.Length; i++) county[i % forecast.YearCount] += forecast.Placings.Values[i];
        return county;
    }

    internal static double Placed(DemandForecast forecast, Tier tier, EntryPoint entry, int year)
    {
        var pupils = 0.0;
        for (var cell = 0; cell < forecast.Cells.Count; cell++)
        {
            if (forecast.Cells[cell].Tier == tier && forecast.Cells[cell].Entry == entry) pupils += forecast.PlacingsOf(cell, year);
        }

        return pupils;
    }

    private static int YearsLeft(EntryPoint entry)
    {
        var last = entry.Phase() switch { Phase.Primary => 6, Phase.Secondary => 11, _ => 14 };
        return last - entry.First().Value + 1;
    }
}
