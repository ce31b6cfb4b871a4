using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

/// <summary>What holds of every forecast, on random small counties.</summary>
[Properties(Arbitrary = [typeof(Counties)], MaxTest = 60)]
public sealed class ForecastPropertyTests
{
    private const double Tolerance = 1e-9;

    [Property]
    public void PupilsAreConservedFromYearToYear(County county)
    {
        var forecast = DemandForecaster.Forecast(county.Dataset);

        Assert.Equal(county.Dataset.Plans.Sum(plans => plans.Plans), Stock(forecast, -1), Tolerance);
        for (var year = 0; year < forecast.YearCount; year++)
        {
            var flows = forecast.Flows.Where(flow => flow.YearIndex == year).ToList();
            Assert.Equal(Stock(forecast, year - 1) - flows.Sum(flow => flow.Ceased) + flows.Sum(flow => flow.NewPlans),
                Stock(forecast, year), Tolerance);
        }
    }

    [Property]
    public void InitialRollAndPlacingsTimesSurvivalAreTheStockOfEachTierAndPhase(County county)
    {
        var forecast = DemandForecaster.Forecast(county.Dataset);

        foreach (var tier in ProvisionCodes.Tiers)
        {
            foreach (var phase in new[] { Phase.Primary, Phase.Secondary, Phase.PostSixteen })
            {
                for (var year = 0; year < forecast.YearCount; year++)
                {
                    var held = RollStillThere(county.Dataset, tier, phase, year) + PlacedAndStillThere(forecast, tier, phase, year);
                    var stock = forecast.Stock.Where(row => row.YearIndex == year && row.Tier == tier && row.YearGroup.Phase == phase)
                        .Sum(row => row.Pupils);
                    Assert.Equal(stock, held, Tolerance);
                }
            }
        }
    }

    [Property]
    public void TheInitialRollOfProvidersIsWhatIsLeftOfItByTierAndPhase(County county)
    {
        var forecast = DemandForecaster.Forecast(county.Dataset);

        for (var year = 0; year < forecast.YearCount; year++)
        {
            var expected = ProvisionCodes.Tiers
                .Sum(tier => Enum.GetValues<Phase>().Sum(phase => RollStillThere(county.Dataset, tier, phase, year)));
            Assert.Equal(expected, Enumerable.Range(0, county.Dataset.Providers.Count)
                .Sum(provider => forecast.InitialRollOf(provider, year)), Tolerance);
            Assert.Equal(expected, forecast.InitialRollByNeed.Values.Where((_, i) => i % forecast.YearCount == year).Sum(), Tolerance);
        }
    }

    [Property]
    public void AHigherGrowthPathNeverMeansFewerPlans(County county)
    {
        var demand = county.Dataset.Demand;
        var forecasts = Enum.GetValues<GrowthLevel>()
            .Select(growth => DemandForecaster.Forecast(county.Dataset with { Demand = demand with { Growth = growth } })).ToList();

        for (var year = 0; year < forecasts[0].YearCount; year++)
        {
            Assert.True(Stock(forecasts[0], year) <= Stock(forecasts[1], year) + Tolerance);
            Assert.True(Stock(forecasts[1], year) <= Stock(forecasts[2], year) + Tolerance);
            for (var level = 0; level < 2; level++)
                Assert.True(CohortProgressionTests.County(forecasts[level])[year]
                    <= CohortProgressionTests.County(forecasts[level + 1])[year] + Tolerance);
        }
    }

    [Property]
    public void TheOrderOfInputRowsChangesNothing(County county)
    {
        var dataset = county.Dataset;
        var turned = dataset with
        {
            Population = [.. dataset.Population.Reverse()],
            Plans = [.. dataset.Plans.Reverse()],
            InitialRoll = [.. dataset.InitialRoll.Reverse()],
            NewPlanRates = [.. dataset.NewPlanRates.Reverse()],
            CeasingRates = [.. dataset.CeasingRates.Reverse()],
            EscalationRates = [.. dataset.EscalationRates.Reverse()],
            NoSchoolPlaceRates = [.. dataset.NoSchoolPlaceRates.Reverse()],
            TierShares = [.. dataset.TierShares.Reverse()],
        };
        var forecast = DemandForecaster.Forecast(dataset);
        var other = DemandForecaster.Forecast(turned);

        Assert.Equal(forecast.Cells, other.Cells);
        for (var i = 0; i < forecast.Placings.Values.Length; i++)
            Assert.Equal(forecast.Placings.Values[i], other.Placings.Values[i], Tolerance);
        for (var i = 0; i < forecast.Survival.Values.Length; i++)
            Assert.Equal(forecast.Survival.Values[i], other.Survival.Values[i], Tolerance);
    }

    private static double Stock(DemandForecast forecast, int year) =>
        forecast.Stock.Where(row => row.YearIndex == year).Sum(row => row.Pupils);

    private static double PlacedAndStillThere(DemandForecast forecast, Tier tier, Phase phase, int year)
    {
        var pupils = 0.0;
        for (var cell = 0; cell < forecast.Cells.Count; cell++)
        {
            var (_, _, cellTier, entry) = forecast.Cells[cell];
            if (cellTier != tier || entry.Phase() != phase) continue;
            for (var placed = 0; placed <= year; placed++)
                pupils += forecast.PlacingsOf(cell, placed) * forecast.SurvivalOf(tier, entry, placed, year - placed);
        }

        return pupils;
    }

    /// <summary>Follows each row of the initial roll by hand, from the tables alone.</summary>
    private static double RollStillThere(PlanningDataset dataset, Tier tier, Phase phase, int year)
    {
        var total = 0.0;
        foreach (var roll in dataset.InitialRoll.Where(roll => roll.Tier == tier && roll.YearGroup.Value + year < YearGroup.LastPlaced
            && new YearGroup(roll.YearGroup.Value + year + 1).Phase == phase))
        {
            var pupils = roll.Pupils;
            for (var yearGroup = roll.YearGroup.Value; yearGroup <= roll.YearGroup.Value + year; yearGroup++)
            {
                var goesOn = 1 - dataset.CeasingRates.Where(rate => rate.YearGroup.Value == yearGroup).Sum(rate => rate.Share);
                goesOn *= 1 - dataset.EscalationRates.Where(rate => rate.Into.Value == yearGroup + 1 && rate.From == tier)
                    .Sum(rate => rate.Share)
                    - dataset.NoSchoolPlaceRates.Where(rate => rate.Into.Value == yearGroup + 1).Sum(rate => rate.Share);
                var school = dataset.Providers.Single(provider => provider.Id == roll.Provider);
                var teachesOn = school.LowestYearGroup.Value <= yearGroup + 1
                    && school.HighestYearGroup.Value >= (yearGroup + 1 < 12 ? 11 : 13);
                if (yearGroup + 1 is 7 or 12) goesOn = teachesOn ? Math.Min(goesOn,
                    dataset.StayOnRates.Where(rate => rate.Into.Value == yearGroup + 1 && rate.Tier == tier).Sum(rate => rate.Share)) : 0;
                pupils *= goesOn;
            }

            total += pupils;
        }

        return total;
    }
}

/// <summary>A random county; its description names the seed it was made from.</summary>
public sealed class County
{
    internal County(int seed, PlanningDataset dataset) => (Seed, Dataset) = (seed, dataset);

    internal PlanningDataset Dataset { get; }

    private int Seed { get; }

    public override string ToString() => $"county of seed {Seed}";
}

/// <summary>Makes random counties: stock in every year group and setting, all rates present, three growth paths in order.</summary>
public static class Counties
{
    private static readonly Need[] Needs = [Need.Asd, Need.Mld, Need.Semh];
    private static readonly (Tier, Tier)[] Rises =
        [(Tier.Mainstream, Tier.Base), (Tier.Mainstream, Tier.Special), (Tier.Base, Tier.Special), (Tier.Special, Tier.Beyond)];

    private static readonly (Tier, Tier)[] RisesAndFalls = [.. Rises, (Tier.Special, Tier.Mainstream)];

    public static Arbitrary<County> County() =>
        Gen.Choose(0, int.MaxValue - 1).Select(seed => new County(seed, Make(new Random(seed)))).ToArbitrary();

    private static PlanningDataset Make(Random random)
    {
        var years = random.Next(1, 11);
        var small = SmallDataset.Create(years);
        IReadOnlyList<InitialRoll> roll =
        [
            .. from provider in small.Providers
               from need in Needs
               from yearGroup in Enumerable.Range(0, 15)
               where random.Next(3) == 0
               select SmallDataset.Roll(provider.Id.Value, yearGroup, (Tier)random.Next(4), need, random.NextDouble() * 9),
        ];
        IReadOnlyList<InitialWaiting> waiting =
            [.. Needs.Select(need => new InitialWaiting(need, new(random.Next(-1, 15)), (Tier)random.Next(4), random.NextDouble()))];
        var low = Enumerable.Range(0, years).Select(_ => random.NextDouble()).ToList();
        return small with
        {
            InitialRoll = roll,
            InitialWaiting = waiting,
            Plans =
            [
                .. roll.GroupBy(row => (row.Need, row.YearGroup))
                    .Select(group => new PlansCount(group.Key.Need, group.Key.YearGroup, Setting.Mainstream, group.Sum(row => row.Pupils))),
                .. waiting.Select(row => new PlansCount(row.Need, row.YearGroup, Setting.NoSchoolPlace, row.Pupils + random.NextDouble())),
                .. Enumerable.Range(-4, 26).Where(group => group is < -1 or > 14)
                    .Select(group => new PlansCount(Needs[random.Next(3)], new(group), Setting.Mainstream, random.NextDouble() * 5)),
            ],
            NewPlanRates = [.. from need in Needs from yearGroup in Enumerable.Range(-4, 26) select new NewPlanRate(need, new(yearGroup),
                random.NextDouble() * 20)],
            CeasingRates = [.. Enumerable.Range(-4, 26).Select(yearGroup => new CeasingRate(new(yearGroup), random.NextDouble()))],
            EscalationRates =
            [
                .. from moved in Enumerable.Range(0, 15)
                   from pair in moved is 0 or 7 or 12 ? RisesAndFalls : Rises
                   select new EscalationRate(new(moved), pair.Item1, pair.Item2, random.NextDouble() / 3),
            ],
            Demand = small.Demand with
            {
                NewPlanFactors = new Dictionary<GrowthLevel, IReadOnlyList<double>>
                {
                    [GrowthLevel.Low] = low,
                    [GrowthLevel.Central] = [.. low.Select(factor => factor * 1.2)],
                    [GrowthLevel.High] = [.. low.Select(factor => factor * 1.7)],
                },
            },
        };
    }
}
