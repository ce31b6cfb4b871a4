using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>A scenario shares the forecast of another only where its changes cannot alter it.</summary>
public sealed class SharedInputsTests
{
    [Theory]
    [InlineData("schemes[vale-new].planned_opening=2027")]
    [InlineData("scheme_places[vale-new,0].places=15")]
    [InlineData("provider_places[hill,2026].places=30")]
    [InlineData("providers[hill].top_up_gbp=1")]
    [InlineData("providers[hill].place_funding_gbp=1")]
    [InlineData("costs[elsewhere,primary].gbp_per_pupil_year=1")]
    [InlineData("costs.discount_rate=0.1")]
    [InlineData("penalties.waiting_gbp=2000000")]
    [InlineData("policy.limits=[]")]
    [InlineData("capital.budgets=[]")]
    [InlineData("funding[2026].high_needs_block_gbp=1")]
    [InlineData("travel.detour_factor=2")]
    public void AForecastIsSharedWhereTheChangeDoesNotTouchIt(string change)
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var before = shared.For(pack.Load());
        var after = shared.For(pack.Set(change).Load());

        Assert.Same(before.Forecast, after.Forecast);
        var own = DemandForecaster.Forecast(pack.Read());
        Assert.Equal(own.Placings.Values, after.Forecast.Placings.Values);
        Assert.Equal(own.Survival.Values, after.Forecast.Survival.Values);
        Assert.Equal(own.InitialRollByNeed.Values, after.Forecast.InitialRollByNeed.Values);
        Assert.Equal(own.Stock, after.Forecast.Stock);
        Assert.Equal(own.AreaShares.Values, after.Forecast.AreaShares.Values);
    }

    [Theory]
    [InlineData("demand.growth=high")]
    [InlineData("tier_shares[ASD,primary,S].share>B=0.1")]
    [InlineData("rates[new_plans,ASD,7].value=9")]
    [InlineData("population[E01000001,2020,5].persons=90")]
    public void AForecastIsMadeAnewWhereTheChangeTouchesIt(string change)
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var before = shared.For(pack.Load());
        var after = shared.For(pack.Set(change).Load());

        Assert.NotEqual(before.Forecast.Placings.Values, after.Forecast.Placings.Values);
        Assert.Equal(DemandForecaster.Forecast(pack.Read()).Placings.Values, after.Forecast.Placings.Values);
        Assert.Same(before.Travel, after.Travel);
    }

    [Theory]
    [InlineData("travel.detour_factor=2")]
    [InlineData("providers[hill].easting=447000")]
    public void JourneysAreMeasuredAnewWhereTheChangeTouchesThem(string change)
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var before = shared.For(pack.Load());
        var after = shared.For(pack.Set(change).Load());

        Assert.NotEqual(Enumerable.Range(0, 4).Select(area => before.Travel.Minutes(area, 1)),
            Enumerable.Range(0, 4).Select(area => after.Travel.Minutes(area, 1)));
    }

    [Theory]
    [InlineData("schemes[vale-new].planned_opening=2027")]
    [InlineData("scheme_places[vale-new,0].places=15")]
    [InlineData("capital.budgets=[]")]
    public void FiguresOfTheModelAreSharedWhereOnlySchemesDiffer(string change)
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var before = shared.For(pack.Load());
        var after = shared.For(pack.Set(change).Load());

        Assert.Same(before.Sets.Demand.Sources, after.Sets.Demand.Sources);
        Assert.Same(before.Sets.PlacementCosts, after.Sets.PlacementCosts);
        Assert.Same(after.Dataset, after.Sets.Dataset);
        AssertIsTheModelOf(pack.Load(), after.Sets);
    }

    [Theory]
    [InlineData("provider_places[hill,2026].places=30")]
    [InlineData("providers[hill].top_up_gbp=1")]
    [InlineData("providers[hill].place_funding_gbp=1")]
    [InlineData("costs[elsewhere,primary].gbp_per_pupil_year=1")]
    [InlineData("costs.discount_rate=0.1")]
    [InlineData("penalties.waiting_gbp=2000000")]
    [InlineData("policy.limits=[]")]
    [InlineData("travel.detour_factor=2")]
    [InlineData("demand.growth=high")]
    public void FiguresOfTheModelAreMadeAnewWhereAnythingElseDiffers(string change)
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var before = shared.For(pack.Load());
        var after = shared.For(pack.Set(change).Load());

        Assert.NotSame(before.Sets.PlacementCosts, after.Sets.PlacementCosts);
        AssertIsTheModelOf(pack.Load(), after.Sets);
    }

    [Theory]
    [InlineData("penalties.waiting_gbp", 2000000, 3000000)]
    [InlineData("providers[hill].top_up_gbp", 1000, 2000)]
    public void ChangesThatPassTheSameFiguresInAnotherOrderAreNotTheSame(string path, int first, int second)
    {
        // One goes up twice by the first, the other by the second and down again: both pass the
        // same two figures, and end at different ones.
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var reader = new DatasetReader();
        var up = reader.Load(
            new(pack.Folder, [FormattableString.Invariant($"{path}+={first}"), FormattableString.Invariant($"{path}+={second - first}")]));
        var back = reader.Load(
            new(pack.Folder, [FormattableString.Invariant($"{path}+={second}"), FormattableString.Invariant($"{path}-={second - first}")]));
        Assert.Equal(up.Overrides.Select(change => change.NewValue).Order(StringComparer.Ordinal),
            back.Overrides.Select(change => change.NewValue).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        _ = shared.For(up).Sets.PlacementCosts; // made, and at hand for whoever asks for the same
        AssertIsTheModelOf(back, shared.For(back).Sets);
        AssertIsTheModelOf(up, shared.For(up).Sets);
    }

    [Fact]
    public void AForecastIsOfTheLastFigureNotOfAllThatWerePassed()
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var reader = new DatasetReader();
        var up = shared.For(reader.Load(new(pack.Folder, ["rates[new_plans,ASD,7].value+=1", "rates[new_plans,ASD,7].value+=1"])));
        var back = reader.Load(new(pack.Folder, ["rates[new_plans,ASD,7].value+=2", "rates[new_plans,ASD,7].value-=1"]));

        Assert.NotEqual(up.Forecast.Placings.Values, shared.For(back).Forecast.Placings.Values);
        Assert.Equal(DemandForecaster.Forecast(back.Dataset).Placings.Values, shared.For(back).Forecast.Placings.Values);
    }

    [Fact]
    public void MemoryIsBoundedHoweverManyForecastsThereAre()
    {
        using var pack = new SmallPack();
        var reader = new DatasetReader();
        var shared = new SharedInputs();
        var first = shared.For(pack.Load());
        for (var i = 1; i <= 10; i++)
            shared.For(reader.Load(new(pack.Folder, [FormattableString.Invariant($"demand.population_growth=0.0{i:00}")])));

        Assert.NotSame(first.Forecast, shared.For(pack.Load()).Forecast);
    }

    private static void AssertIsTheModelOf(LoadedDataset own, ModelSets sets)
    {
        var expected = PlanModelBuilder.Build(own.Dataset, PlanInputs.TravelOf(own),
            DemandForecaster.Forecast(own.Dataset), SchemeChoice.Choose);
        Assert.Equal(LpText.Write(expected.Problem), LpText.Write(PlanModelBuilder.Build(sets, SchemeChoice.Choose, null).Problem));
    }
}
