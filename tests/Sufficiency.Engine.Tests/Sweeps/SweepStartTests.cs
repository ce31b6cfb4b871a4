using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Where scenarios start: from their base's answer, from one that was lost, and where the base has none.</summary>
public sealed class SweepStartTests
{
    private const string EarlyAndLate = """
        name: late
        title: One opening, early and late
        base: small
        schemes: choose
        axes:
          vale:
            0: base
            1: {"schemes[vale-new].earliest_opening": {add: 1}, "schemes[vale-new].planned_opening": {add: 1}}

        """;

    private const string ManyKin = """
        name: kin
        title: Three years, two sizes and two paths of growth
        base: small
        schemes: choose
        axes:
          vale:
            0: base
            1: {"schemes[vale-new].earliest_opening": {add: 1}, "schemes[vale-new].planned_opening": {add: 1}}
            2: {"schemes[vale-new].capital_gbp": {multiply: 3}}
          places:
            12: base
            15: {"scheme_places[vale-new,0].places": 15}
          growth:
            central: base
            high: {demand.growth: high}

        """;

    [Fact]
    public async Task AStartThatCannotBeReadIsMadeAnewAndChangesNothing()
    {
        using var text = new SweepText(EarlyAndLate);
        await RunAsync(text, "whole", resumes: false);
        await RunAsync(text, "out", resumes: false);
        foreach (var damage in new[] { "no JSON at all", "{\"DoMinimum\": 7}", "" })
        {
            Directory.Delete(text.At("out/scenario=vale-1"), recursive: true);
            await File.WriteAllTextAsync(text.At("out/.sweep/start.json"), damage);

            await RunAsync(text, "out", resumes: true);

            FolderBytes.AssertSame(text.At("whole"), text.At("out"));
            Assert.Equal(await File.ReadAllTextAsync(text.At("whole/.sweep/start.json")),
                await File.ReadAllTextAsync(text.At("out/.sweep/start.json")));
        }
    }

    [Fact]
    public async Task WhatManyScenariosHaveInCommonIsSolvedOnceForThemAndChangesNoByteHoweverTheyAreSolved()
    {
        using var text = new SweepText(ManyKin);
        text.LetANewSchoolPay();
        await RunAsync(text, "whole", resumes: false);
        // growth that is high; what is central starts from the base
        var kept = Assert.Single(Directory.GetFiles(text.At("whole/.sweep"), "start-*.json"));
        var start = await File.ReadAllTextAsync(kept);

        await RunAsync(text, "out", resumes: false, workers: 1);
        FolderBytes.AssertSame(text.At("whole"), text.At("out"));

        // A scenario lost and a start that is damaged: both are made anew, the same.
        Directory.Delete(text.At("out/scenario=vale-2_places-15_growth-high"), recursive: true);
        await File.WriteAllTextAsync(text.At($"out/.sweep/{Path.GetFileName(kept)}"), "{}");
        await RunAsync(text, "out", resumes: true);
        FolderBytes.AssertSame(text.At("whole"), text.At("out"));
        Assert.Equal(start, await File.ReadAllTextAsync(text.At($"out/.sweep/{Path.GetFileName(kept)}")));

        // So are the scenarios that have the plans of a start.
        foreach (var itself in new[] { "vale-0_places-12_growth-central", "vale-0_places-12_growth-high" })
            Directory.Delete(text.At($"out/scenario={itself}"), recursive: true);
        await RunAsync(text, "out", resumes: true);
        FolderBytes.AssertSame(text.At("whole"), text.At("out"));

        // A part solves it for itself, though few of its own scenarios share it.
        await new SweepRun(TimeProvider.System)
            .RunAsync(new(text.Path, text.DataFolders, text.At("part")) { Shard = new(12, 12) }, null, default);
        var only = Path.GetFileName(Assert.Single(Directory.GetDirectories(text.At("part"), "scenario=*")));
        Assert.EndsWith("growth-high", only, StringComparison.Ordinal);
        FolderBytes.AssertSame(text.At($"whole/{only}"), text.At($"part/{only}"));
    }

    [Fact]
    public async Task PlansThatStartFromTheirKinAreWithinTheGapOfThoseFromCold()
    {
        using var text = new SweepText(ManyKin);
        text.LetANewSchoolPay();
        await RunAsync(text, "whole", resumes: false);
        using var session = new DuckDbSession();
        var swept = session.Query($"SELECT scenario, objective_gbp, bound_gbp FROM '{text.At("whole/scenarios.parquet")}' ORDER BY 1",
            row => (Name: row.GetText(0), Objective: row.GetNumber(1), Bound: row.GetNumber(2)));
        Assert.Equal(12, swept.Count);

        // One by one from cold: a sweep of one scenario starts from nothing.
        foreach (var (vale, places, growth) in new[] { ("2", "15", "high"), ("1", "12", "high"), ("2", "12", "central") })
        {
            using var one = new SweepText(ManyKin.Replace("axes:",
                $"combinations: [{{vale: {vale}, places: {places}, growth: {growth}}}]\naxes:", StringComparison.Ordinal));
            one.LetANewSchoolPay();
            await RunAsync(one, "one", resumes: false);
            var cold = Assert.Single(session.Query($"SELECT objective_gbp, bound_gbp FROM '{one.At("one/scenarios.parquet")}'",
                row => (Objective: row.GetNumber(0), Bound: row.GetNumber(1))));
            var own = swept.Single(scenario => scenario.Name == $"vale-{vale}_places-{places}_growth-{growth}");
            Assert.True(own.Bound <= cold.Objective && cold.Bound <= own.Objective, $"{own} contradicts {cold}.");
            Assert.InRange(own.Objective - own.Bound, 0.0, 1e-3 * own.Objective);
        }
    }

    [Fact]
    public async Task WhatGoesOnKnowsTheLeastCostOfWhatWasSolvedBefore()
    {
        using var text = new SweepText(EarlyAndLate);
        var first = await RunAsync(text, "out", resumes: false);
        var (cheap, dear) = (first.Scenarios.MinBy(figures => figures.CostGbp)!, first.Scenarios.MaxBy(figures => figures.CostGbp)!);
        Assert.True(cheap.CostGbp < dear.CostGbp);
        Directory.Delete(text.At($"out/scenario={dear.Name}"), recursive: true);
        var told = new Told();

        await RunAsync(text, "out", resumes: true, told);

        Assert.Equal([(cheap.Name, cheap.CostGbp)], told.All.Select(value => (value.Best!, value.BestCostGbp!.Value)));
    }

    [Fact]
    public async Task FuturesOfABaseWithoutAPlanAreSolvedAllTheSame()
    {
        using var text = new SweepText("""
            name: viable
            title: A base that cannot be
            base: small
            schemes: as-planned
            axes:
              roll:
                as-set: base
                any: {"schemes[vale-new].minimum_viable_roll": ~}
                some: {"schemes[vale-new].minimum_viable_roll": 1}

            """);
        text.Pack.Cell("schemes", "vale-new", "minimum_viable_roll", "1000");

        var outcome = await RunAsync(text, "out", resumes: false);

        Assert.Equal(["roll-as-set"], outcome.Failures.Select(failure => failure.Scenario), StringComparer.Ordinal);
        Assert.Equal(2, outcome.Done);
        using var session = new DuckDbSession();
        var costs = session.Query($"SELECT objective_gbp FROM '{text.At("out/scenario=*/headline.parquet")}' WHERE plan = 'plan'",
            row => row.GetNumber(0));
        Assert.Equal(2, costs.Count);
        Assert.Equal(costs[0], costs[1], 1e-3 * costs[0]); // more than one pupil comes either way
    }

    private static Task<SweepOutcome> RunAsync(SweepText text, string folder, bool resumes,
        IProgress<SweepProgress>? progress = null, int workers = 2) =>
        new SweepRun(TimeProvider.System)
        .RunAsync(new(text.Path, text.DataFolders, text.At(folder)) { Workers = workers, Resumes = resumes }, progress, default);

    private sealed class Told : IProgress<SweepProgress>
    {
        public List<SweepProgress> All { get; } = [];

        public void Report(SweepProgress value) => All.Add(value);
    }
}
