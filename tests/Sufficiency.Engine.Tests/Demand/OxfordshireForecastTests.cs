using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Backtest;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

/// <summary>The committed packs: real areas, real counts.</summary>
public sealed class OxfordshireForecastTests
{
    private static readonly Lazy<PlanningDataset> Base2025 = new(() => Read("oxfordshire"));
    private static readonly Lazy<PlanningDataset> Base2023 = new(() => Read("scenarios", "as-announced-2023"));

    [Fact]
    public void TheBaseYearHoldsEveryPlanCountedInJanuary2025() =>
        Assert.Equal(7307, DemandForecaster.Forecast(Base2025.Value).Stock.Where(row => row.YearIndex == -1).Sum(row => row.Pupils), 6);

    [Fact]
    public void EveryJanuaryOf2019To2025IsForecastByEveryMethod()
    {
        var rows = DemandBacktest.Run(Base2025.Value, Base2023.Value).Rows;
        var heldOut = rows.Where(row => row.Test == HeldOutBacktest.TestName).ToList();

        foreach (var reference in Enumerable.Range(2019, 7))
        {
            foreach (var method in new[] { BacktestMethods.FlatRate, BacktestMethods.Linear, BacktestMethods.LastGrowth })
                Assert.Contains(heldOut, row => row.ReferenceYear == reference && row.Method == method);

            // January 2016 knows no year of plans to 25 before it, so the cohort method has no rates there.
            Assert.Equal((reference == 2019 ? 2 : 3) * 6,
                heldOut.Count(row => row.ReferenceYear == reference && row.Method == BacktestMethods.Cohort));
        }

        Assert.All(rows.Where(row => row.Counted > 0),
            row => Assert.Equal(100 * Math.Abs(row.Forecast - row.Counted) / row.Counted, row.AbsolutePercentageError!.Value, 9));
        Assert.Equal(7307, Assert.Single(rows,
            row => row.Test == ForecastBacktest.TestName && row.Dimension == "total" && row.Method == BacktestMethods.Forecast).Counted, 6);
    }

    [Fact]
    public void TheForecastOfJanuary2023HeldWhatWasCountedInJanuary2025()
    {
        var rows = DemandBacktest.Run(Base2025.Value, Base2023.Value).Rows.Where(row => row.Test == ForecastBacktest.TestName).ToList();
        var ranged = rows.Where(row => row.Low is not null).ToList();

        Assert.Equal(["all", "mainstream", "resource_base", "special_or_beyond"],
            ranged.Select(row => row.Category).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(ranged, row => Assert.InRange(row.Counted, row.Low!.Value, row.High!.Value));
        var total = ranged.Single(row => row.Dimension == "total");
        Assert.All(rows.Where(row => row.Dimension == "total" && row.Method != BacktestMethods.Forecast),
            naive => Assert.True(total.AbsolutePercentageError <= naive.AbsolutePercentageError, naive.Method));
    }

    [Fact]
    public void GrowthPathsStandInOrderAndNearRecentGrowth()
    {
        var growth = Enum.GetValues<GrowthLevel>().Select(level => Totals(Base2025.Value, level))
            .Select(totals => totals[1] / totals[0]).ToList();

        Assert.True(growth[0] < growth[1] && growth[1] < growth[2]);

        // January 2022 to 2025: +8.0 %, +18.3 %, +13.8 % (SEN2).
        Assert.All(growth, ratio => Assert.InRange(ratio, 1.08, 1.183));
    }

    [Fact]
    public void EveryPlacedPupilHasAnAreaAndTheInitialRollRunsOffWithinAPhaseUnlessItsSchoolTeachesOn()
    {
        var forecast = DemandForecaster.Forecast(Base2025.Value);
        var roll = Enumerable.Range(0, forecast.YearCount).Select(year => Enumerable.Range(0, Base2025.Value.Providers.Count)
            .Sum(provider => forecast.InitialRollOf(provider, year))).ToList();

        for (var year = 0; year < forecast.YearCount; year++)
        {
            var held = roll[year];
            for (var cell = 0; cell < forecast.Cells.Count; cell++)
            {
                for (var placed = 0; placed <= year; placed++)
                    held += forecast.PlacingsOf(cell, placed) * forecast.SurvivalOf(forecast.Cells[cell].Tier, forecast.Cells[cell].Entry,
                        placed, year - placed);
            }

            Assert.Equal(forecast.Stock.Where(row => row.YearIndex == year && row.Tier is not null && row.YearGroup.Value >= 0)
                .Sum(row => row.Pupils), held, 1e-6);
        }

        Assert.Equal(roll.OrderDescending(), roll);
        var mainstream = Enumerable.Range(0, Base2025.Value.Providers.Count)
            .Where(provider => Base2025.Value.Providers[provider].Type == ProvisionType.Mainstream).ToList();
        for (var year = DemandForecast.LongestStay; year < forecast.YearCount; year++)
        {
            Assert.Equal(0, mainstream.Sum(provider => forecast.InitialRollOf(provider, year)));
            Assert.InRange(roll[year], 1, 400);
        }
    }

    private static double[] Totals(PlanningDataset dataset, GrowthLevel growth)
    {
        var stock = DemandForecaster.Forecast(dataset with { Demand = dataset.Demand with { Growth = growth } }).Stock;
        return [.. Enumerable.Range(-1, dataset.Horizon.Count + 1)
            .Select(year => stock.Where(row => row.YearIndex == year).Sum(row => row.Pupils))];
    }

    private static PlanningDataset Read(params string[] folder) =>
        new DatasetReader().Read(new(RepositoryFiles.At(["data", .. folder]), []));
}
