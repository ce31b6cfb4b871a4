using Sufficiency.Engine.Audit;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>Audits of runs that share what they open: they find what they would find alone.</summary>
public sealed class AuditBasesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly AuditBases bases = new();
    private readonly RunContents right = PaperPlan.Create();

    public void Dispose()
    {
        bases.Dispose();
        folder.Dispose();
    }

    public static TheoryData<string, bool> Changes => new()
    {
        // What schemes there are, and their figures, are each run's own.
        { "capital", true },
        { "places", true },
        { "link", true },
        { "budget", true },
        { "assumption", true },

        // Another scheme is a code that was not known; all else is shared only where it is the same.
        { "scheme", false },
        { "top-up", false },
        { "roll", false },
        { "discount", false },
        { "journey", false },
        { "forecast", false },

        // Plans are their own.
        { "plan", true },
        { "do-minimum", true },
        { "unplaced", true },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void WhatIsSharedIsWhatIsTheSameAndNothingLessIsFound(string change, bool isShared)
    {
        Assert.Equal([], Found(right, bases));
        var other = Changed(change);
        var alone = Found(other, null);

        Assert.Equal(alone, Found(other, bases));

        Assert.Equal(isShared ? 1 : 2, bases.Opened);
        Assert.NotEmpty(alone); // the plan is not one of the changed data
        Assert.Equal([], Found(right, bases)); // and the first run is still what it was
    }

    [Fact]
    public void WhatIsWrongInWhatIsSharedIsToldForEveryRun()
    {
        var wrong =
            With(right.Dataset with { InitialRoll = [.. right.Dataset.InitialRoll, .. right.Dataset.InitialRoll] });
        var first = Found(wrong, bases);

        Assert.Contains(first, finding => finding is { Rule: "KeysOccurOnce" });
        Assert.Equal(first, Found(wrong, bases));
        Assert.Equal(1, bases.Opened);
    }

    [Fact]
    public void ACodeThatOnlyTheRunsOwnTablesHoldIsFound()
    {
        var wrong = With(right.Dataset with { Schemes = [.. right.Dataset.Schemes.Select(scheme => scheme with { Provider = new("nowhere") })] });
        Assert.Equal([], Found(right, bases));

        Assert.Equal(new("plan", "CodesAreKnown", "scheme_options.provider_id: nowhere does not stand in any table that names codes"),
            Assert.Single(Found(wrong, bases)));
        Assert.Equal(Found(wrong, null), Found(wrong, bases));
    }

    [Fact]
    public void OnlyTheLastFewAreKeptAndWhatIsInUseIsClosedWhenItIsDone()
    {
        var first = bases.Take(WithRollOf(1));
        for (var pupils = 2; pupils <= 10; pupils++) bases.Take(WithRollOf(pupils)).Dispose();
        Assert.Equal(10, bases.Opened);

        using (var session = first.Base.Beside()) Assert.Equal(1.0, session.QueryNumber("SELECT sum(pupils) FROM initial_roll"));
        first.Dispose();
        first.Dispose();
        Assert.ThrowsAny<Exception>(() => first.Base.Beside());

        bases.Take(WithRollOf(10)).Dispose();
        Assert.Equal(10, bases.Opened);
        bases.Take(WithRollOf(1)).Dispose();
        Assert.Equal(11, bases.Opened);
    }

    [Fact]
    public void HoweverManyTakeThemAtOnceEachGetsItsOwn()
    {
        Parallel.For(0, 60, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            var pupils = 1 + (i % 10); // more than are kept
            using var lease = bases.Take(WithRollOf(pupils));
            using var session = lease.Base.Beside();
            Assert.Equal(pupils, session.QueryNumber("SELECT sum(pupils) FROM initial_roll"));
        });
        Assert.InRange(bases.Opened, 10, 60);
    }

    [Fact]
    public void WhatFailedIsNotTakenAgain()
    {
        using (var lease = bases.Take(WithRollOf(1))) lease.Spoil();
        bases.Take(WithRollOf(1)).Dispose();
        Assert.Equal(2, bases.Opened);

        var wrong = Audited(With(right.Dataset with { InitialRoll = [right.Dataset.InitialRoll[0] with { Provider = new("nowhere") }] }));
        for (var i = 0; i < 2; i++) Assert.Throws<UnknownCodeException>(() => bases.Take(wrong));
        Assert.Equal(4, bases.Opened);
        bases.Take(WithRollOf(1)).Dispose();
        Assert.Equal(4, bases.Opened);
    }

    [Fact]
    public void ARunWithFilesIsAuditedFromThem()
    {
        var whole = RunWriter.Write(folder.At("whole"), right with { Plan = Wrong(right.Plan) }, force: false,
            CancellationToken.None, bases: bases);
        Assert.Equal(0, bases.Opened);
        Assert.Contains(whole.Audit.Findings, finding => finding is { Plan: "plan", Rule: "EveryPupilPlaced" });
        Assert.Equal(whole.Audit.Findings, PlanAudit.Check(new(whole.Folder, []), bases).Findings);
        Assert.Equal(0, bases.Opened);
    }

    [Fact]
    public void SumsAreNotThoseOfAnotherPlanWhereTheUnplacedAreInAFile()
    {
        // As if unplaced pupils were written and placements not: both plans have the same placements, and one of them nobody unplaced.
        var run = right with { DoMinimum = right.Plan with { Unplaced = [] } };
        var written = RunWriter.Write(folder.At("run"), run, force: false, CancellationToken.None);
        var partly = new AuditedRun(written.Folder,
            RunTables.Of(run, GeoShapes.Of(run.Dataset, null)).Where(table => table.Definition.Name != "unplaced"));
        Assert.Contains(PlanAudit.Check(partly, bases).Findings, finding => finding is { Plan: "do_nothing", Rule: "EveryPupilPlaced" });
    }

    private AuditedRun WithRollOf(int pupils) =>
        Audited(With(right.Dataset with { InitialRoll = [right.Dataset.InitialRoll[0] with { Pupils = pupils }] }));

    private RunContents With(PlanningDataset other) => With(right.Basis.Inputs with { Dataset = other });

    private RunContents With(ModelInputs inputs) => right with { Basis = new(inputs) };

    private RunContents Changed(string change)
    {
        var data = right.Dataset;
        return change switch
        {
            "capital" =>
                With(data with { Schemes = [.. data.Schemes.Select(scheme => scheme with { Capital = new(2.0 * scheme.Capital.Value) })] }),
            "places" => With(data with
            {
                Schemes = [.. data.Schemes.Select(scheme =>
                    scheme with { PlacesByYearSinceOpening = [.. scheme.PlacesByYearSinceOpening.Select(places => 3.0 * places)] })],
            }),
            "link" => With(data with
            {
                Schemes = [.. data.Schemes
                    .Select(scheme => scheme.Id.Value == "extension" ? scheme with { Requires = [new("annexe")] } : scheme)],
            }),
            "budget" => With(data with { CapitalBudgets = [new(new(2026), new(1_000))] }),
            "assumption" => With(data with { Assumptions = [.. data.Assumptions, data.Assumptions[0]] }),
            "scheme" => With(data with { Schemes = [.. data.Schemes, SmallDataset.Scheme("wing", "special", 1, 1)] }),
            "top-up" => With(data with
            {
                Providers = [.. data.Providers.Select(provider => provider with { TopUp = new(provider.TopUp.Value + 1.0) })],
            }),
            "roll" => With(data with { InitialRoll = [data.InitialRoll[0] with { Pupils = 2.0 }] }),
            "discount" => With(data with { Costs = data.Costs with { DiscountRate = 0.07 } }),
            "journey" => With(right.Basis.Inputs with { Travel = new(2, 3, [2, 30, 10, 10, 30, 31], [5, 60, 20, 15, 60, 50]) }),
            "forecast" => With(right.Basis.Inputs with { Forecast = Doubled() }),
            "plan" => right with { Plan = Wrong(right.Plan) },
            "do-minimum" => right with { DoMinimum = Wrong(right.DoMinimum) },
            "unplaced" => right with { DoMinimum = right.DoMinimum with { Unplaced = [] } },
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }

    private static DemandForecast Doubled()
    {
        var forecast = PaperPlan.Create().Forecast;
        for (var i = 0; i < forecast.Placings.Length; i++) forecast.Placings[i] *= 2.0;
        return forecast;
    }

    private static PlanTables Wrong(PlanTables plan) =>
        plan with { Placements = [.. plan.Placements.Select(row => row with { Pupils = 2.0 * row.Pupils })] };

    private static AuditedRun Audited(RunContents run) => new("no folder", RunTables.Of(run, GeoShapes.Of(run.Dataset, null)));

    private static IReadOnlyList<AuditFinding> Found(RunContents run, AuditBases? bases) => PlanAudit.Check(Audited(run), bases).Findings;
}
