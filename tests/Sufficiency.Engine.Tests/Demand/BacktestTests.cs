using System.Globalization;
using CsvHelper;
using Sufficiency.Engine.Demand.Backtest;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class BacktestTests
{
    [Fact]
    public void TheLineThroughAStraightSeriesGoesOnStraight() => Assert.Equal(70, NaiveTrends.Linear([10, 20, 30, 40, 50], 2), 9);

    [Fact]
    public void TheLineOfLeastSquaresIsNotTheLineThroughTheEnds() => Assert.Equal(13.0 / 3.0, NaiveTrends.Linear([0, 4, 2], 1) + (1.0 / 3.0), 9);

    [Fact]
    public void LastYearsGrowthIsCompounded() => Assert.Equal(144, NaiveTrends.LastGrowth(100, 120, 1), 9);

    [Fact]
    public void AFlatRateFollowsTheResidents() => Assert.Equal(55, NaiveTrends.FlatRate(50, 1000, 1100), 9);

    [Theory]
    [InlineData("Under 5", 0)]
    [InlineData("2 and under", 0)]
    [InlineData("age 4", 0)]
    [InlineData("5_to_10", 1)]
    [InlineData("15", 2)]
    [InlineData("20 and over", 4)]
    [InlineData("all", -1)]
    [InlineData("Age 5 to 11", -1)]
    public void ACategoryIsReadAsTheBandItBelongsTo(string category, int band) => Assert.Equal(band, AgeBand.FindPosition(category));

    [Fact]
    public void SingleAgesAreSummedOnlyWhereADateHasNoBands()
    {
        var history = new PlanHistory(
        [
            new("2024-01", "caseload", "age_band", "Age 5 to 10", 50), new("2024-01", "caseload", "single_age", "5", 20),
            new("2025-01", "caseload", "single_age", "5", 20), new("2025-01", "caseload", "single_age", "6", 31), new("2025-01", "new_plans", "age_band", "Under 5", 9),
        ]);

        Assert.Equal(50, history.FindCaseload(2024, 1));
        Assert.Equal(51, history.FindCaseload(2025, 1));
        Assert.Null(history.FindCaseload(2023, 1));
        Assert.Equal(9, history.FindNewPlans(2025)![0]);
    }

    [Fact]
    public void TheCohortMethodForeseesASteadyWorldExactly()
    {
        // Every January the same plans join each band and the same stock stands; a century lets the spread over single ages settle.
        var rows = HeldOutBacktest.Run(new PlanHistory(SteadyHistory(1900, 2025)), Steady()).Where(row => row.Method == BacktestMethods.Cohort).ToList();

        Assert.Contains(rows, row => row.ReferenceYear == 2019 && row.BaseYear == 2016);
        Assert.All(rows.Where(row => row.ReferenceYear - row.BaseYear == 1), row => Assert.Equal(row.Counted, row.Forecast, 6));
    }

    [Fact]
    public void NoForecastKnowsWhatWasCountedAfterItsBase()
    {
        var known = SteadyHistory(2010, 2025).ToList();
        var changed = known.Select(count => string.CompareOrdinal(count.ReferenceDate, "2022-01") > 0 ? count with { Value = count.Value * 3 } : count);
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
            InitialRoll = [SmallDataset.Roll("mainstream", 3, Tier.Mainstream, Need.Asd, 10), SmallDataset.Roll("mainstream", 8, Tier.Mainstream, Need.Mld, 20)],
        };
        var later = SmallDataset.Quiet() with
        {
            Horizon = new(new(2026), new(2027), new(2030)),
            Plans = [new(Need.Asd, new(5), Setting.Mainstream, 8), new(Need.Mld, new(10), Setting.Mainstream, 20)],
            History = [new("2024-01", "caseload", "age_band", "Age 5 to 10", 20), new("2025-01", "caseload", "age_band", "Age 5 to 10", 30)],
        };
        var rows = DemandBacktest.Run(later, earlier).Rows;

        var asd = Assert.Single(rows, row => row.Method == BacktestMethods.Forecast && row.Category == "ASD");
        Assert.Equal((2025, 2027, 10.0, 8.0, 25.0), (asd.BaseYear, asd.ReferenceYear, asd.Forecast, asd.Counted, asd.AbsolutePercentageError));
        Assert.Equal(0, Assert.Single(rows, row => row.Method == BacktestMethods.Forecast && row.Category == "secondary").AbsolutePercentageError);
        Assert.Equal(10 * 1.5 * 1.5, Assert.Single(rows, row => row.Method == BacktestMethods.LastGrowth && row.Category == "ASD").Forecast, 9);
    }

    [Fact]
    public void ASummaryWeighsErrorsByWhatWasCounted()
    {
        var summary = Assert.Single(new BacktestTable(
        [
            BacktestRow.Of("cohort", 2020, 2021, "need", "ASD", 110, 100), BacktestRow.Of("cohort", 2020, 2021, "need", "HI", 2, 1), BacktestRow.Of("cohort", 2020, 2021, "need", "MSI", 1, 0),
        ]).Summaries());

        Assert.Equal(2, summary.Forecasts);
        Assert.Equal(55, summary.MeanAbsolutePercentageError, 9);
        Assert.Equal(100.0 * 11 / 101, summary.WeightedPercentageError, 9);
    }

    [SkippableFact]
    public void EveryJanuaryOf2019To2025IsForecastByEveryMethodFromPublishedCounts()
    {
        var rows = HeldOutBacktest.Run(new PlanHistory(Published()), County());
        foreach (var summary in new BacktestTable(rows).Summaries()) Console.WriteLine(summary);

        foreach (var reference in Enumerable.Range(2019, 7))
        {
            foreach (var method in new[] { BacktestMethods.Cohort, BacktestMethods.FlatRate, BacktestMethods.Linear, BacktestMethods.LastGrowth })
                Assert.Equal(3 * 6, rows.Count(row => row.ReferenceYear == reference && row.Method == method));
        }

        Assert.All(rows, row => Assert.Equal(100 * Math.Abs(row.Forecast - row.Counted) / row.Counted, row.AbsolutePercentageError!.Value, 9));
        Assert.Equal(7307, rows.First(row => row.Dimension == "total" && row.ReferenceYear == 2025).Counted);
    }

    private static PlanningDataset Steady() => SmallDataset.Quiet() with { Population = [.. SmallDataset.Residents("A1", 2010, 1000)] };

    private static IEnumerable<HistoryCount> SteadyHistory(int first, int last)
    {
        for (var year = first; year <= last; year++)
        {
            foreach (var band in AgeBand.All)
            {
                yield return new($"{year}-01", "caseload", "age_band", band.Title, 30 * band.Span);
                yield return new($"{year}", "new_plans", "age_band", band.Title, 2 * band.Span);
            }
        }
    }

    private static List<HistoryCount> Published()
    {
        using var csv = Open(RepositoryFiles.Shared("facts", "ehcp_caseload.csv"));
        var counts = new List<HistoryCount>();
        while (csv.Read())
        {
            var measure = csv.GetString("measure");
            if (measure is not ("caseload" or "new_plans")) continue;
            counts.Add(new(csv.GetString("reference_date"), measure, csv.GetString("dimension"), csv.GetString("category"), csv.Parse<double>("value")));
        }

        return counts;
    }

    private static PlanningDataset County()
    {
        using var csv = Open(RepositoryFiles.Shared("opendata", "population", "population20_ltla21_oxfordshire.csv"));
        var residents = new double[26];
        while (csv.Read())
        {
            for (var age = 0; age < residents.Length; age++) residents[age] += csv.Parse<double>(age.ToString(CultureInfo.InvariantCulture));
        }

        return SmallDataset.Quiet() with { Population = [.. residents.Select((persons, age) => new PopulationCount(new("A1"), 2020, age, persons))] };
    }

    private static CsvReader Open(string path) => CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { HasHeader = true });
}
