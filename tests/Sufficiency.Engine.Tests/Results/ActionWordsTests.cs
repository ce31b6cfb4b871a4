using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results;

public sealed class ActionWordsTests
{
    [Fact]
    public void EffectsAreSaidAsAnOfficerSaysThem()
    {
        var action = SmallActions.From(2026, new NewPlansEffect(-0.125), new CeasingEffect(0.15),
            new TierMove(Tier.Special, Tier.Base, 0.05), new PriceEffect(ProvisionType.OutOfCounty, Supply.Agreed, -0.04));

        Assert.Equal("12.5% fewer new plans; the share of plans that cease rises by 15%; of new placings in need of a special school, 5% "
            + "come to need a base; the fee of places agreed with others falls by 4%", ActionWords.Effects(action));
    }

    [Fact]
    public void ReachNamesShareNeedsAgesAndPlaces()
    {
        var reach = new ActionReach
        {
            Needs = NeedSet.Of(Need.Asd, Need.Semh),
            YearGroups = [new(7), new(11)],
            Towns = ["Bicester"],
            Share = 0.5,
        };

        Assert.Equal("50% of pupils: ASD, SEMH, age 11 to 16, in Bicester",
            ActionWords.Reach(SmallActions.From(2026) with { Reach = reach }));
        Assert.Equal("every need, every age, everywhere", ActionWords.Reach(SmallActions.From(2026)));
    }

    [Theory]
    [InlineData(new[] { 900.0, 1500.0, 1500.0 }, 0.0, true, "£900, then £1,500 a year from its start on, paid by high needs")]
    [InlineData(new[] { 1200.0 }, 25.0, false, "£1,200 a year and £25 a pupil reached a year, paid elsewhere")]
    [InlineData(new[] { 0.0 }, 0.0, false, "nothing")]
    public void CostNamesItsYearsItsPupilsAndWhoPays(double[] byYear, double perPupil, bool isHighNeeds, string words) =>
        Assert.Equal(words, ActionWords.Cost(SmallActions.From(2026) with { Cost = new(byYear, perPupil, isHighNeeds) }));
}
