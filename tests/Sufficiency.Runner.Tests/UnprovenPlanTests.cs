using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Runner.Terminal;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Runner.Tests;

public sealed class UnprovenPlanTests
{
    [Fact]
    public void APlanWithinTheGapHasNoWarning()
    {
        var plan = new SolvedPlan(SolutionStatus.WithinGap, StopReason.Finished, "", 1e9, 0.9995e9, 5e-4);
        Assert.Empty(UnprovenPlan.Warning(plan, Request(SchemeChoice.Choose)));
        Assert.Equal("not built", UnprovenPlan.NotBuilt(plan, Request(SchemeChoice.Choose)));
    }

    [Fact]
    public void AnotherSaysHowFarItMayBeFromTheBestWhyAndWhatToType()
    {
        var lines = UnprovenPlan.Warning(new(SolutionStatus.Feasible, StopReason.TimeLimit, "", 1e9, 0.98e9, 0.02),
            Request(SchemeChoice.Choose));
        Assert.Equal("WARNING: a plan up to 2% better (£20.0m) may exist; 0.1% was asked for.", lines[0]);
        Assert.StartsWith("Why: the time was up. Give more, such as --time-limit 600", lines[1], StringComparison.Ordinal);
        Assert.Equal(3, lines.Count);
    }

    [Fact]
    public void WhereNothingIsProvenItSaysThat() => Assert.Contains(
        "nothing is proven", UnprovenPlan.Warning(new(SolutionStatus.Feasible, StopReason.SolverFailure, "", 1e9, null, null),
            Request(SchemeChoice.Choose))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData(SchemeChoice.Choose, "not in the best plan found")]
    [InlineData(SchemeChoice.AsPlanned, "not built")]
    [InlineData(SchemeChoice.None, "not built")]
    public void ASchemeThatTheSearchDidNotGetToIsNotCalledNotBuilt(SchemeChoice choice, string said) =>
        Assert.Equal(said,
            UnprovenPlan.NotBuilt(new(SolutionStatus.Feasible, StopReason.TimeLimit, "", 1e9, 0.98e9, 0.02), Request(choice)));

    private static PlanningRequest Request(SchemeChoice choice) =>
        new(new DatasetRequest("pack", []), choice, new SolveLimits(1e-3, TimeSpan.FromMinutes(5)), "out");
}
