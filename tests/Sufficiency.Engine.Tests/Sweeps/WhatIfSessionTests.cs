using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Changed plans from a warm session are those that a cold plan with the same texts finds.</summary>
public sealed class WhatIfSessionTests : IAsyncLifetime, IDisposable
{
    private const string Scheme = "vale-new";
    private readonly SmallPack pack = new();
    private readonly TemporaryFolder folder = new();
    private readonly WatchedSolver solver = new(new DecompositionSolver(NativeSolver.Shared, TimeProvider.System));
    private WhatIfSession session = null!; // opened before each test

    public async Task InitializeAsync()
    {
        pack.Cell("schemes", Scheme, "capital_gbp", "900000").Cell("schemes", Scheme, "minimum_viable_roll", "")
            .Cell("providers", "vale", "place_funding_gbp", "0"); // cheap enough to be chosen
        await PlanAsync(SchemeChoice.Named, [], "run");
        Assert.Equal(2026, OpeningIn("run"));
        session = await OpenAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        session?.Dispose();
        pack.Dispose();
        folder.Dispose();
    }

    public static TheoryData<string, bool> Changes => new()
    {
        { "", false },
        { "", true },
        { "demand.growth=high", false },
        { "demand.growth=high", true },
        { "providers[market].top_up_gbp*=1.2", true },
        { "openings.vale-new=never", true },
        { "schemes[vale-new].status=committed", false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AnAnswerEqualsAColdPlanOfTheSameTextsWithinTheGaps(string text, bool choosesAgain)
    {
        var answer = await AskAsync(new() { Sets = text.Length == 0 ? [] : [text], ChoosesAgain = choosesAgain });
        var cold = await PlanAsync(answer.Schemes, answer.Sets, "cold");

        AssertClose(cold.Plan, answer.Plan);
        AssertClose(cold.DoMinimum, answer.DoMinimum);
        Assert.Equal(SolutionStatus.WithinGap, answer.Plan.Status);
        Assert.Equal(OpeningIn("cold"), answer.Openings.Single(scheme => scheme.Code == Scheme).InAnswer);
    }

    [Fact]
    public void TheSchemesOfTheRunAreTold()
    {
        Assert.Equal(["hill-annexe", Scheme], session.Schemes.Select(scheme => scheme.Code), StringComparer.Ordinal);
        Assert.Equal([true, false], session.Schemes.Select(scheme => scheme.IsCommitted));
        Assert.Equal([2026, 2027], session.Schemes[1].AllowedYears);
        Assert.Equal(OpeningIn("run"), session.Schemes[1].Opening);
    }

    [Fact]
    public async Task ASchemeIsClosedOpenedOrMoved()
    {
        var closed = await AskAsync(Decided(SchemeDecision.Closed));
        var moved = await AskAsync(Decided(SchemeDecision.OpenIn(2027)));
        var left = await AskAsync(new());

        Assert.Equal([null, 2027, OpeningIn("run")], new[] { closed, moved, left }.Select(answer => answer.Openings[1].InAnswer));
        Assert.Contains("openings.vale-new=never", closed.Sets, StringComparer.Ordinal);
        Assert.Contains("openings.vale-new=2027", moved.Sets, StringComparer.Ordinal);
        Assert.Equal(closed.Openings[1].InRun, OpeningIn("run"));
    }

    [Fact]
    public async Task ACommittedSchemeIsWithdrawnOrMoved()
    {
        var schemes = new Dictionary<string, SchemeDecision>(StringComparer.Ordinal) { ["hill-annexe"] = SchemeDecision.OpenIn(2026) };
        var moved = await AskAsync(new() { Schemes = schemes });

        Assert.Contains("schemes[hill-annexe].planned_opening=2026", moved.Sets, StringComparer.Ordinal);
        Assert.Equal((2025, 2026), (moved.Openings[0].InRun, moved.Openings[0].InAnswer));
        schemes["hill-annexe"] = SchemeDecision.Closed;
        var fault = await Assert.ThrowsAsync<DataIssueException>(() => AskAsync(new() { Schemes = schemes }));
        Assert.Contains("requires", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameQuestionHasTheSameAnswerWhateverWasAskedBetween()
    {
        var change = Decided(SchemeDecision.OpenIn(2027));
        var first = await AskAsync(change, "first");
        await AskAsync(new() { Sets = ["demand.growth=high"], ChoosesAgain = true });
        var again = await AskAsync(change, "again");

        Assert.Equal(first.Plan, again.Plan);
        Assert.Equal(first.DoMinimum, again.DoMinimum);
        foreach (var table in Directory.GetFiles(folder.At("first"), "*.parquet", SearchOption.AllDirectories))
            Assert.Equal(await File.ReadAllBytesAsync(table),
                await File.ReadAllBytesAsync(table.Replace(folder.At("first"), folder.At("again"), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task DoMinimumIsSolvedAgainOnlyIfTheChangeAffectsIt()
    {
        var before = solver.Solves;
        await AskAsync(Decided(SchemeDecision.Closed));
        Assert.Equal(before + 1, solver.Solves);
        await AskAsync(new() { Sets = ["demand.growth=high"] });
        Assert.Equal(before + 3, solver.Solves);
    }

    [Fact]
    public async Task TwoCallersAtOnceGetTheirOwnAnswers()
    {
        var closed = AskAsync(Decided(SchemeDecision.Closed), "one");
        var moved = AskAsync(Decided(SchemeDecision.OpenIn(2027)), "two");
        await Task.WhenAll(closed, moved);

        Assert.Equal([null, 2027], new[] { await closed, await moved }.Select(answer => answer.Openings[1].InAnswer));
        Assert.NotEqual((await closed).Plan.ObjectiveGbp, (await moved).Plan.ObjectiveGbp);
    }

    [Fact]
    public async Task ACancelledQuestionLeavesTheSessionAsItWas()
    {
        using var source = new CancellationTokenSource();
        solver.Fault = (solution, _) =>
        {
            source.Cancel();
            return solution;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => session.AnswerAsync(new() { Sets = ["demand.growth=high"] }, folder.At("stopped"), null, source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => session.AnswerAsync(new(), folder.At("stopped"), null, source.Token));

        solver.Fault = null;
        Assert.False(Directory.Exists(folder.At("stopped")));
        Assert.NotNull((await AskAsync(new() { Sets = ["demand.growth=high"] })).Folder);
    }

    [Fact]
    public async Task AChangeWithoutAPlanSaysSo()
    {
        var answer = await AskAsync(Decided(SchemeDecision.OpenIn(2026)) with { Sets = ["schemes[vale-new].minimum_viable_roll=900"] });

        Assert.Null(answer.Folder);
        Assert.Contains("no plan satisfies the rules", answer.WhyNone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeptRunPassesTheAuditAndHasTheFiguresOfTheAnswer()
    {
        var change = new WhatIfChange { Sets = ["demand.growth=high"], ChoosesAgain = true };
        var answer = await AskAsync(change);
        var kept = await session.KeepAsync(change, folder.At("kept"), overwrites: false, null, CancellationToken.None);

        Assert.Empty(kept.AuditFindings!);
        Assert.Equal(answer.Plan, kept.Plan);
        Assert.Equal(answer.DoMinimum, kept.DoMinimum);
        var record = RunRecord.Read(folder.At("kept"));
        Assert.Equal(["demand.growth"], record.Overrides.Select(change => change.Path), StringComparer.Ordinal);
        Assert.Equal(RunRecord.Read(answer.Folder!).TotalCostGbp, record.TotalCostGbp);
        Assert.Equal(RunTables.Folders.Sum(group => group.Tables.Count),
            Directory.GetFiles(folder.At("kept"), "*.parquet", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task AKeptRunCanBeAskedAgainAndItsChangeTakenBack()
    {
        await session.KeepAsync(Decided(SchemeDecision.Closed), folder.At("kept"), overwrites: false, null, CancellationToken.None);
        using var next = await WhatIfSession.OpenAsync(folder.At("kept"), null, solver, TimeProvider.System, null, CancellationToken.None);

        var kept = await next.AnswerAsync(new() { Sets = ["demand.growth=high"] }, folder.At("answer"), null, CancellationToken.None);
        Assert.Null(kept.Openings[1].InAnswer);
        var free = await next.AnswerAsync(new() { ChoosesAgain = true }, folder.At("answer"), null, CancellationToken.None);
        Assert.Equal((null, OpeningIn("run")), (free.Openings[1].InRun, free.Openings[1].InAnswer));
    }

    [Fact]
    public async Task ARunWithSchemesAsPlannedKeepsThemSo()
    {
        await PlanAsync(SchemeChoice.AsPlanned, ["demand.growth=high"], "run");
        using var planned = await OpenAsync();
        var answer = await planned.AnswerAsync(Decided(SchemeDecision.OpenIn(2027)), folder.At("answer"), null, CancellationToken.None);

        Assert.Equal(SchemeChoice.AsPlanned, answer.Schemes);
        Assert.Equal(["demand.growth=high", "openings.vale-new=2027"], answer.Sets);
        Assert.Equal((2026, 2027), (answer.Openings[1].InRun, answer.Openings[1].InAnswer));
    }

    [Fact]
    public async Task APackThatHasChangedIsRefusedByName()
    {
        pack.Cell("schemes", Scheme, "capital_gbp", "1000000");

        var fault = await Assert.ThrowsAsync<WhatIfRefusedException>(() => AskAsync(new()));
        Assert.Contains("has changed since this run: schemes.csv", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WhatIfRefusedException>(OpenAsync);
    }

    [Fact]
    public async Task APackThatIsGoneAndAFolderWithoutARunAreRefused()
    {
        var fault = await Assert.ThrowsAsync<WhatIfRefusedException>(() => WhatIfSession.OpenAsync(
            folder.At("run"), folder.At("nowhere"), solver, TimeProvider.System, null, CancellationToken.None));
        Assert.Contains("is gone", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RunFolderException>(() => WhatIfSession.OpenAsync(
            folder.At("nowhere"), null, solver, TimeProvider.System, null, CancellationToken.None));
    }

    private Task<WhatIfSession> OpenAsync() =>
        WhatIfSession.OpenAsync(folder.At("run"), null, solver, TimeProvider.System, null, CancellationToken.None);

    private Task<WhatIfAnswer> AskAsync(WhatIfChange change, string name = "answer") =>
        session.AnswerAsync(change, folder.At(name), null, CancellationToken.None);

    private static WhatIfChange Decided(SchemeDecision decision) => new()
    {
        Schemes = new Dictionary<string, SchemeDecision>(StringComparer.Ordinal) { [Scheme] = decision },
    };

    private Task<PlanningOutcome> PlanAsync(SchemeChoice schemes, IReadOnlyList<string> sets, string name) =>
        new PlanningRun(TimeProvider.System).RunAsync(new(new(pack.Folder, sets), schemes, new SolveLimits(), folder.At(name), true), null,
            CancellationToken.None);

    private int? OpeningIn(string name)
    {
        using var run = new RunQueries(folder.At(name));
        return run.Query("SELECT opening_year FROM schemes WHERE scheme_id = 'vale-new'", row => row.FindInteger(0)).Single();
    }

    /// <summary>Neither plan is better than what is proven of the other.</summary>
    private static void AssertClose(SolvedPlan one, SolvedPlan other)
    {
        Assert.True(one.ObjectiveGbp >= other.BoundGbp && other.ObjectiveGbp >= one.BoundGbp,
            $"{one.BoundGbp} to {one.ObjectiveGbp}, {other.BoundGbp} to {other.ObjectiveGbp}");
    }
}
