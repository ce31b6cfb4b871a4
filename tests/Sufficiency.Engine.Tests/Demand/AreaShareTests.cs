using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Areas;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class AreaShareTests
{
    [Fact]
    public void SharesSumToOneInEveryPhaseAndYear()
    {
        var dataset = SmallDataset.Create();
        var shares = DemandForecaster.Forecast(dataset).AreaShares;

        Assert.Equal(["areas", "phases", "years"], shares.Axes.Select(axis => axis.Name), StringComparer.Ordinal);
        for (var phase = 0; phase < 5; phase++)
        {
            for (var year = 0; year < dataset.Horizon.Count; year++)
                Assert.Equal(1, Enumerable.Range(0, dataset.Areas.Count).Sum(area => shares[area, phase, year]), 12);
        }
    }

    [Fact]
    public void PlacingsOfAnAreaFollowItsResidentsAndDeprivation()
    {
        var dataset = TwoAreas(nearbyWeight: 0) with
        {
            NewPlanRates = [new(Need.Asd, new(0), 10)],
            TierShares = [.. SmallDataset.Shares(Need.Asd, mainstream: 1)],
        };
        var forecast = DemandForecaster.Forecast(dataset);

        // Weights 100 × (1 + 0.5·0.4) = 120 and 300 × (1 − 0.5·0.4) = 240 share 400 residents × 10 per thousand = 4 new plans.
        Assert.Equal(4.0 / 3.0, forecast.PlacingsOf(0, 0), 12);
        Assert.Equal(8.0 / 3.0, forecast.PlacingsOf(1, 0), 12);
    }

    [Fact]
    public void PlansCountedNearbyPullAnAreasShareUpAndTheOthersDown()
    {
        // Each area has its own school far from the other: plans counted 30 : 30, expected by residents 15 : 45, ratios 2 and 2/3.
        var pulls = NearbyPlans.OnPrimary(TwoAreas(nearbyWeight: 1), PopulationProjection.Of(TwoAreas(nearbyWeight: 1)));
        Assert.Equal(2, pulls[0], 6);
        Assert.Equal(2.0 / 3.0, pulls[1], 6);

        var half = NearbyPlans.OnPrimary(TwoAreas(nearbyWeight: 0.5), PopulationProjection.Of(TwoAreas(nearbyWeight: 0.5)));
        Assert.Equal(1.5, half[0], 6);
        Assert.Equal(5.0 / 6.0, half[1], 6);
    }

    /// <summary>Each school is half as near to the area of the other. Residents expect 25 and 35 plans; 30 and 30 were counted.</summary>
    [Fact]
    public void ASchoolPullsTheAreasAroundItByTheirNearness()
    {
        var apart = 5 * Math.Log(2);
        var dataset = TwoAreas(nearbyWeight: 1) with
        {
            Areas = [SmallDataset.Area("A1", 400, 200), SmallDataset.Area("A2", 400 + apart, 200)],
            Providers =
            [
                SmallDataset.Provider("one", ProvisionType.Mainstream, 400, 200, 0, 6, isUnlimited: true, plansOnRoll: 30),
                SmallDataset.Provider("two", ProvisionType.Mainstream, 400 + apart, 200, 0, 6, isUnlimited: true, plansOnRoll: 30),
            ],
        };

        var pulls = NearbyPlans.OnPrimary(dataset, PopulationProjection.Of(dataset));

        Assert.Equal(45 / 42.5, pulls[0], 6);
        Assert.Equal(45 / 47.5, pulls[1], 6);
    }

    [Fact]
    public void ThePullStaysBetweenAHalfAndTwo()
    {
        var dataset = TwoAreas(nearbyWeight: 1);
        var uneven =
            dataset with { Providers = [dataset.Providers[0] with { PlansOnRoll = 1000 }, dataset.Providers[1] with { PlansOnRoll = 1 }] };

        Assert.Equal([2.0, 0.5], NearbyPlans.OnPrimary(uneven, PopulationProjection.Of(uneven)));
    }

    [Fact]
    public void ASchoolOfOneStageDoesNotPullTheOther()
    {
        var dataset = TwoAreas(nearbyWeight: 1);
        var secondaryOnly = dataset with
        {
            Providers = [.. dataset.Providers.Select(provider => provider with { LowestYearGroup = new(7), HighestYearGroup = new(11) })],
        };

        Assert.Equal([1.0, 1.0], NearbyPlans.OnPrimary(secondaryOnly, PopulationProjection.Of(secondaryOnly)));
        Assert.Equal(2, NearbyPlans.OnSecondary(secondaryOnly, PopulationProjection.Of(secondaryOnly))[0], 6);
    }

    /// <summary>Both schools are primary. Four new plans are shared 1 : 2 without the pull of schools, and 240 : 160 with it.</summary>
    [Theory]
    [InlineData(6, 2.4)]
    [InlineData(7, 4.0 / 3.0)]
    [InlineData(8, 4.0 / 3.0)]
    [InlineData(12, 4.0 / 3.0)]
    public void PrimarySchoolsPullPlacingsUpToYear6Alone(int yearGroup, double placings)
    {
        var dataset = TwoAreas(nearbyWeight: 1) with
        {
            NewPlanRates = [new(Need.Asd, new(yearGroup), 10)],
            TierShares = [.. SmallDataset.Shares(Need.Asd, mainstream: 1)],
        };

        var forecast = DemandForecaster.Forecast(dataset);

        Assert.Equal(placings, PlacedFrom(0), 6);
        Assert.Equal(4 - placings, PlacedFrom(1), 6);

        double PlacedFrom(int area) =>
            forecast.Cells.Index().Where(cell => cell.Item.Area == area).Sum(cell => forecast.PlacingsOf(cell.Index, 0));
    }

    [Fact]
    public void SplittingAnAreaAtTheSamePointChangesNothingInTotal()
    {
        var dataset = SmallDataset.Create();
        var whole = DemandForecaster.Forecast(dataset);
        var split = DemandForecaster.Forecast(dataset with
        {
            Areas = [dataset.Areas[0], dataset.Areas[1] with { Code = new("A2a") },
                dataset.Areas[1] with { Code = new("A2b") }, dataset.Areas[2]],
            Population =
            [
                .. dataset.Population.SelectMany(count => count.Area.Value == "A2"
                    ? [count with { Area = new("A2a"), Persons = count.Persons * 0.3 },
                        count with { Area = new("A2b"), Persons = count.Persons * 0.7 }]
                    : new[] { count }),
            ],
        });

        AssertSamePlacings(Sums(whole, area => area), Sums(split, area => new[] { 0, 1, 1, 2 }[area]));
        for (var i = 0; i < whole.Survival.Values.Length; i++) Assert.Equal(whole.Survival.Values[i], split.Survival.Values[i], 12);
    }

    [Fact]
    public void RenamingAndReorderingAreasChangesNothing()
    {
        var dataset = SmallDataset.Create();
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["A1"] = "Z", ["A2"] = "Y", ["A3"] = "X" };
        var renamed = DemandForecaster.Forecast(dataset with
        {
            Areas = [.. dataset.Areas.Reverse().Select(area => area with { Code = new(names[area.Code.Value]) })],
            Population = [.. dataset.Population.Select(count => count with { Area = new(names[count.Area.Value]) })],
        });

        AssertSamePlacings(Sums(DemandForecaster.Forecast(dataset), area => area), Sums(renamed, area => 2 - area));
    }

    [Fact]
    public void AnAreaWithoutResidentsHasNoCells()
    {
        var dataset = SmallDataset.Create();
        var forecast = DemandForecaster.Forecast(
            dataset with { Population = [.. dataset.Population.Where(count => count.Area.Value != "A3")] });

        Assert.NotEmpty(forecast.Cells);
        Assert.DoesNotContain(forecast.Cells, cell => cell.Area == 2);
    }

    [Fact]
    public void CellsStandInOrderWithoutDoubles()
    {
        var cells = DemandForecaster.Forecast(SmallDataset.Create()).Cells;

        Assert.Equal(cells.Distinct().OrderBy(cell => cell.Area).ThenBy(cell => cell.Need).ThenBy(cell => cell.Tier)
            .ThenBy(cell => cell.Entry), cells);
    }

    private static PlanningDataset TwoAreas(double nearbyWeight)
    {
        var quiet = SmallDataset.Quiet();
        return quiet with
        {
            Areas = [SmallDataset.Area("A1", 400, 200, deprivation: 0.9), SmallDataset.Area("A2", 500, 200, deprivation: 0.1)],
            Population = [.. SmallDataset.Residents("A1", 2024, 100), .. SmallDataset.Residents("A2", 2024, 300)],
            Providers =
            [
                SmallDataset.Provider("one", ProvisionType.Mainstream, 400, 200, 0, 6, isUnlimited: true, plansOnRoll: 30),
                SmallDataset.Provider("two", ProvisionType.Mainstream, 500, 200, 0, 6, isUnlimited: true, plansOnRoll: 30),
            ],
            Demand = quiet.Demand with { DeprivationWeight = 0.5, NearbyPlansWeight = nearbyWeight, NearbyPlansKilometres = 5 },
        };
    }

    private static Dictionary<(int Area, Need Need, Tier Tier, EntryPoint Entry, int Year), double> Sums(
        DemandForecast forecast, Func<int, int> group)
    {
        var sums = new Dictionary<(int, Need, Tier, EntryPoint, int), double>();
        for (var cell = 0; cell < forecast.Cells.Count; cell++)
        {
            var (area, need, tier, entry) = forecast.Cells[cell];
            for (var year = 0; year < forecast.YearCount; year++)
            {
                var key = (group(area), need, tier, entry, year);
                sums[key] = sums.GetValueOrDefault(key) + forecast.PlacingsOf(cell, year);
            }
        }

        return sums;
    }

    private static void AssertSamePlacings<TKey>(Dictionary<TKey, double> expected, Dictionary<TKey, double> actual)
        where TKey : notnull
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key], 12));
    }
}
