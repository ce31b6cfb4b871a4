using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Demand;

public sealed class DemandRangeTests
{
    [Fact]
    public void OneFamilyAloneGivesItsOwnEnds()
    {
        var range = DemandRange.Around(Ceasing()).In(0, PlanKind.All.IsForecast);

        // 100 pupils of Year 3, of whom a tenth cease, at least a twentieth and at most a quarter.
        Assert.Equal((75.0, 90.0, 95.0), (range.Low, range.Central, range.High));
    }

    [Fact]
    public void FamiliesAddAsSquaresUpwardsAndDownwardsApart()
    {
        // Residents of Year 1's age: 100, of whom 20 a thousand get a plan, at least 0 and at most 140: 2, 0 to 14.
        // The path goes from 0.8 to 1.3: 1.6 to 2.6.
        var dataset = Ceasing() with { NewPlanRates = [new(Need.Asd, new(1), 20, new(0, 20, 140))] };
        var range = DemandRange.Around(dataset).In(0, PlanKind.All.IsForecast);

        Assert.Equal(92.0, range.Central, 9);
        Assert.Equal(92.0 - Math.Sqrt((15 * 15) + (2 * 2) + (0.4 * 0.4)), range.Low, 9);
        Assert.Equal(92.0 + Math.Sqrt((5 * 5) + (12 * 12) + (0.6 * 0.6)), range.High, 9);
    }

    [Fact]
    public void MovesWidenTheProvisionAndNotTheTotal()
    {
        var dataset = Pupils() with { EscalationRates = [new(new(4), Tier.Mainstream, Tier.Special, 0.1, new(0.05, 0.1, 0.3))] };
        var range = DemandRange.Around(dataset);
        var special = range.In(0, PlanKind.ByProvision.Single(kind => kind.Code == "special_or_beyond").IsForecast);

        Assert.Equal((5.0, 10.0, 30.0), (special.Low, special.Central, special.High));
        Assert.Equal(new PlansRange(100, 100, 100), range.In(0, PlanKind.All.IsForecast));
    }

    [Fact]
    public void TheBaseYearHasNoRange() =>
        Assert.Equal(new PlansRange(100, 100, 100), DemandRange.Around(Ceasing()).In(-1, PlanKind.All.IsForecast));

    private static PlanningDataset Ceasing() => Pupils() with { CeasingRates = [new(new(3), 0.1, new(0.05, 0.1, 0.25))] };

    private static PlanningDataset Pupils() => SmallDataset.Quiet(1) with
    {
        Plans = [new(Need.Asd, new(3), Setting.Mainstream, 100)],
        InitialRoll = [SmallDataset.Roll("mainstream", 3, Tier.Mainstream, Need.Asd, 100)],
    };
}
