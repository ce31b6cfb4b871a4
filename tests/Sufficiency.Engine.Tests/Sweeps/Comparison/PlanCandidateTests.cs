using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Sweeps.Comparison;

public sealed class PlanCandidateTests
{
    private static readonly PlanCandidate Plan =
        new("plan-1", new Dictionary<string, int>(StringComparer.Ordinal) { ["vale-new"] = 2026 }, []);

    [Fact]
    public void ASchemeOpensInItsYearOrAsSoonAsTheFutureAllows()
    {
        using var pack = new SmallPack();
        int? OpeningIn(string change) => Plan.In(pack.Set(change).Read()).Values.Single()?.StartYear;

        Assert.Equal(2026, OpeningIn("demand.growth=high"));
        pack.Set("schemes[vale-new].planned_opening=2027");
        Assert.Equal(2027, OpeningIn("schemes[vale-new].earliest_opening=2027"));
    }

    [Fact]
    public void ASchemeTheFutureDoesWithoutOrThatComesTooLateDoesNotOpen()
    {
        using var pack = new SmallPack();
        Assert.Null(Plan.Later("vale-new", 2).In(pack.Read()).Values.Single());
        Assert.Null(new PlanCandidate(PlanCandidate.DoMinimum, new Dictionary<string, int>(StringComparer.Ordinal), [])
            .In(pack.Read()).Values.Single());
        Assert.Empty(Plan.In(pack.Set("schemes[vale-new].status=withdrawn").Read()));
    }

    [Fact]
    public void PlansThatAFutureMakesTheSameDecideTheSameThere()
    {
        using var pack = new SmallPack();
        var waits = pack.Set("schemes[vale-new].planned_opening=2027").Set("schemes[vale-new].earliest_opening=2027").Read();
        var later = new PlanCandidate("plan-2", new Dictionary<string, int>(StringComparer.Ordinal) { ["vale-new"] = 2027 }, []);

        Assert.False(Plan.Decides(later));
        Assert.True(Plan.Later("vale-new", 1).CarriedOutIn(waits).Decides(later));
        Assert.True(Plan.CarriedOutIn(waits).Decides(later));
        Assert.True(later.CarriedOutIn(waits).Decides(later));
        Assert.Empty(Plan.Later("vale-new", 2).CarriedOutIn(waits).Openings); // after the last planned year
    }

    [Fact]
    public void AFutureThatLetsASchemeOpenNoLongerForbidsThePlanAndNotItsDelay()
    {
        using var pack = new SmallPack();
        var dataset = pack.Set("schemes[vale-new].latest_opening=2026").Read();
        var second = new PlanCandidate("plan-2", new Dictionary<string, int>(StringComparer.Ordinal) { ["vale-new"] = 2027 }, []);
        var late = Plan.Later("vale-new", 1);

        Assert.Null(Plan.TooLateIn(dataset));
        Assert.Equal("vale-new", second.TooLateIn(dataset)!.Id.Value);
        Assert.Null(late.TooLateIn(dataset));
        Assert.False(late.CarriedOutIn(dataset).Decides(second.CarriedOutIn(dataset)));
        using var longer = new SmallPack();
        Assert.True(late.CarriedOutIn(longer.Set("schemes[vale-new].latest_opening=2027").Read()).Decides(second));
    }

    [Fact]
    public void WithoutASchemeThoseThatRequireItGoToo()
    {
        using var pack = new SmallPack();
        var dataset = pack.Read();

        Assert.Empty(Plan.Without("vale-new", dataset).Openings);
        Assert.Empty(Plan.Without("hill-annexe", dataset).Openings);
        Assert.Equal(2028, Plan.Later("vale-new", 2).Openings["vale-new"]);
    }
}
