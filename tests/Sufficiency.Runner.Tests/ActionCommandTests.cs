using System.Text.Json;

namespace Sufficiency.Runner.Tests;

/// <summary><c>plan --actions</c> and <c>mitigate</c> on the small pack.</summary>
public sealed class ActionCommandTests : IDisposable
{
    private const string Actions = """
        actions:
          - id: fewer
            name: Help before a plan
            challenge: Requests grow.
            starts: 2026
            effects: [{new_plans_percent: -10}]
            cost: {gbp: [10000], paid_by: high_needs}
            source: invented
            year: "2025"
            certainty: assumed
          - id: bases
            name: Bases first
            challenge: Special schools are full.
            starts: 2025
            effects: [{from_tier: S, to_tier: B, share: 0.3}]
            source: invented
            year: "2025"
            certainty: assumed
        """;

    private readonly InProcess program = new();

    public ActionCommandTests() => File.WriteAllText(Path.Combine(program.Folder, "actions.yaml"), Actions);

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task ThePlanNamesItsActionsOnThePageInTheReportInItsRecordAndInItsFolder()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--actions", "actions.yaml", "--only", "fewer"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Contains("Actions in this plan, from actions.yaml", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Help before a plan, from 2026/27: 10% fewer new plans.", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Bases first", ran.Output, StringComparison.Ordinal);
        var folder = Path.Combine(program.Folder, "runs", "small-lsoa-named-actions-fewer");
        var report = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        Assert.Contains("Actions in this plan", report, StringComparison.Ordinal);
        Assert.Contains("Requests grow.", report, StringComparison.Ordinal);
        var record = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "run.json"))).RootElement;
        Assert.Equal("fewer", Assert.Single(record.GetProperty("actions").GetProperty("taken").EnumerateArray())
            .GetProperty("id").GetString());
    }

    [Fact]
    public async Task MitigatePrintsStepsAndLeavesTwoRunsTablesAndAPage()
    {
        var ran = await program.RunAsync(["mitigate", "actions.yaml", "--data", InProcess.SmallPack, "--out", "out"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.All(
            ["Requests grow.", "Cost, discounted, planned years (GBP)", "Schemes that the plan builds", "Change alone", "Interaction:",
                "High-needs position of 2027/28", "Schemes that change"],
            part => Assert.Contains(part, ran.Output, StringComparison.Ordinal));
        Assert.Contains("On top: Bases first", ran.Error, StringComparison.Ordinal);
        Assert.All(
            ["unmitigated/run.json", "unmitigated/report.html", "mitigated/run.json", "mitigated/plan.xlsx", "action_steps.parquet",
                "action_interactions.parquet", "action_schemes.parquet", "schema.json", "mitigation.json", "mitigation.html", "page.txt"],
            name => Assert.True(File.Exists(Path.Combine(program.Folder, "out", name)), name));
        var page = await File.ReadAllTextAsync(Path.Combine(program.Folder, "out", "mitigation.html"));
        Assert.Contains("id=\"step-discounted_gbp\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FaultsOfTheFileAreListedAndNothingIsWritten()
    {
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "actions.yaml"),
            Actions.Replace("starts: 2026", "starts: 2031", StringComparison.Ordinal)
                .Replace("-10}", "-10, share: 0.1}", StringComparison.Ordinal));
        var ran = await program.RunAsync(["mitigate", "actions.yaml", "--data", InProcess.SmallPack, "--out", "out"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("actions.yaml", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "out")));
    }

    [Fact]
    public async Task AStopLeavesNothingBehind()
    {
        var ran = await program.RunUntilAsync("On top: Help before a plan",
            ["mitigate", "actions.yaml", "--data", InProcess.SmallPack, "--out", "out"]);

        Assert.Equal(ExitCode.NoPlan, ran.ExitCode);
        Assert.Equal("actions.yaml", Assert.Single(Directory.EnumerateFileSystemEntries(program.Folder).Select(Path.GetFileName)));
    }

    [Fact]
    public async Task ActionsNamedWithoutTheirFileAreRefused()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--only", "fewer"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("--only names actions of a file", ran.Error, StringComparison.Ordinal);
    }
}
