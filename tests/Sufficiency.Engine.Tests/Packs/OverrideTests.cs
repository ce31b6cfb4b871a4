using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

public sealed class OverrideTests
{
    [Fact]
    public void ALeafOfThePlanIsReplacedAndItsOldValueKept()
    {
        using var pack = new SmallPack();
        pack.Set("demand.growth=high").Set("penalties.waiting_gbp=950000").Set("demand.new_plan_factors.central=[1,1.5,2]")
            .Set("travel.daily_cost=[[0, 5], [9, 50]]");

        var loaded = pack.Load();

        Assert.Equal(GrowthLevel.High, loaded.Dataset.Demand.Growth);
        Assert.Equal(950000, loaded.Dataset.Penalties.WaitingPerPupilYear!.Value.Value);
        Assert.Equal([1, 1.5, 2], loaded.Dataset.Demand.NewPlanFactors[GrowthLevel.Central]);
        Assert.Equal([new(0, 5), new(9, 50)], loaded.Dataset.Travel.DailyCost);
        Assert.Equal(
            [new("demand.growth", "central", "high"),
                new("penalties.waiting_gbp", "4000000", "950000"), new("demand.new_plan_factors.central", "[1, 1.02, 1.04]", "[1,1.5,2]"),
                new("travel.daily_cost", "[[0, 20], [10, 45], [40, 120]]", "[[0, 5], [9, 50]]")],
            loaded.Overrides);
    }

    [Fact]
    public void CellsOfTablesAreReplacedByTheirKeys()
    {
        using var pack = new SmallPack();
        pack.Set("schemes[vale-new].planned_opening=2027").Set("providers[hill].top_up_gbp=21000")
            .Set("provider_places[hill,2027].places=30")
            .Set("tier_shares[ASD,primary,S].share=0.2").Set("tier_shares[ASD,primary,M].share=0.65").Set("rates[ceasing,,11].value=0.3")
            .Set("rates[new_plans, ASD, 7].value=4");

        var loaded = pack.Load();

        Assert.Equal(2027, loaded.Dataset.Schemes.Single(scheme => scheme.Id.Value == "vale-new").PlannedOpening.StartYear);
        Assert.Equal(21000, loaded.Dataset.Providers.Single(provider => provider.Id.Value == "hill").TopUp.Value);
        Assert.Equal(30, loaded.Dataset.Places.Single(places => places.Provider.Value == "hill" && places.Year.StartYear == 2027).Places);
        Assert.Equal(0.2,
            loaded.Dataset.TierShares.Single(share => share is { Need: Need.Asd, Phase: Phase.Primary, Tier: Tier.Special }).Share);
        Assert.Equal(0.3, loaded.Dataset.CeasingRates.Single(rate => rate.YearGroup.Value == 11).Share);
        Assert.Equal(4, loaded.Dataset.NewPlanRates.Single(rate => rate is { Need: Need.Asd, YearGroup.Value: 7 }).PlansPerThousand);
        Assert.Equal(new AppliedOverride("provider_places[hill,2027].places", "24", "30"), loaded.Overrides[2]);
    }

    [Fact]
    public void AnEmptyCellCanBeFilledAndAFullOneEmptied()
    {
        using var pack = new SmallPack();
        pack.Set("schemes[vale-new].minimum_viable_roll=").Set("schemes[hill-annexe].latest_opening=2026");

        var loaded = pack.Load();

        Assert.Null(loaded.Dataset.Schemes.Single(scheme => scheme.Id.Value == "vale-new").MinimumViableRoll);
        Assert.Equal([new("schemes[vale-new].minimum_viable_roll", "10", ""), new("schemes[hill-annexe].latest_opening", null, "2026")],
            loaded.Overrides);
    }

    [Fact]
    public void WhatIsSetForARunSaysSoInTheRegister()
    {
        using var pack = new SmallPack();
        pack.Set("costs.discount_rate=0.02").Set("schemes[vale-new].capital_gbp=1000000");

        var register = pack.Read().Assumptions;

        var rate = register.Single(entry => entry.Path == "costs.discount_rate");
        Assert.Equal(("0.02", Certainty.Assumed), (rate.Value, rate.Provenance.Certainty));
        Assert.Contains("in place of 0.035", rate.Provenance.Source, StringComparison.Ordinal);
        Assert.Equal("Set for this run.", register.Single(entry => entry.Path == "schemes[vale-new].capital_gbp").Provenance.Source);
    }

    [Fact]
    public void TheHorizonAndListsCanBeSetToo()
    {
        using var pack = new SmallPack();
        pack.Set("last_year=2026").Set("policy.limits=[]").Set("capital.budgets=[{year: 2025, maximum_gbp: 7}]")
            .Set("schemes[vale-new].latest_opening=")
            .Set("demand.new_plan_factors.low=[1,1]").Set("demand.new_plan_factors.central=[1,1]").Set("demand.new_plan_factors.high=[1,1]")
            .Edit("provider_places.csv", text => text.Replace("hill,2027,24,invented,assumed\n", "", StringComparison.Ordinal)
                .Replace("base-mill,2027,8,invented,assumed\n", "", StringComparison.Ordinal));

        var dataset = pack.Read();

        Assert.Equal(2, dataset.Horizon.Count);
        Assert.Empty(dataset.PolicyLimits);
        Assert.Equal([new(new(2025), new(7))], dataset.CapitalBudgets);
    }
}
