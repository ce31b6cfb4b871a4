using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Audit;

/// <summary>A run of which only some tables are written, as each scenario of a sweep is.</summary>
public sealed class UnwrittenTablesTests : IDisposable
{
    private static readonly HashSet<string> CostsAlone = new(StringComparer.Ordinal) { "costs" };
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatIsNotWrittenIsAuditedLikeTheRest()
    {
        var whole = AuditedRunWriter.Write(folder.At("whole"), PaperPlan.Create(), force: false, CancellationToken.None);
        var some = AuditedRunWriter.Write(folder.At("some"), PaperPlan.Create() with { KeptTables = CostsAlone }, force: false,
            CancellationToken.None);

        Assert.True(some.Audit.Passed);
        Assert.Equal(File.ReadAllBytes(Path.Combine(whole.Folder, "costs.parquet")),
            File.ReadAllBytes(Path.Combine(some.Folder, "costs.parquet")));
        Assert.Equal(["costs.parquet", "run.json"],
            Directory.GetFiles(some.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(some.Folder, file)
                .Replace('\\', '/')).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", "plan")]
    [InlineData("do_minimum", "do_minimum")]
    public void AWrongPlacementIsFoundThoughItIsNotWritten(string part, string plan)
    {
        var run = PaperPlan.Create() with { KeptTables = CostsAlone };
        var wrong = part.Length == 0 ? run with { Plan = Doubled(run.Plan) } : run with { DoMinimum = Doubled(run.DoMinimum) };

        var findings = AuditedRunWriter.Write(folder.At("run"), wrong, force: false, CancellationToken.None).Audit.Findings;

        Assert.Contains(findings,
            finding => finding is { Rule: "EveryPupilPlaced" } && string.Equals(finding.Plan, plan, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal(plan, finding.Plan));
    }

    [Fact]
    public void AKeyThatOccursTwiceIsFoundThoughItIsNotWritten()
    {
        var run = PaperPlan.Create() with { KeptTables = CostsAlone };
        var twice = run with { Plan = run.Plan with { Placements = [.. run.Plan.Placements, run.Plan.Placements[0]] } };

        Assert.Contains(AuditedRunWriter.Write(folder.At("run"), twice, force: false, CancellationToken.None).Audit.Findings,
            finding => finding is { Plan: "plan", Rule: "KeysOccurOnce" });
    }

    [Fact]
    public void AWrongTableThatPlansShareIsFoundThoughItIsNotWritten()
    {
        var run = PaperPlan.Create() with { KeptTables = CostsAlone };
        var placings = run.Forecast.Forecast.Placings.Values;
        for (var i = 0; i < placings.Length; i++) placings[i] *= 2.0;

        var findings = AuditedRunWriter.Write(folder.At("run"), run, force: false, CancellationToken.None).Audit.Findings;

        Assert.Equal(["do_minimum", "plan"], findings.Where(finding => finding is { Rule: "EveryPupilPlaced" })
            .Select(finding => finding.Plan).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("", "plan")]
    [InlineData("do_minimum", "do_minimum")]
    public void ACodeThatNoTableNamesIsFoundThoughItIsNotWritten(string part, string plan)
    {
        var run = PaperPlan.Create() with { KeptTables = CostsAlone };
        PlanTables Wrong(PlanTables tables) => tables with { Placements = [.. tables.Placements.Select(row => row with { Need = "XYZ" })] };

        var findings = AuditedRunWriter.Write(folder.At("run"), part.Length == 0 ? run with { Plan = Wrong(run.Plan) }
            : run with { DoMinimum = Wrong(run.DoMinimum) }, force: false, CancellationToken.None).Audit.Findings;

        Assert.Equal(new(plan, "CodesAreKnown", "placements.need: XYZ does not stand in any table that names codes"),
            Assert.Single(findings));
    }

    private static PlanTables Doubled(PlanTables plan) =>
        plan with { Placements = [.. plan.Placements.Select(row => row with { Pupils = 2.0 * row.Pupils })] };
}
