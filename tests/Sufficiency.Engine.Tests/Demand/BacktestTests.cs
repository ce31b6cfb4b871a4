using Sufficiency.Engine.Demand.Backtest;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class BacktestTests
{
    [Fact]
    public void TheLineThroughAStraightSeriesGoesOnStraight() => Assert.Equal(70, NaiveTrends.Linear([10, 20, 30, 40, 50], 2), 9);

    [Fact]
    public void TheLineOfLeastSquaresIsNotTheLineThroughTheEnds() =>
        Assert.Equal(13.0 / 3.0, NaiveTrends.Linear([0, 4, 2], 1) + (1.0 / 3.0), 9);

    [Fact]
    public void LastYearsGrowthIsCompounded() => Assert.Equal(144, NaiveTrends.LastGrowth(100, 120, 1), 9);

    [Fact]
    public void AFlatRateFollowsTheResidents() => Assert.Equal(55, NaiveTrends.FlatRate(50, 1000, 1100), 9);

    [Fact]
    public void OnlyRowsByAgeBandMakeTheSeries()
    {
        var history = new PlanHistory(
        [
            new("2024-01", "plans", "age_band", "05-10", 50), new("2024-01", "plans", "age_band", "11-15", 7),
            new("2024-01", "plans", "year_group", "5", 20),
            new("2024-01", "plans", "total", "all", 57), new("2025", "new_plans", "age_band", "00-04", 9),
        ]);

        Assert.Equal(50, history.FindCaseload(2024, 1));
        Assert.Equal(57, history.FindTotal(2024));
        Assert.Null(history.FindCaseload(2023, 1));
        Assert.Equal(9, history.FindNewPlans(2025)![0]);
    }

    [Fact]
    public void TheCohortMethodForeseesExactlyAWorldWhoseRatesStay()
    {
        var rows = HeldOutBacktest.Run(new PlanHistory(HistoryOfConstantRates()), Steady())
            .Where(row => row.Method == BacktestMethods.Cohort).ToList();

        Assert.Equal(3, rows.Select(row => row.ReferenceYear - row.BaseYear).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(row.Counted, row.Forecast, 6));
    }

    [Fact]
    public void NoForecastKnowsWhatWasCountedAfterItsBase()
    {
        var known = SteadyHistory(2010, 2025).ToList();
        var changed = known.Select(count => string.CompareOrdinal(count.ReferenceDate, "2022-01") > 0
            ? count with { Value = count.Value * 3 } : count);
        var rows = HeldOutBacktest.Run(new PlanHistory(known), Steady()).Where(row => row.BaseYear == 2022).ToList();
        var others = HeldOutBacktest.Run(new PlanHistory(changed), Steady()).Where(row => row.BaseYear == 2022).ToList();

        Assert.NotEmpty(rows);
        Assert.Equal(rows.Select(row => row.Forecast), others.Select(row => row.Forecast));
        Assert.NotEqual(rows.Select(row => row.Counted), others.Select(row => row.Counted));
    }

    [Fact]
    public void AnEarlierPacksForecastStandsBesideTheLaterPacksCount()
    {
        var earlier = SmallDataset.Quiet() with
        {
            Plans = [new(Need.Asd, new(3), Setting.Mainstream, 10), new(Need.Mld, new(8), Setting.Mainstream, 20)],
            InitialRoll = [SmallDataset.Roll("mainstream", 3, Tier.Mainstream, Need.Asd, 10),
                SmallDataset.Roll("mainstream", 8, Tier.Mainstream, Need.Mld, 20)],
        };
        var later = SmallDataset.Quiet() with
        {
            Horizon = new(new(2026), new(2027), new(2030)),
            Plans = [new(Need.Asd, new(5), Setting.Mainstream, 8), new(Need.Mld, new(10), Setting.Mainstream, 20)],
            History = [new("2024-01", "plans", "age_band", "05-10", 20), new("2025-01", "plans", "age_band", "05-10", 30)],
        };
        var rows = DemandBacktest.Run(later, earlier).Rows;

        var asd = Assert.Single(rows, row => row.Method == BacktestMethods.Forecast && row.Category == "ASD");
        Assert.Equal((2025, 2027, 10.0, 8.0, 25.0),
            (asd.BaseYear, asd.ReferenceYear, asd.Forecast, asd.Counted, asd.AbsolutePercentageError));
        Assert.Equal(0,
            Assert.Single(rows, row => row.Method == BacktestMethods.Forecast && row.Category == "secondary").AbsolutePercentageError);
        Assert.Equal(10 * 1.5 * 1.5,
            Assert.Single(rows, row => row.Method == BacktestMethods.LastGrowth && row.Category == "ASD").Forecast, 9);
    }

    [Fact]
    public void ASummaryWeighsErrorsByWhatWasCounted()
    {
        var summary = Assert.Single(new BacktestTable(
        [
            BacktestRow.Of("held_out", "cohort", 2020, 2021, "need", "ASD", 110, 100),
            BacktestRow.Of("held_out", "cohort", 2020, 2021, "need", "HI", 2, 1),
            BacktestRow.Of("held_out", "cohort", 2020, 2021, "need", "MSI", 1, 0),
        ]).Summaries());

        Assert.Equal(2, summary.Forecasts);
        Assert.Equal(55, summary.MeanAbsolutePercentageError, 9);
        Assert.Equal(100.0 * 11 / 101, summary.WeightedPercentageError, 9);
    }

    [Fact]
    public void ASummaryComparesMethodsOnlyWhereAllOfThemForecast()
    {
        var summaries = new BacktestTable(
        [
            BacktestRow.Of("held_out", "cohort", 2020, 2021, "total", "all", 90, 100),
            BacktestRow.Of("held_out", "linear", 2020, 2021, "total", "all", 95, 100),
            BacktestRow.Of("held_out", "linear", 2021, 2022, "total", "all", 500, 100),
        ]).Summaries();

        Assert.Equal([10.0, 5.0], summaries.Select(summary => summary.MeanAbsolutePercentageError));
    }

    private static PlanningDataset Steady() => SmallDataset.Quiet() with { Population = [.. SmallDataset.Residents("A1", 2010, 1000)] };

    private static IEnumerable<HistoryCount> SteadyHistory(int first, int last)
    {
        for (var year = first; year <= last; year++)
        {
            foreach (var band in AgeBand.All)
            {
                yield return new($"{year}-01", "plans", "age_band", band.Code, 30 * band.Span);
                yield return new($"{year}", "new_plans", "age_band", band.Code, 2 * band.Span);
            }
        }
    }

    /// <summary>A world of its own arithmetic: from each January to the next a fixed share of each band
    /// stays, and fixed new plans join.</summary>
    private static IEnumerable<HistoryCount> HistoryOfConstantRates()
    {
        double[] stays = [0.9, 0.97, 1.02, 0.8, 0.6];
        double[] joins = [50, 90, 40, 10, 5];
        var plans = Enumerable.Range(0, 26).Select(age => 100.0 * (1 + AgeBand.PositionOf(age))).ToArray();
        for (var year = 2016; year <= 2025; year++)
        {
            for (var band = 0; band < AgeBand.All.Count; band++)
            {
                var (code, youngest, oldest) = AgeBand.All[band];
                yield return new($"{year}-01", "plans", "age_band", code, plans[youngest..(oldest + 1)].Sum());
                yield return new($"{year}", "new_plans", "age_band", code, joins[band]);
            }

            plans = [.. Enumerable.Range(0, 26).Select(age => Next(age, plans))];
        }

        double Next(int age, double[] before)
        {
            var band = AgeBand.PositionOf(age);
            return (age == 0 ? 0 : before[age - 1] * stays[band]) + (joins[band] / AgeBand.All[band].Span);
        }
    }
}
