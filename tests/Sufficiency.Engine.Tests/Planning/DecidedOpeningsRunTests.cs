using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Audit;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Planning;

/// <summary>A plan opens a scheme as decided, and do-minimum opens none.</summary>
public sealed class DecidedOpeningsRunTests : IDisposable
{
    private readonly SmallPack pack = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        pack.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(SchemeChoice.Named, "openings.vale-new=2027", 2027)]
    [InlineData(SchemeChoice.AsPlanned, "openings.vale-new=2027", 2027)]
    [InlineData(SchemeChoice.Named, "openings.vale-new=never", null)]
    [InlineData(SchemeChoice.AsPlanned, "openings.vale-new=never", null)]
    public async Task ThePlanOpensASchemeAsDecided(SchemeChoice choice, string text, int? year)
    {
        var outcome = await RunAsync(choice, text, "out");

        Assert.Empty(outcome.AuditFindings!);
        Assert.Equal((SolutionStatus.WithinGap, year), (outcome.Plan.Status, OpeningIn(folder.At("out"))));
        Assert.Null(OpeningIn(folder.At("out"), "do_minimum"));
    }

    [Fact]
    public async Task DoMinimumDoesNotStandInForAPlanThatIsDecidedToBuild()
    {
        pack.PlanLine("maximum_gbp: 12000000}", "maximum_gbp: 12000000000}");
        var outcome = await RunAsync(SchemeChoice.Named, "openings.vale-new=2027", "out",
            "schemes[vale-new].capital_gbp=11000000000"); // dearer than all that it could save

        Assert.True(outcome.Plan.ObjectiveGbp > outcome.DoMinimum.ObjectiveGbp);
        Assert.Equal(2027, OpeningIn(folder.At("out")));
    }

    [Fact]
    public async Task TheAuditFindsASchemeThatDoesNotOpenAsDecided()
    {
        await RunAsync(SchemeChoice.Named, "openings.vale-new=2027", "out");

        Assert.Contains(new DamagedRun(folder.At("out")).With("inputs/decided_openings", "opening_year", "2026").Audit("SchemesOpenOnce"),
            finding => finding.Message.Contains("does not open as decided", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APlanThatOpensNoOptionalSchemeRefusesADecisionToOpenOne()
    {
        var fault = await Assert.ThrowsAsync<DataIssueException>(() => RunAsync(SchemeChoice.None, "openings.vale-new=2027", "out"));
        Assert.Contains("committed schemes only", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatADelayCostsHeedsNoDecision()
    {
        var outcome = await RunAsync(SchemeChoice.Named, "openings.vale-new=never", "out", "delayed_openings.vale-new=2027");

        Assert.Empty(outcome.AuditFindings!);
        Assert.Equal((2026, 2027), (OpeningIn(folder.At("out/slip"), "as_planned"), OpeningIn(folder.At("out/slip"), "slipped")));
    }

    private Task<PlanningOutcome> RunAsync(SchemeChoice choice, string text, string name, params string[] more) =>
        new PlanningRun(TimeProvider.System).RunAsync(
            new(new(pack.Folder, [text, .. more]), choice, new SolveLimits(), folder.At(name)), null, CancellationToken.None);

    private static int? OpeningIn(string path, string plan = "plan")
    {
        using var session = new Engine.Storage.DuckDb.DuckDbSession();
        return session.Query(
            $"SELECT opening_year FROM '{Path.Combine(path, "schemes.parquet")}' WHERE scheme_id = 'vale-new' AND plan = '{plan}'",
            row => row.FindInteger(0)).Single();
    }
}
