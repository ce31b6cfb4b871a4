using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Additions;
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

        Assert.Same(before.Model.Forecast, after.Model.Forecast);
        var own = DemandForecaster.Forecast(pack.Read());
        Assert.Equal(own.Placings.Values, after.Model.Forecast.Placings.Values);
        Assert.Equal(own.Survival.Values, after.Model.Forecast.Survival.Values);
        Assert.Equal(own.InitialRollByNeed.Values, after.Model.Forecast.InitialRollByNeed.Values);
        Assert.Equal(own.Stock, after.Model.Forecast.Stock);
        Assert.Equal(own.AreaShares.Values, after.Model.Forecast.AreaShares.Values);
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

        Assert.NotEqual(before.Model.Forecast.Placings.Values, after.Model.Forecast.Placings.Values);
        Assert.Equal(DemandForecaster.Forecast(pack.Read()).Placings.Values, after.Model.Forecast.Placings.Values);
        Assert.Same(before.Model.Travel, after.Model.Travel);
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

        Assert.NotEqual(Enumerable.Range(0, 4).Select(area => before.Model.Travel.Minutes(area, 1)),
            Enumerable.Range(0, 4).Select(area => after.Model.Travel.Minutes(area, 1)));
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

        Assert.Same(before.Basis.Demand.Sources, after.Basis.Demand.Sources);
        Assert.Same(before.Basis.Costs.Placement, after.Basis.Costs.Placement);
        Assert.Same(after.Dataset, after.Basis.Data.Dataset);
        AssertIsTheModelOf(pack.Load(), after.Basis);
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

        Assert.NotSame(before.Basis.Costs.Placement, after.Basis.Costs.Placement);
        AssertIsTheModelOf(pack.Load(), after.Basis);
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

        _ = shared.For(up).Basis.Costs.Placement; // made, and at hand for whoever asks for the same
        AssertIsTheModelOf(back, shared.For(back).Basis);
        AssertIsTheModelOf(up, shared.For(up).Basis);
    }

    [Fact]
    public void AForecastIsOfTheLastFigureNotOfAllThatWerePassed()
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var reader = new DatasetReader();
        var up = shared.For(reader.Load(new(pack.Folder, ["rates[new_plans,ASD,7].value+=1", "rates[new_plans,ASD,7].value+=1"])));
        var back = reader.Load(new(pack.Folder, ["rates[new_plans,ASD,7].value+=2", "rates[new_plans,ASD,7].value-=1"]));

        Assert.NotEqual(up.Model.Forecast.Placings.Values, shared.For(back).Model.Forecast.Placings.Values);
        Assert.Equal(DemandForecaster.Forecast(back.Dataset).Placings.Values, shared.For(back).Model.Forecast.Placings.Values);
    }

    [Theory]
    [InlineData("delivery.decided_in=2026")]
    [InlineData("scheme_template_figures[special,lead_years].value=9")]
    public void ASchoolThatCannotOpenInTimeLeavesForecastAndJourneysToo(string change)
    {
        using var pack = new SmallPack().WithGenericSchemes();
        var shared = new SharedInputs();
        _ = shared.For(pack.Load()).Basis;
        var after = shared.For(pack.Set(change).Load());

        Assert.Equal(after.Dataset.Providers.Count, after.Model.Travel.ProviderCount);
        AssertIsTheModelOf(pack.Load(), after.Basis);
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

        Assert.NotSame(first.Model.Forecast, shared.For(pack.Load()).Model.Forecast);
    }

    [Fact]
    public void AnAddedSchoolHasForecastJourneysAndFiguresOfItsOwn()
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var before = shared.For(pack.Load());
        var scheme = AddedScheme.Parse("{name: New, kind: new_school, easting: 446000, northing: 240000, places: 4, needs: ASD, "
            + "ages: 4 to 11, capital_gbp: 400000}");
        var after = shared.For(pack.Load(scheme));

        Assert.Equal(before.Model.Travel.ProviderCount + 1, after.Model.Travel.ProviderCount);
        Assert.Equal(before.Model.Forecast.Placings.Values, after.Model.Forecast.Placings.Values); // no pupil more
        Assert.Equal(before.Model.Forecast.Stock, after.Model.Forecast.Stock);
        AssertIsTheModelOf(pack.Load(scheme), after.Basis);
        var further = AddedScheme.Parse(scheme[0].ToText().Replace("446000", "450000", StringComparison.Ordinal));
        AssertIsTheModelOf(pack.Load(further), shared.For(pack.Load(further)).Basis);
    }

    [Fact]
    public void AnAddedExpansionSharesForecastJourneysAndFigures()
    {
        using var pack = new SmallPack();
        var shared = new SharedInputs();
        var before = shared.For(pack.Load());
        var scheme = AddedScheme.Parse("{name: Block, kind: expansion, at: hill, places: 4, capital_gbp: 400000}");
        var after = shared.For(pack.Load(scheme));

        Assert.Same(before.Model.Travel, after.Model.Travel);
        Assert.Same(before.Model.Forecast, after.Model.Forecast);
        Assert.Same(before.Basis.Costs.Placement, after.Basis.Costs.Placement);
        AssertIsTheModelOf(pack.Load(scheme), after.Basis);
    }

    private static void AssertIsTheModelOf(LoadedDataset own, PlanBasis basis)
    {
        var expected = PlanModelBuilder.Build(
            new PlanBasis(new(own.Dataset, PlanInputs.TravelOf(own), DemandForecaster.Forecast(own.Dataset))), SchemeChoice.Choose);
        Assert.Equal(LpText.Write(expected.Problem), LpText.Write(PlanModelBuilder.Build(basis, SchemeChoice.Choose).Problem));
    }
}
