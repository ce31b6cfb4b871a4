using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>Rates with a low and a high, and the levels that move a family of them.</summary>
public sealed class RateRangeTests
{
    [Theory]
    [InlineData(-1.0, 0.01)]
    [InlineData(-0.5, 0.015)]
    [InlineData(0.0, 0.02)]
    [InlineData(0.25, 0.035)]
    [InlineData(1.0, 0.08)]
    public void ALevelStandsOnTheStraightLinesBetweenLowCentralAndHigh(double level, double expected) =>
        Assert.Equal(expected, new RateRange(0.01, 0.02, 0.08).At(level), 12);

    [Fact]
    public void EachLevelMovesItsOwnFamilyAndNoOther()
    {
        foreach (var (level, moved) in new[] { ("demand.ceasing_level", "ceasing"), ("demand.moves_level", "moves"),
            ("demand.new_plans_level", "new plans") })
        {
            using var pack = Ranged();
            AddLevel(pack, level, 1);
            var dataset = pack.Read();

            Assert.Equal(moved == "ceasing" ? 0.08 : 0.02, dataset.CeasingRates.Single(rate => rate.YearGroup.Value == 5).Share);
            Assert.Equal(moved == "moves" ? 0.3 : 0.1,
                dataset.EscalationRates.Single(rate => rate is { From: Tier.Mainstream, To: Tier.Special }).Share);
            Assert.Equal(moved == "new plans" ? 4 : 2.5,
                dataset.NewPlanRates.Single(rate => rate.Need == Need.Asd && rate.YearGroup.Value == 7).PlansPerThousand);
            Assert.Equal(0.02, dataset.CeasingRates.Single(rate => rate.YearGroup.Value == 6).Share);
        }
    }

    [Fact]
    public void ALevelCanBeSetForOneRun()
    {
        using var pack = Ranged();
        AddLevel(pack, "demand.ceasing_level", 0).Set("demand.ceasing_level=-0.5");

        Assert.Equal(0.015, pack.Read().CeasingRates.Single(rate => rate.YearGroup.Value == 5).Share, 12);
    }

    [Fact]
    public void APackWithoutTheColumnsHasNoRanges()
    {
        using var pack = new SmallPack();

        Assert.All(pack.Read().CeasingRates, rate => Assert.Null(rate.Range));
    }

    private static SmallPack Ranged() => new SmallPack()
        .Set("rates[ceasing,,5].low=0.01").Set("rates[ceasing,,5].high=0.08")
        .Set("rates[escalation,,7,M,S].low=0.05").Set("rates[escalation,,7,M,S].high=0.3")
        .Set("rates[new_plans,ASD,7].low=2").Set("rates[new_plans,ASD,7].high=4");

    private static SmallPack AddLevel(SmallPack pack, string path, double level) => pack.PlanLine(
        "  deprivation_weight:",
        string.Create(CultureInfo.InvariantCulture, $"  {path.Split('.')[1]}: "
            + $"{{value: {level}, unit: level, source: invented, year: \"2025\", certainty: assumed}}\n  deprivation_weight:"));
}
