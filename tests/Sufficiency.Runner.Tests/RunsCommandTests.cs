namespace Sufficiency.Runner.Tests;

/// <summary>The commands that find, open and compare finished runs.</summary>
public sealed class RunsCommandTests : IDisposable
{
    private readonly InProcess program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task RunsAreListedTheNewestFirstAndDamagedOnesNamed()
    {
        await PlanAsync("runs/alpha");
        await PlanAsync("runs/omega", "--set", "demand.growth=high");
        File.SetLastWriteTimeUtc(At("runs/alpha/run.json"), new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        Directory.CreateDirectory(At("runs/torn"));
        await File.WriteAllTextAsync(At("runs/torn/run.json"), "{");
        Directory.CreateDirectory(At("runs/half"));
        File.Copy(At("runs/alpha/years.parquet"), At("runs/half/years.parquet"));
        Directory.CreateDirectory(At("runs/notes"));

        var ran = await program.RunAsync(["runs"]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.InRange(ran.Output.IndexOf("omega ", StringComparison.Ordinal), 0, ran.Output.IndexOf("alpha ", StringComparison.Ordinal));
        Assert.All(["A small county", "demand.growth=high", "2026-01-02", "- torn: run.json is damaged", "- half: run.json is missing"],
            text => Assert.Contains(text, ran.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("notes", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutRunsTheListSaysSo()
    {
        var none = await program.RunAsync(["runs"]);
        var nowhere = await program.RunAsync(["runs", "nowhere"]);

        Assert.Equal(ExitCode.Done, none.ExitCode);
        Assert.Contains("There are no runs", none.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.InputAtFault, nowhere.ExitCode);
    }

    [Fact]
    public async Task APageIsOpenedAgainAndMadeFromTheTablesIfItIsMissing()
    {
        var planned = await PlanAsync("run");

        var kept = await program.RunAsync(["open", "run"]);
        File.Delete(At("run/page.txt"));
        var made = await program.RunAsync(["open", "run"]);

        Assert.Equal(planned.Output.ReplaceLineEndings("\n"), kept.Output);
        Assert.Equal(ExitCode.Done, made.ExitCode);
        Assert.Contains("page.txt is missing", made.Error, StringComparison.Ordinal);
        Assert.All(["Read before you show this", "Places short", "High-needs ledger", "How sure is the arithmetic?"],
            heading => Assert.Contains(heading, made.Output, StringComparison.Ordinal));
        foreach (var line in planned.Output.Split('\n').Where(line => line.Contains("All   ", StringComparison.Ordinal)).Take(1))
            Assert.Contains(line.Trim().Split("  ")[^1].Trim(), made.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsAreComparedOnTheScreenForAScriptAndAsFiles()
    {
        await PlanAsync("one");
        await PlanAsync("other", "--set", "schemes[annexe].planned_opening=2026");

        var page = await program.RunAsync(["compare", "one", "other"]);
        var json = await program.RunAsync(["compare", "one", "other", "--json"]);
        var html = await program.RunAsync(["report", "one", "other"]);
        var sheets = await program.RunAsync(["report", "one", "other", "--format", "ods"]);

        Assert.True(page.ExitCode == ExitCode.Done, page.Error);
        Assert.Contains("Run B opens Vale School annexe 1 year earlier (2026/27, not 2027/28).", WordingTests.OneLine(page.Output),
            StringComparison.Ordinal);
        using var document = System.Text.Json.JsonDocument.Parse(json.Output);
        Assert.Equal("annexe", document.RootElement.GetProperty("schemes")[0].GetProperty("scheme_id").GetString());
        Assert.Equal(At("comparison.html") + Environment.NewLine, html.Output);
        Assert.Equal(At("comparison.ods") + Environment.NewLine, sheets.Output);
        Assert.True(File.Exists(At("comparison.ods")));
    }

    [Fact]
    public async Task ADifferenceIsExplainedByTheInputsOnTheScreenForAScriptAndAsAPage()
    {
        await PlanAsync("one");
        await PlanAsync("other", "--set", "schemes[annexe].planned_opening=2026", "--set", "demand.growth=high");

        var page = await program.RunAsync(["compare", "one", "other", "--explain", "--out", "why"]);
        var json = await program.RunAsync(["compare", "one", "other", "--explain", "--json", "--out", "again"]);

        Assert.True(page.ExitCode == ExitCode.Done, page.Error);
        Assert.Contains("Forecast of plans (1 value): ", page.Output, StringComparison.Ordinal);
        Assert.Contains("Vale School annexe opens in 2026/27 instead of 2027/28", WordingTests.OneLine(page.Output),
            StringComparison.Ordinal);
        using var document = System.Text.Json.JsonDocument.Parse(json.Output);
        Assert.Equal(2, document.RootElement.GetProperty("changes").GetArrayLength());
        var html = await File.ReadAllTextAsync(At("why/difference.html"));
        Assert.Contains("Why other differs from one", html, StringComparison.Ordinal);
        Assert.Equal(html, await File.ReadAllTextAsync(At("again/difference.html")));
        Assert.Equal(await File.ReadAllBytesAsync(At("why/difference_steps.parquet")),
            await File.ReadAllBytesAsync(At("again/difference_steps.parquet")));
    }

    [Theory]
    [InlineData("--out needs --explain", "compare", "one", "two", "--out", "why")]
    [InlineData("needs the folders of two runs", "compare", "one", "--explain")]
    [InlineData("is for a sweep", "compare", "one", "two", "--explain", "--plans", "3")]
    [InlineData("holds no whole run", "compare", "one", "nowhere", "--explain")]
    [InlineData("holds a run. Name the folders of two to four runs", "compare", "one")]
    [InlineData("is for a sweep, and runs are named", "compare", "one", "two", "--plans", "3")]
    [InlineData("holds no whole run", "compare", "one", "nowhere")]
    [InlineData("A run is named twice", "report", "one", "one")]
    [InlineData("cannot hide small numbers", "report", "one", "nowhere", "--format", "xlsx", "--suppress", "5")]
    [InlineData("holds no whole run", "open", "nowhere")]
    public async Task WhatCannotBeDoneIsRefused(string reason, params string[] line)
    {
        await PlanAsync("one");

        var ran = await program.RunAsync(line);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(reason, ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    private string At(string path) => Path.Combine(program.Folder, Path.Combine(path.Split('/')));

    private async Task<Ran> PlanAsync(string folder, params string[] more)
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--schemes", "as-planned", "--out", folder, .. more]);
        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        return ran;
    }
}
