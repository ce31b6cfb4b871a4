using Sufficiency.Engine.Results.Storage.DuckDb;

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

    [Fact]
    public async Task AStartThatCannotBeReadIsMadeAnewAndChangesNothing()
    {
        using var text = new SweepText(EarlyAndLate);
        await RunAsync(text, "whole", resumes: false);
        await RunAsync(text, "out", resumes: false);
        foreach (var damage in new[] { "no JSON at all", "{\"DoNothing\": 7}", "" })
        {
            Directory.Delete(text.At("out/scenario=vale-1"), recursive: true);
            await File.WriteAllTextAsync(text.At("out/.sweep/start.json"), damage);

            await RunAsync(text, "out", resumes: true);

            FolderBytes.AssertSame(text.At("whole"), text.At("out"));
            Assert.Equal(await File.ReadAllTextAsync(text.At("whole/.sweep/start.json")), await File.ReadAllTextAsync(text.At("out/.sweep/start.json")));
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
        var costs = session.Query($"SELECT objective_gbp FROM '{text.At("out/scenario=*/headline.parquet")}' WHERE plan = 'plan'", row => row.GetNumber(0));
        Assert.Equal(2, costs.Count);
        Assert.Equal(costs[0], costs[1], 1e-3 * costs[0]); // more than one pupil comes either way
    }

    private static Task<SweepOutcome> RunAsync(SweepText text, string folder, bool resumes, IProgress<SweepProgress>? progress = null) =>
        new SweepRun(TimeProvider.System).RunAsync(new(text.Path, text.DataFolders, text.At(folder)) { Workers = 2, Resumes = resumes }, progress, default);

    private sealed class Told : IProgress<SweepProgress>
    {
        public List<SweepProgress> All { get; } = [];

        public void Report(SweepProgress value) => All.Add(value);
    }
}
