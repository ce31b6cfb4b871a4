using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Engine.Tests.Sweeps.Comparison;

/// <summary>A comparison of a whole small sweep: one scheme that pays where it is cheap and not where it is dear.</summary>
public sealed class CompareRunTests : IDisposable
{
    private readonly SweepText text = new("""
        name: small
        base: small
        set: {capital.budgets: ~, penalties.waiting_gbp: 4000000, "rates[new_plans,*].value": {multiply: 3}}
        axes:
          capital:
            cheap: base
            x2: {"schemes[vale-new].capital_gbp": {multiply: 2}}
            x5: {"schemes[vale-new].capital_gbp": {multiply: 5}}
            x20: {"schemes[vale-new].capital_gbp": {multiply: 20}}
            dear: {"schemes[vale-new].capital_gbp": {multiply: 300}}

        """);

    public CompareRunTests() => text.LetANewSchoolPay();

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task EveryPlanIsCarriedOutInEveryFutureAndTheBestAreTold()
    {
        await new SweepRun(TimeProvider.System).RunAsync(new(text.Path, text.DataFolders, text.At("out")) { Workers = 2 }, null, default);
        var request = new CompareRequest(text.At("out")) { Workers = 2 };

        var outcome = await new CompareRun(TimeProvider.System).RunAsync(request, null, default);

        using var session = new DuckDbSession();
        var matrix = session.Query(
            $"SELECT plan, scenario, objective_gbp, regret_gbp FROM {Table("matrix")} WHERE regret_gbp IS NOT NULL ORDER BY ALL",
            row => (Plan: row.GetText(0), Scenario: row.GetText(1), Objective: row.GetNumber(2), Regret: row.GetNumber(3)));
        Assert.All(["plan-1", "do-nothing"], plan => Assert.Equal(5, matrix.Count(cell => cell.Plan == plan)));
        Assert.All(matrix.GroupBy(cell => cell.Scenario, StringComparer.Ordinal),
            future => Assert.Equal(0, future.Min(cell => cell.Regret)));
        Assert.All(matrix, cell => Assert.Equal(
            cell.Objective - matrix.Where(other => other.Scenario == cell.Scenario).Min(other => other.Objective), cell.Regret, 1e-6));

        // Carried out in its own future, a plan costs what the sweep found, within both gaps; so
        // does building nothing more, in every future.
        var own = session.Query($"SELECT scenario, objective_gbp, do_nothing_objective_gbp, schemes_opened FROM {Sweep("scenarios")}",
            row => (Scenario: row.GetText(0), Objective: row.GetNumber(1), DoMinimum: row.GetNumber(2), Opened: row.GetInteger(3)));
        Assert.Contains(own, row => row is { Scenario: "capital-cheap", Opened: 2 });
        Assert.Contains(own, row => row is { Scenario: "capital-dear", Opened: 1 });
        Assert.All(own, row => Assert.Equal(row.DoMinimum,
            matrix.Single(cell => cell.Plan == "do-nothing" && cell.Scenario == row.Scenario).Objective, 2e-3 * row.DoMinimum));
        Assert.Equal(own.Single(row => row.Scenario == "capital-cheap").Objective,
            matrix.Where(cell => cell.Scenario == "capital-cheap").Min(cell => cell.Objective), 2e-3 * own[0].Objective);

        Assert.Equal((5, 5, 5L), outcome.Futures);
        var expected = matrix.GroupBy(cell => cell.Plan, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Average(cell => cell.Objective), StringComparer.Ordinal);
        Assert.All(["plan-1", "do-nothing"],
            plan => Assert.Equal(expected[plan], outcome.Plans.Single(other => other.Name == plan).ExpectedGbp, 1e-3));
        Assert.Equal(outcome.Plans.MinBy(plan => plan.ExpectedGbp), outcome.Plans[0]);
        Assert.Equal(("capital", "dear"), (outcome.Tornado.Single().Axis, outcome.Tornado.Single().HighLevel));
        Assert.Equal(30, session.QueryNumber($"SELECT CAST(count(*) AS DOUBLE) FROM {Table("ledger")}"));
        Assert.Equal(36, session.QueryNumber($"SELECT CAST(count(*) AS DOUBLE) FROM {Table("bands")}"));

        var worth = Assert.Single(outcome.Schemes);
        Assert.Equal("vale-new", worth.SchemeId);
        var with = matrix.Where(cell => cell.Plan == outcome.Plans[0].Name)
            .ToDictionary(cell => cell.Scenario, cell => cell.Objective, StringComparer.Ordinal);
        Assert.Equal(matrix.Where(cell => cell.Plan == "do-nothing").Average(cell => cell.Objective > with[cell.Scenario] ? 1.0 : 0.0),
            worth.PaysShare, 1e-9);
        Assert.InRange(worth.PaysShare, 0.5, 0.9);
        Assert.Equal(3, worth.DelayGbp.Count);
        Assert.True(worth.DelayGbp[0] > 0 && worth.DelayGbp[1] >= worth.DelayGbp[0], "A later opening of a scheme that pays costs more.");
        Assert.Equal(worth.DelayGbp[1], worth.DelayGbp[2]); // after the last planned year is never: one plan, solved once
    }

    [Fact]
    public async Task AComparisonMadeAgainSolvesOnlyWhatWasLostOrDamagedToTheSameBytes()
    {
        await new SweepRun(TimeProvider.System).RunAsync(new(text.Path, text.DataFolders, text.At("out")) { Workers = 2 }, null, default);
        var request = new CompareRequest(text.At("out")) { Workers = 2 };
        await new CompareRun(TimeProvider.System).RunAsync(request, null, default);
        var files = Kept(File.ReadAllText);
        var times = Kept(File.GetLastWriteTimeUtc);
        var (starts, cells) = (files.Keys.Where(IsStart).ToList(), files.Keys.Where(file => !IsStart(file)).ToList());
        Assert.NotEmpty(starts);
        Assert.True(cells.Count > 10, "There is something to lose.");
        var lost = KeptLast(cells);
        Directory.Move(text.At("out/compare"), text.At("first"));

        await AgainAsync();
        Assert.Equal(times, Kept(File.GetLastWriteTimeUtc));

        lost.ForEach(File.Delete);
        await AgainAsync();
        foreach (var damage in new[] { "", "{}", "[1," })
        {
            foreach (var file in starts.Concat(lost)) await File.WriteAllTextAsync(file, damage);
            await AgainAsync();
        }

        async Task AgainAsync()
        {
            await new CompareRun(TimeProvider.System).RunAsync(request, null, default);
            FolderBytes.AssertSame(text.At("first"), text.At("out/compare"));
            Assert.All(cells, file => Assert.Equal(files[file], File.ReadAllText(file)));
            Directory.Delete(text.At("out/compare"), recursive: true);
        }

        Dictionary<string, T> Kept<T>(Func<string, T> read) =>
            Directory.GetFiles(text.At("out/.sweep/compare")).ToDictionary(file => file, read, StringComparer.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoSweepCannotBeCompared()
    {
        Directory.CreateDirectory(text.At("empty"));
        Assert.Contains("holds no sweep", (await Assert.ThrowsAsync<RunFolderException>(() => new CompareRun(TimeProvider.System)
            .RunAsync(new(text.At("empty")), null, default))).Message, StringComparison.Ordinal);
    }

    private static bool IsStart(string file) => file.EndsWith(".start.json", StringComparison.Ordinal);

    /// <summary>
    /// The later half of the cells, as a stop loses them. What a plan comes to is kept before the plans that come to the same, and nobody
    /// asks for it while theirs can be read: lost at random, it may well stay lost.
    /// </summary>
    private static List<string> KeptLast(IReadOnlyList<string> cells)
    {
        var middle = cells.Select(File.GetLastWriteTimeUtc).Order().ElementAt(cells.Count / 2);
        var last = cells.Where(file => File.GetLastWriteTimeUtc(file) > middle).ToList();
        Assert.NotEmpty(last);
        return last;
    }

    private string Table(string name) => $"read_parquet('{text.At($"out/compare/{name}.parquet")}')";

    private string Sweep(string name) => $"read_parquet('{text.At($"out/{name}.parquet")}')";
}
