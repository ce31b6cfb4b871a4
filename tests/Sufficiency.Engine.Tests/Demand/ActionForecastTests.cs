using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

/// <summary>What each effect of an action does to the forecast, on paper.</summary>
public sealed class ActionForecastTests
{
    private const double Tolerance = 1e-9;

    // 100 residents of each age and 50 new plans in 1,000 of age 7 (Year 3): 5 new plans a year.
    private static PlanningDataset NewPlans => SmallDataset.Quiet() with { NewPlanRates = [new(Need.Asd, new(3), 50)] };

    [Fact]
    public void ATenthFewerNewPlansFromAYearShowsExactlyInFlowsAndPlacings()
    {
        var forecast = DemandForecaster.Forecast(With(NewPlans, SmallActions.From(2026, new NewPlansEffect(-0.1))));

        Assert.Equal([5, 4.5, 4.5, 4.5], forecast.Flows.Select(flow => Math.Round(flow.NewPlans, 9)));
        Assert.Equal([5, 4.5, 4.5, 4.5], Enumerable.Range(0, 4).Select(year => Math.Round(Placed(forecast, null, year), 9)));
        Assert.Equal(5 + 4.5 + 4.5, forecast.Stock.Where(row => row.YearIndex == 2).Sum(row => row.Pupils), Tolerance);
    }

    [Fact]
    public void TheEffectBuildsUpAndReachesOnlyTheShareTheNeedsAndTheYearGroupsMeant()
    {
        var action = SmallActions.From(2026, new NewPlansEffect(-0.4)) with
        {
            BuildUp = [0.25, 1],
            Reach = new() { Share = 0.5, Needs = NeedSet.Of(Need.Asd), YearGroups = [new(3)] },
        };
        var rates = NewPlans with { NewPlanRates = [.. NewPlans.NewPlanRates, new(Need.Semh, new(3), 50), new(Need.Asd, new(8), 50)] };
        var forecast = DemandForecaster.Forecast(With(rates, action));

        Assert.Equal([5, 4.75, 4, 4], New(forecast, Need.Asd, Phase.Primary));
        Assert.Equal([5, 5, 5, 5], New(forecast, Need.Semh, Phase.Primary));
        Assert.Equal([5, 5, 5, 5], New(forecast, Need.Asd, Phase.Secondary));
    }

    [Fact]
    public void WhatLeavesOneTierJoinsAnother()
    {
        var without = DemandForecaster.Forecast(NewPlans);
        var with = DemandForecaster.Forecast(With(NewPlans, SmallActions.From(2026, new TierMove(Tier.Special, Tier.Base, 0.4))));

        Assert.Equal(1.25, Placed(without, Tier.Special, 1), Tolerance); // a quarter of five
        Assert.Equal(1.25 * 0.6, Placed(with, Tier.Special, 1), Tolerance);
        Assert.Equal(0.5 + (1.25 * 0.4), Placed(with, Tier.Base, 1), Tolerance);
        Assert.Equal(Placed(without, Tier.Special, 0), Placed(with, Tier.Special, 0), Tolerance);
        for (var year = 0; year < 4; year++) Assert.Equal(Stock(without, year), Stock(with, year), Tolerance);
    }

    [Fact]
    public void PupilsWhoTransferAndPupilsWhoRiseMoveTooButNobodyMovesBelowTheTierHeLeavesWithinAPhase()
    {
        var dataset = SmallDataset.Quiet() with
        {
            InitialRoll = [SmallDataset.Roll("mainstream", 6, Tier.Special, Need.Asd, 10),
                SmallDataset.Roll("mainstream", 2, Tier.Mainstream, Need.Asd, 10)],
            EscalationRates = [new(new(3), Tier.Mainstream, Tier.Special, 0.2), new(new(3), Tier.Mainstream, Tier.Base, 0.1)],
        };
        var forecast = DemandForecaster.Forecast(With(dataset,
            SmallActions.From(2025, new TierMove(Tier.Special, Tier.Base, 0.5), new TierMove(Tier.Base, Tier.Mainstream, 0.5))));

        Assert.Equal(5, Placed(forecast, Tier.Special, 0, EntryPoint.SecondaryTransfer), Tolerance);
        Assert.Equal(5, Placed(forecast, Tier.Base, 0, EntryPoint.SecondaryTransfer), Tolerance);
        Assert.Equal(1, Placed(forecast, Tier.Special, 0, EntryPoint.Junior), Tolerance);
        Assert.Equal(1 + 1, Placed(forecast, Tier.Base, 0, EntryPoint.Junior), Tolerance);
        Assert.Equal(0, Placed(forecast, Tier.Mainstream, 0, EntryPoint.Junior), Tolerance);
        Assert.Equal(20, Stock(forecast, 0), Tolerance);
    }

    [Fact]
    public void AMoveToTierEIsAShareOfWhatIsLeftInTierSAndKeepsTheStock()
    {
        var with = DemandForecaster.Forecast(With(NewPlans, SmallActions.From(2025, new TierMove(Tier.Special, Tier.Enhanced, 0.2))));

        Assert.Equal(0.25, Placed(with, Tier.Enhanced, 0), Tolerance);
        Assert.Equal(1.0, Placed(with, Tier.Special, 0), Tolerance);
        Assert.Equal(1.25, with.Stock.Where(row => row is { YearIndex: 0, Tier: Tier.Special }).Sum(row => row.Pupils), Tolerance);
    }

    [Fact]
    public void MovesThatAddUpToMoreThanAllAreCutInProportion()
    {
        var forecast = DemandForecaster.Forecast(With(NewPlans,
            SmallActions.From(2025, new TierMove(Tier.Special, Tier.Base, 0.9)),
            SmallActions.From(2025, new TierMove(Tier.Special, Tier.Mainstream, 0.9))));

        Assert.Equal(0, Placed(forecast, Tier.Special, 0), Tolerance);
        Assert.Equal(0.5 + 0.625, Placed(forecast, Tier.Base, 0), Tolerance);
    }

    [Fact]
    public void TwiceTheCeasingEndsTwiceThePlansAndShortensStays()
    {
        var dataset = SmallDataset.Quiet() with
        {
            InitialRoll = [SmallDataset.Roll("mainstream", 7, Tier.Mainstream, Need.Asd, 100)],
            NewPlanRates = [new(Need.Asd, new(8), 50)],
            CeasingRates = [new(new(7), 0.1), new(new(8), 0.1)],
        };
        var forecast = DemandForecaster.Forecast(With(dataset, SmallActions.From(2026, new CeasingEffect(1))));

        Assert.Equal(90, forecast.InitialRollOf(0, 0), Tolerance);
        Assert.Equal(72, forecast.InitialRollOf(0, 1), Tolerance); // a fifth of those of Year 8
        Assert.Equal(0.8, forecast.SurvivalOf(Tier.Mainstream, EntryPoint.Secondary, 0, 1), Tolerance);
        Assert.Equal(10 + (5 * 0.0), forecast.Flows[0].Ceased, Tolerance);
        Assert.Equal(18 + (5 * 0.2), forecast.Flows[1].Ceased, Tolerance);
    }

    [Fact]
    public void AnActionInSomeAreasChangesThePlacingsThereAndNowhereElse()
    {
        var dataset = NewPlans with
        {
            Areas = [SmallDataset.Area("A1", 450, 200) with { TownName = "Northtown" }, SmallDataset.Area("A2", 460, 205)],
            Population = [.. SmallDataset.Residents("A1", 2024, 100), .. SmallDataset.Residents("A2", 2024, 300)],
            Demand = NewPlans.Demand with { DeprivationWeight = 0, NearbyPlansWeight = 0 },
        };
        var action = SmallActions.From(2025, new NewPlansEffect(-0.5)) with { Reach = new() { Towns = ["northtown"] } };
        var forecast = DemandForecaster.Forecast(With(dataset, action));

        Assert.Equal(20 - 2.5, forecast.Flows[0].NewPlans, Tolerance);
        Assert.Equal(2.5, PlacedIn(forecast, 0), Tolerance);
        Assert.Equal(15, PlacedIn(forecast, 1), Tolerance);
    }

    [Fact]
    public void ActionsWithoutEffectChangeNoBit()
    {
        var dataset = SmallDataset.Create();
        var without = DemandForecaster.Forecast(dataset);
        var with = DemandForecaster.Forecast(With(dataset,
            SmallActions.From(2025, new NewPlansEffect(0), new TierMove(Tier.Special, Tier.Base, 0), new CeasingEffect(0)),
            SmallActions.From(2026, new NewPlansEffect(-0.5)) with { Reach = new() { Share = 0 } },
            SmallActions.From(2026, new NewPlansEffect(-0.5)) with { BuildUp = [0] }));

        Assert.Equal(without.Placings.Values, with.Placings.Values);
        Assert.Equal(without.Survival.Values, with.Survival.Values);
        Assert.Equal(without.InitialRoll.Values, with.InitialRoll.Values);
        Assert.Equal(without.Stock, with.Stock);
    }

    [Fact]
    public void TheOrderOfActionsChangesNothingAndPupilsAreConserved()
    {
        var areas = SmallDataset.Create().Areas.Select((area, i) => area with { TownName = i == 0 ? "Northtown" : "Southtown" });
        var dataset = SmallDataset.Create() with { Areas = [.. areas] };
        PlannedAction[] actions =
        [
            SmallActions.From(2025, new NewPlansEffect(-0.3), new TierMove(Tier.Special, Tier.Base, 0.3)),
            SmallActions.From(2026, new CeasingEffect(0.5)) with { Id = "b", Reach = new() { Needs = NeedSet.Of(Need.Asd) } },
            SmallActions.From(2026, new NewPlansEffect(-0.3)) with { Id = "c", Reach = new() { Towns = ["Northtown"] } },
        ];
        var one = DemandForecaster.Forecast(With(dataset, actions));
        var other = DemandForecaster.Forecast(With(dataset, [.. actions.Reverse()]));

        Assert.Equal(one.Cells, other.Cells);
        for (var i = 0; i < one.Placings.Values.Length; i++) Assert.Equal(one.Placings.Values[i], other.Placings.Values[i], Tolerance);
        for (var year = 0; year < 4; year++)
        {
            var flows = one.Flows.Where(flow => flow.YearIndex == year).ToList();
            Assert.Equal(Stock(one, year - 1) - flows.Sum(flow => flow.Ceased) + flows.Sum(flow => flow.NewPlans), Stock(one, year),
                Tolerance);
            Assert.Equal(one.Stock.Where(row => row.YearIndex == year && row.Tier is not null && row.YearGroup.Value is >= 0 and <= 14)
                .Sum(row => row.Pupils), OnRoll(one, year), Tolerance);
        }
    }

    private static PlanningDataset With(PlanningDataset dataset, params PlannedAction[] actions) => dataset with { Actions = actions };

    private static double[] New(DemandForecast forecast, Need need, Phase phase) => [.. Enumerable.Range(0, 4).Select(year =>
        Math.Round(forecast.Flows.Where(flow => flow.YearIndex == year && flow.Need == need && flow.Phase == phase)
            .Sum(flow => flow.NewPlans), 9))];

    private static double Placed(DemandForecast forecast, Tier? tier, int year, EntryPoint? entry = null) => forecast.Cells
        .Select((cell, i) => (tier is null || cell.Tier == tier) && (entry is null || cell.Entry == entry)
            ? forecast.PlacingsOf(i, year) : 0)
        .Sum();

    private static double PlacedIn(DemandForecast forecast, int area) =>
        forecast.Cells.Select((cell, i) => cell.Area == area ? forecast.PlacingsOf(i, 0) : 0).Sum();

    private static double Stock(DemandForecast forecast, int year) =>
        forecast.Stock.Where(row => row.YearIndex == year).Sum(row => row.Pupils);

    /// <summary>The base roll still there, and everybody placed who is still there.</summary>
    private static double OnRoll(DemandForecast forecast, int year) =>
        Enumerable.Range(0, 4).Sum(provider => forecast.InitialRollOf(provider, year))
        + forecast.Cells.Select((cell, i) => Enumerable.Range(0, year + 1).Sum(placed => forecast.PlacingsOf(i, placed)
            * forecast.SurvivalOf(cell.Tier, cell.Entry, placed, year - placed))).Sum();
}
