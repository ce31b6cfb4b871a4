using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

public sealed class OverridePatternTests
{
    [Fact]
    public void NumbersAreAddedToAndMultiplied()
    {
        using var pack = new SmallPack();
        pack.Set("schemes[vale-new].planned_opening+=1").Set("costs.discount_rate*=2").Set("demand.new_plan_factors.central*=1.1")
            .Set("travel.daily_cost*=2").Set("penalties.waiting_gbp-=10000");

        var loaded = pack.Load();

        Assert.Equal(
            [
                new("schemes[vale-new].planned_opening", "2026", "2027"),
                new("costs.discount_rate", "0.035", "0.07"),
                new("demand.new_plan_factors.central", "[1, 1.02, 1.04]", "[1.1, 1.122, 1.144]"),
                new("travel.daily_cost", "[[0, 20], [10, 45], [40, 120]]", "[[0, 40], [10, 90], [40, 240]]"),
                new("penalties.waiting_gbp", "4000000", "3990000"),
            ],
            loaded.Overrides.OrderBy(change => Array.FindIndex(["sch", "costs", "demand", "travel", "pen"],
                start => change.Path.StartsWith(start, StringComparison.Ordinal))));
        Assert.Equal(0.07, loaded.Dataset.Costs.DiscountRate);
    }

    [Fact]
    public void AStarOrAConditionMeansEveryRowThatFits()
    {
        using var pack = new SmallPack();
        pack.Set("provider_places[hill,*].places*=0.5").Set("providers[provision_type=special_school].top_up_gbp=20000")
            .Set("rates[ceasing,*].value=0.5");

        var loaded = pack.Load();

        Assert.All(loaded.Dataset.Places.Where(places => places.Provider.Value == "hill"), places => Assert.Equal(12, places.Places));
        Assert.Equal([20000.0, 20000.0], loaded.Dataset.Providers.Where(provider => provider.Type == ProvisionType.SpecialSchool)
            .Select(provider => provider.TopUp.Value));
        Assert.Equal(12000, new SmallPack().Read().Providers.Single(provider => provider.Id.Value == "hill").TopUp.Value);
        Assert.All(loaded.Dataset.CeasingRates, rate => Assert.Equal(0.5, rate.Share));
        Assert.Contains(new AppliedOverride("provider_places[hill,2026].places", "24", "12"), loaded.Overrides);
    }

    [Fact]
    public void AShareMovesFromOneTierToAnother()
    {
        using var pack = new SmallPack();
        pack.Set("tier_shares[*,primary,S].share>B=0.1");

        var shares = pack.Read().TierShares.Where(share => share is { Need: Need.Asd, Phase: Phase.Primary })
            .ToDictionary(share => share.Tier, share => share.Share);

        Assert.Equal((0.225, 0.125, 0.6), (shares[Tier.Special], shares[Tier.Base], shares[Tier.Mainstream]));
    }

    [Fact]
    public void RelativeChangesOfOneValueComposeAndAbsoluteOnesDoNot()
    {
        using var pack = new SmallPack();
        pack.Set("providers[hill].top_up_gbp*=2").Set("providers[provision_type=special_school].top_up_gbp*=3");
        Assert.Equal(72000, pack.Read().Providers.Single(provider => provider.Id.Value == "hill").TopUp.Value);

        pack.Set("providers[*].top_up_gbp=1");
        Assert.Contains(pack.Issues(), issue => issue.Problem.Contains("is set twice", StringComparison.Ordinal));
    }

    [Fact]
    public void AWithdrawnSchemeIsNotInThePlanAndNobodyMayRequireIt()
    {
        using var pack = new SmallPack();
        pack.Set("schemes[vale-new].status=withdrawn");
        Assert.Equal(["hill-annexe"], pack.Read().Schemes.Select(scheme => scheme.Id.Value), StringComparer.Ordinal);

        using var other = new SmallPack();
        other.Set("schemes[hill-annexe].status=withdrawn");
        Assert.Contains("withdrawn", Assert.Single(other.Issues()).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOptionalAssumptionCanBeEmptied()
    {
        using var pack = new SmallPack();
        pack.Set("capital.budgets=").Set("policy.limits=");

        Assert.Empty(pack.Read().CapitalBudgets);
        Assert.Empty(pack.Read().PolicyLimits);
    }

    [Theory]
    [InlineData("providers[provision_typ=special_school].top_up_gbp=1", "no such column")]
    [InlineData("providers[provision_type=palace].top_up_gbp=1", "no such row")]
    [InlineData("demand.growth*=2", "cannot be multiplied")]
    [InlineData("policy.limits*=2", "is a list")]
    [InlineData("demand.population_growth>B=0.1", "cannot be moved")]
    [InlineData("tier_shares[ASD,primary,S].share>Q=0.1", "beside it to move to")]
    [InlineData("tier_shares[ASD,primary,S].share>B=1.5", "is more than 1")]
    [InlineData("schemes[vale-new].planned_opening+=0.5", "is not a whole number")]
    [InlineData("schemes[hill-annexe].minimum_viable_roll*=2", "is not given in the pack")]
    [InlineData("schemes[vale-new].planned_opening+=one", "«one» is not a number")]
    [InlineData("first_year*=x", "«x» is not a number")]
    public void WhatCannotBeChangedSoIsTold(string set, string problem)
    {
        using var pack = new SmallPack();
        pack.Set(set);

        Assert.Contains(pack.Issues(), issue => issue.File == "--set" && issue.Problem.Contains(problem, StringComparison.Ordinal));
    }
}
