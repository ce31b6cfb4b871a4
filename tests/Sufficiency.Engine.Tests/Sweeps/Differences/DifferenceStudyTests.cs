using System.Globalization;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Differences;
using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Sweeps.Differences;

/// <summary>What each changed input does, one after the other, adds up to the difference of two runs.</summary>
public sealed class DifferenceStudyTests : IDisposable
{
    private readonly SmallPack before = new();
    private readonly SmallPack after = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        before.Dispose();
        after.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task TheStepsAddUpToTheDifferenceOfTheRunsToThePenny()
    {
        after.Cell("costs", "mainstream,primary", "gbp_per_pupil_year", "9000").Cell("provider_places", "hill,2026", "places", "30");
        var told = await ExplainAsync(["demand.growth=high"]);

        Assert.Equal([InputSubject.Forecast, InputSubject.Places, InputSubject.Money], told.Steps.SelectMany(step => step.Subjects));
        Assert.Equal(Sum("after", "costs", "cost_gbp") - Sum("before", "costs", "cost_gbp"), (double)told.Cost.Change, 0.01);
        Assert.Equal(Sum("after", "places_short", "pupils") - Sum("before", "places_short", "pupils"), (double)told.Lack.Change, 0.1);
        foreach (var whole in told.Waterfalls.Where(one => one.Figure.PartOf is null))
        {
            Assert.Equal(whole.End, whole.Start + whole.Steps.Sum(step => step.Change));
            var parts = told.Waterfalls.Where(one => one.Figure.PartOf == whole.Figure.Code).ToList();
            if (parts.Count > 0) Assert.Equal(whole.Change, parts.Sum(part => part.Change));
        }
    }

    [Fact]
    public async Task AStepDoesWhatAPlanWithItsChangeAloneWouldDo()
    {
        var told = await ExplainAsync(["demand.growth=high", "providers[market].top_up_gbp=90000"]);
        await PlanAsync(before, "alone", ["demand.growth=high"]);

        Assert.Equal(2, told.Steps.Count);
        Assert.Equal(Sum("alone", "costs", "cost_gbp"), (double)told.Cost.Steps[0].After, 0.01);
    }

    [Fact]
    public async Task ASubjectThatCannotChangeAloneChangesWithTheNext()
    {
        after.Edit("providers.csv", text => text.Replace("market,", "bazaar,", StringComparison.Ordinal));
        foreach (var table in new[] { "provider_places.csv", "initial_roll.csv" })
            if (after.TextOf(table).Contains("market,", StringComparison.Ordinal))
                after.Edit(table, text => text.Replace("market,", "bazaar,", StringComparison.Ordinal));
        var told = await ExplainAsync([]);

        var step = Assert.Single(told.Steps);
        Assert.Equal([InputSubject.Pupils, InputSubject.Places], step.Subjects);
        Assert.Equal(0m, told.Cost.Change);
    }

    [Fact]
    public async Task RunsOfTheSameInputsHaveNoSteps()
    {
        var told = await ExplainAsync([]);

        Assert.Empty(told.Steps);
        Assert.Empty(told.Changes);
        Assert.Equal(0m, told.Cost.Change);
    }

    [Fact]
    public async Task EveryChangedValueIsListedWithItsRowAndBothValues()
    {
        after.Cell("provider_places", "hill,2026", "places", "30").DropRow("initial_waiting", "SEMH,8")
            .PlanLine("name: small", "name: tiny");
        var told = await ExplainAsync(["demand.growth=high"]);

        var places = told.Changes.Single(change => change.File == "provider_places");
        Assert.Equal(("places", "30"), (places.Column, places.New));
        Assert.Contains("Hill", places.Row, StringComparison.Ordinal);
        var waiting = told.Changes.Single(change => change.File == "initial_waiting");
        Assert.Equal(("2", null), (waiting.Old, waiting.New));
        Assert.Equal("tiny", told.Changes.Single(change => change.Row == "name").New);
        Assert.Equal((null, "high"),
            told.Changes.Where(change => change.File == "--set").Select(change => (change.Old, change.New)).Single());
    }

    [Fact]
    public async Task ASchemeThatMovesIsToldInTheStepThatMovesIt()
    {
        await PlanAsync(before, "before", ["openings.vale-new=2026"]);
        await PlanAsync(before, "after", ["openings.vale-new=2027"]);
        var told = await StudyAsync();

        var step = Assert.Single(told.Steps);
        Assert.Equal([InputSubject.Schemes], step.Subjects);
        Assert.Equal((2026, 2027), step.Moved.Select(moved => (moved.Before!.Value, moved.After!.Value)).Single());
    }

    [Fact]
    public async Task APackThatChangedSinceItsRunIsRefusedWithWhatToDo()
    {
        await PlanAsync(before, "before", []);
        await PlanAsync(after, "after", []);
        before.Cell("provider_places", "hill,2026", "places", "31");

        var refusal = await Assert.ThrowsAsync<WhatIfRefusedException>(StudyAsync);
        Assert.Contains("provider_places.csv", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("told")));
    }

    [Fact]
    public async Task TheTablesHoldWhatIsTold()
    {
        var told = await ExplainAsync(["demand.growth=high"]);

        Assert.Equal(["changed_inputs", "difference_openings", "difference_steps"],
            Directory.GetFiles(folder.At("told"), "*.parquet").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.At("told")));
        Assert.Equal((double)told.Cost.Change,
            Number($"SELECT sum(change) FROM read_parquet('{folder.At("told", "difference_steps.parquet")}') WHERE figure = 'cost_gbp'"),
            0.005);
    }

    [Fact]
    public void EveryTableOfASubjectIsKnownToThePack() => Assert.All(
        Engine.Packs.Schema.PackSchema.Current.Tables, table => Assert.True(Enum.IsDefined(InputSubjects.OfTable(table.Name))));

    private async Task<RunDifference> ExplainAsync(IReadOnlyList<string> sets)
    {
        await PlanAsync(before, "before", []);
        await PlanAsync(after, "after", sets);
        return await StudyAsync();
    }

    private Task<RunDifference> StudyAsync() => new DifferenceStudy(TimeProvider.System) { Solver = () => NativeSolver.Shared }
        .RunAsync(new(folder.At("before"), folder.At("after"), folder.At("told")), null, CancellationToken.None);

    private async Task PlanAsync(SmallPack pack, string name, IReadOnlyList<string> sets)
    {
        var request = new PlanningRequest(new DatasetRequest(pack.Folder, sets), SchemeChoice.Named, new(1e-6), folder.At(name));
        var outcome = await new PlanningRun(TimeProvider.System) { Solver = () => NativeSolver.Shared }
            .RunAsync(request, null, CancellationToken.None);
        Assert.NotNull(outcome.RunFolder);
    }

    private static double Number(string sql)
    {
        using var session = new DuckDbSession();
        return session.Query(sql, row => row.GetNumber(0))[0];
    }

    private double Sum(string run, string table, string column)
    {
        using var queries = new RunQueries(folder.At(run));
        return queries.Query(string.Create(CultureInfo.InvariantCulture,
            $"SELECT sum({column}) FROM {table} JOIN years USING (academic_year) WHERE is_planned"), row => row.FindNumber(0) ?? 0.0)[0];
    }
}
