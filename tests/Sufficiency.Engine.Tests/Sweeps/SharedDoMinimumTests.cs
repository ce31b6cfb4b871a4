using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Scenarios share a do-minimum plan only where nothing in it can differ.</summary>
public sealed class SharedDoMinimumTests
{
    [Theory]
    [InlineData("schemes[vale-new].planned_opening=2027")]
    [InlineData("schemes[vale-new].capital_gbp=1")]
    [InlineData("scheme_places[vale-new,0].places=15")]
    [InlineData("openings.vale-new=2027")]
    [InlineData("openings.others=never")]
    public void ItIsSharedWhereOnlyAnOptionalSchemeChanges(string change)
    {
        using var pack = new SmallPack();
        var before = SharedDoMinimum.KeyOf(pack.Load());
        Assert.Equal(before, SharedDoMinimum.KeyOf(pack.Set(change).Load()));
    }

    [Theory]
    [InlineData("schemes[vale-new].status=committed")]
    [InlineData("schemes[vale-new].status=withdrawn")]
    [InlineData("demand.growth=high")]
    [InlineData("provider_places[hill,2026].places=30")]
    [InlineData("costs.discount_rate=0.1")]
    public void ItIsSolvedAnewWhereTheChangeMayTouchIt(string change)
    {
        using var pack = new SmallPack();
        var before = SharedDoMinimum.KeyOf(pack.Load());
        Assert.NotEqual(before, SharedDoMinimum.KeyOf(pack.Set(change).Load()), StringComparer.Ordinal);
    }

    [Fact]
    public void ACommittedSchemesChangeIsNotShared()
    {
        using var pack = new SmallPack();
        var before = SharedDoMinimum.KeyOf(pack.Set("schemes[vale-new].status=committed").Load());
        Assert.NotEqual(before, SharedDoMinimum.KeyOf(pack.Set("schemes[vale-new].planned_opening=2027").Load()), StringComparer.Ordinal);
    }

    [Fact]
    public void SpacesInAPathHideNoCommittedScheme()
    {
        using var pack = new SmallPack();
        var before = SharedDoMinimum.KeyOf(pack.Set("schemes[vale-new].status=committed").Load());
        Assert.NotEqual(before, SharedDoMinimum.KeyOf(pack.Set("schemes[ vale-new ].planned_opening=2027").Load()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task AFailureIsNotShared()
    {
        using var pack = new SmallPack();
        var shared = new SharedDoMinimum();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => shared.ForAsync(pack.Load(), () => Task.FromException<PlanAttempt>(new InvalidOperationException("passing"))));
        await Assert.ThrowsAsync<TimeoutException>(
            () => shared.ForAsync(pack.Load(), () => Task.FromException<PlanAttempt>(new TimeoutException("asked again"))));
    }

    [Fact]
    public async Task ASharedPlanSaysOfSchemesWhatTheScenarioSays()
    {
        using var pack = new SmallPack();
        var (shared, solved) = (new SharedDoMinimum(), 0);
        var first = await shared.ForAsync(pack.Load(), Solve);
        var later = await shared.ForAsync(pack.Set("schemes[vale-new].planned_opening=2027").Load(), Solve);
        Assert.Equal(1, solved);
        Assert.Equal(2027, later.Tables!.Schemes.Single(row => row.SchemeId == "vale-new").PlannedOpening);
        Assert.NotEqual(2027, first.Tables!.Schemes.Single(row => row.SchemeId == "vale-new").PlannedOpening);
        Assert.Same(first.Tables!.Costs, later.Tables!.Costs);

        async Task<PlanAttempt> Solve()
        {
            solved++;
            var blocks = Sufficiency.Solver.Mip.OrToolsBlockSolver.Open();
            var inputs = new SharedInputs().For(pack.Load());
            return await PlanSolve.RunAsync(new Sufficiency.Solver.DecompositionSolver(blocks, TimeProvider.System), inputs,
                Engine.Model.Data.SchemeChoice.None, null, () => new(1e-3), null, null, CancellationToken.None);
        }
    }
}
