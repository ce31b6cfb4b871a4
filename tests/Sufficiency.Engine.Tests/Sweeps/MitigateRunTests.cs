using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Mitigation;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Actions switched on one by one: the steps add up, and the two runs stand whole.</summary>
public sealed class MitigateRunTests(MitigateRunTests.Study study) : IClassFixture<MitigateRunTests.Study>
{
    private MitigateOutcome Outcome => study.Outcome;

    [Fact]
    public void EveryWaterfallLeadsFromUnmitigatedToMitigatedToThePenny()
    {
        Assert.All(Outcome.Waterfalls,
            waterfall => Assert.Equal(waterfall.End, waterfall.Start + waterfall.Steps.Sum(step => step.Change)));
        Assert.All(Outcome.Waterfalls, waterfall => Assert.Equal("schemes early-help bases reviews",
            string.Join(' ', waterfall.Steps.Select(step => step.Code))));
        foreach (var whole in Outcome.Waterfalls.Where(one => one.Figure.Code is "cost_gbp" or "discounted_gbp" or "places_short"))
        {
            var parts = Outcome.Waterfalls.Where(part => part.Figure.PartOf == whole.Figure.Code).ToList();
            Assert.Equal(whole.Start, parts.Sum(part => part.Start));
            for (var i = 0; i < whole.Steps.Count; i++) Assert.Equal(whole.Steps[i].Change, parts.Sum(part => part.Steps[i].Change));
        }
    }

    [Fact]
    public void TheEndsAreTheFiguresOfTheTwoRuns()
    {
        var cost = Outcome.Waterfalls.Single(one => one.Figure.Code == "cost_gbp");
        Assert.Equal(Cost("unmitigated", "do_minimum."), (double)cost.Start, 0.01);
        Assert.Equal(Cost("unmitigated", ""), (double)cost.Steps[0].After, 0.01);
        Assert.Equal(Cost("mitigated", ""), (double)cost.End, 0.01);
        Assert.Empty(Outcome.Unmitigated.AuditFindings!);
        Assert.Empty(Outcome.Mitigated.AuditFindings!);
        Assert.Null(RunRecord.Read(study.Folder.At("out/unmitigated")).Actions);
    }

    [Fact]
    public void TheFirstActionOnTopIsTheFirstAloneAndTheInteractionIsTheRest()
    {
        Assert.All(Outcome.Alone, alone =>
        {
            var waterfall = Outcome.Waterfalls.Single(one => one.Figure == alone.Figure);
            Assert.Equal(waterfall.Steps[1].Change, alone.Changes[0]);
            Assert.Equal(waterfall.Steps.Skip(1).Sum(step => step.Change), alone.Changes.Sum() + alone.Interaction);
        });
        var plans = Outcome.Alone.Single(alone => alone.Figure.Code == "new_plans");
        Assert.True(plans.Changes[0] < 0);
        Assert.Equal((0m, 0m, 0m), (plans.Changes[1], plans.Changes[2], plans.Interaction));
    }

    [Fact]
    public void TheTablesSayTheSame()
    {
        using var session = new Engine.Storage.DuckDb.DuckDbSession();
        var rows = session.Query(
            $"SELECT sum(change), min(before) FILTER (step_number = 1), max(after) FILTER (step_number = 4) FROM read_parquet("
            + $"'{study.Folder.At("out/action_steps.parquet")}') WHERE figure = 'plans'",
            row => (Change: row.GetNumber(0), Before: row.GetNumber(1), After: row.GetNumber(2)));
        Assert.Equal(rows[0].After - rows[0].Before, rows[0].Change, 1e-9);
        Assert.True(rows[0].Change < 0);
    }

    private double Cost(string run, string plan)
    {
        using var queries = new RunQueries(study.Folder.At($"out/{run}"));
        return queries.Query($"SELECT total_cost_gbp FROM {plan}headline", row => row.Number(0))[0];
    }

    /// <summary>One study of three actions on the small pack.</summary>
    public sealed class Study : IAsyncLifetime
    {
        private readonly SmallPack pack = new();

        internal TemporaryFolder Folder { get; } = new();

        internal MitigateOutcome Outcome { get; private set; } = null!;

        public async Task InitializeAsync() => Outcome = await new MitigateRun(TimeProvider.System).RunAsync(
            new(new(pack.Folder, []), ActionFile.Parse(SmallActions.File), SchemeChoice.Named,
                new SolveLimits(1e-4, null), Folder.At("out")),
            null, CancellationToken.None);

        public Task DisposeAsync()
        {
            pack.Dispose();
            Folder.Dispose();
            return Task.CompletedTask;
        }
    }
}
