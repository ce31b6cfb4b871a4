using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Engine.Tests.Audit;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Planning;

/// <summary>A run with actions: its money is checked from its tables, and its record holds them.</summary>
public sealed class ActionRunTests : IDisposable
{
    private readonly SmallPack pack = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        pack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task TheAuditRecomputesCostsPricesAndRollsOfARunWithActions()
    {
        var outcome = await RunAsync(ActionFile.Parse(SmallActions.File), "out");

        Assert.Empty(outcome.AuditFindings!);
        using var run = new RunQueries(folder.At("out"));
        var costs = run.Query("SELECT academic_year, cost_gbp FROM costs WHERE kind = 'actions_elsewhere' ORDER BY 1",
            row => (row.Integer(0), row.Number(1)));
        Assert.Equal([(2026, 4000.0), (2027, 4000.0)], costs);
        Assert.Equal(10_000.0, Assert.Single(run.Query("""
            SELECT c.cost_gbp - 25 * 0.5 * (SELECT sum(k.pupils * w.share) FROM stock k JOIN inputs.area_shares w
                ON w.phase = k.phase AND w.academic_year = k.academic_year JOIN areas a USING (area_code)
                WHERE k.academic_year = 2026 AND k.phase = 'primary' AND k.need IN ('ASD', 'SEMH') AND a.town_name = 'Northtown')
            FROM costs c WHERE c.kind = 'actions' AND c.academic_year = 2026
            """, row => row.Number(0))), 1e-6);
        Assert.Equal("early-help bases reviews", string.Join(' ', run.Record.Actions!.Taken.Select(action => action.Id)));
    }

    [Theory]
    [InlineData("inputs/action_years", "cost_gbp", "cost_gbp + 1", "action_id = 'reviews' AND academic_year = 2026", "Costs")]
    [InlineData("inputs/actions", "per_pupil_gbp", "30", "action_id = 'early-help'", "Costs")]
    [InlineData("inputs/actions", "is_high_needs", "true", "action_id = 'reviews'", "Costs")]
    [InlineData("inputs/action_effects", "change", "-0.06", "kind = 'price'", "Costs")]
    [InlineData("inputs/action_effects", "change", "0.4", "kind = 'ceasing'", "RollsFollowPlacements")]
    [InlineData("costs", "cost_gbp", "cost_gbp + 1", "kind = 'actions'", "Costs")]
    [InlineData("summary", "actions_gbp", "actions_gbp + 1", "academic_year = 2026", "SummaryAddsUp")]
    [InlineData("ledger", "spending_cash_gbp", "spending_cash_gbp - 4000", "academic_year = 2026", "Ledger")]
    public async Task TheAuditFindsADamagedFigureOfAnAction(string table, string column, string value, string where, string rule)
    {
        await RunAsync(ActionFile.Parse(SmallActions.File), "out");

        Assert.NotEmpty(new DamagedRun(folder.At("out")).With(table, column, value, where).Audit(rule));
    }

    [Fact]
    public async Task ActionsWithoutEffectChangeNoByteOfTheTables()
    {
        var text = SmallActions.File.Replace("-20", "0", StringComparison.Ordinal)
            .Replace("share: 0.3", "share: 0", StringComparison.Ordinal)
            .Replace("-5}", "0}", StringComparison.Ordinal).Replace("50}", "0}", StringComparison.Ordinal)
            .Replace("[10000, 5000], per_pupil_gbp: 25", "[0]", StringComparison.Ordinal)
            .Replace("gbp: 4000", "gbp: 0", StringComparison.Ordinal);
        await RunAsync(null, "without");
        await RunAsync(ActionFile.Parse(text), "with");

        var tables = Directory.GetFiles(folder.At("without"), "*.parquet", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder.At("without"), path))
            .Where(path => !Path.GetFileName(path).StartsWith("action", StringComparison.Ordinal)).ToList();
        Assert.True(tables.Count > 50);
        Assert.All(tables, path => Assert.True(File.ReadAllBytes(Path.Combine(folder.At("without"), path))
            .SequenceEqual(File.ReadAllBytes(Path.Combine(folder.At("with"), path))), path));
    }

    [Fact]
    public async Task WhatIfKeepsTheActionsOfTheRun()
    {
        var outcome = await RunAsync(ActionFile.Parse(SmallActions.File).Only(["bases", "reviews"]), "out");
        using var session = await WhatIfSession.OpenAsync(folder.At("out"), null, TimeProvider.System, null, CancellationToken.None);
        var answer = await session.AnswerAsync(new(), folder.At("answer"), null, CancellationToken.None);

        Assert.Equal(outcome.Plan.ObjectiveGbp!.Value, answer.Plan.ObjectiveGbp!.Value, 1e-3 * outcome.Plan.ObjectiveGbp.Value);
        Assert.Equal("bases reviews",
            string.Join(' ', session.RequestOf(new(), folder.At("kept")).Data.Actions!.Actions.Select(action => action.Id)));
    }

    private Task<PlanningOutcome> RunAsync(ActionFile? actions, string name) => new PlanningRun(TimeProvider.System).RunAsync(
        new(new(pack.Folder, []) { Actions = actions }, SchemeChoice.Named, new SolveLimits(1e-4, null), folder.At(name)), null,
        CancellationToken.None);
}
