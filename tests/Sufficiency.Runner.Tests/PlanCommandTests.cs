using System.Text.Json;

namespace Sufficiency.Runner.Tests;

/// <summary>The whole command on a small county, through OR-Tools, Parquet and the audit.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private readonly InProcess program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task ThePageAnswersWhatAnOfficerAsks()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.All(
            ["A small county: 2025/26 to 2027/28", "Pupils with a plan", "Every EHC plan", "Places short", "Vale School annexe",
            "High-needs ledger", "What makes the difference", "Capital by year of spending", "Journeys one way in 2027/28"],
            part => Assert.Contains(part, ran.Output, StringComparison.Ordinal));
        Assert.Contains("2024/25 (counted)           12", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Proven: no plan is better by more than", ran.Error, StringComparison.Ordinal);
        Assert.Contains("recomputed from the written tables: passed", ran.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "runs", "small-lsoa-named", "run.json")));
    }

    [Fact]
    public async Task JsonHoldsWhatIsPromisedAndNothingElseIsOnOutput()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--json", "--out", "out", "--gap", "1e-4"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        var document = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal("within_gap", document.GetProperty("status").GetString());
        Assert.Equal("passed", document.GetProperty("audit").GetString());
        Assert.InRange(document.GetProperty("gap").GetDouble(), 0, 1e-4);
        var objective = document.GetProperty("objective_gbp").GetDouble();
        Assert.InRange(document.GetProperty("bound_gbp").GetDouble(), objective * (1 - 1e-4), objective * (1 + 1e-12));
        Assert.InRange(objective, 0, document.GetProperty("do_minimum").GetProperty("objective_gbp").GetDouble());
        Assert.Equal("annexe", Assert.Single(document.GetProperty("schemes").EnumerateArray()).GetProperty("scheme_id").GetString());
        Assert.All(
            ["read", "travel", "forecast", "do_minimum", "plan", "write"],
            stage => Assert.InRange(document.GetProperty("seconds").GetProperty(stage).GetDouble(), 0, 600));
        Assert.Equal(Path.Combine(program.Folder, "out"), document.GetProperty("run_dir").GetString());
    }

    [Fact]
    public async Task WhatIsOutOfTheOrdinaryIsCountedOnThePageKeptInTheRunAndChangesNoExitCode()
    {
        var page = await program.RunOnChangedPackAsync("plan", "providers.csv", text => text);
        var json = await program.RunAsync(["plan", "--data", "pack", "--json", "--out", "out"]);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (page.ExitCode, json.ExitCode));
        Assert.Contains("figures of the data are out of the ordinary, among them these 3 (validate lists all):", page.Output,
            StringComparison.Ordinal);
        var listed = JsonDocument.Parse(json.Output).RootElement.GetProperty("data_warnings").EnumerateArray().ToList();
        var kept = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(program.Folder, "out", "run.json"))).RootElement
            .GetProperty("data_warnings").EnumerateArray().ToList();
        Assert.Equal(listed.Select(warning => warning.GetProperty("check").GetString()),
            kept.Select(warning => warning.GetProperty("check").GetString()), StringComparer.Ordinal);
        Assert.Contains(kept, warning => warning.GetProperty("text").GetString()!.StartsWith(
            "provider_places.csv, line 5, places («12»): Vale School", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutSchemesThePlanIsDoMinimum()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--schemes", "none", "--areas", "msoa", "--json"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        var document = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal(document.GetProperty("objective_gbp").GetDouble(),
            document.GetProperty("do_minimum").GetProperty("objective_gbp").GetDouble());
        Assert.Equal(JsonValueKind.Null, document.GetProperty("schemes")[0].GetProperty("opening_year").ValueKind);
        Assert.EndsWith("small-msoa-none", document.GetProperty("run_dir").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEarlierRunIsNeverReplacedUnasked()
    {
        string[] line = ["plan", "--data", InProcess.SmallPack, "--schemes", "none", "--out", "out"];
        var first = await program.RunAsync(line);
        var record = await File.ReadAllTextAsync(Path.Combine(program.Folder, "out", "run.json"));
        var second = await program.RunAsync(line);

        Assert.Equal(ExitCode.Done, first.ExitCode);
        Assert.Equal(ExitCode.InputAtFault, second.ExitCode);
        Assert.Contains("--force", second.Error, StringComparison.Ordinal);
        Assert.Equal(record, await File.ReadAllTextAsync(Path.Combine(program.Folder, "out", "run.json")));
        Assert.Equal(ExitCode.Done, (await program.RunAsync([.. line, "--force"])).ExitCode);
    }

    [Theory]
    [InlineData("Forecasting pupils")]
    [InlineData("Planning with committed schemes only")]
    public async Task AStoppedRunLeavesNothingBehind(string stage)
    {
        var ran = await program.RunUntilAsync(stage, ["plan", "--data", InProcess.SmallPack, "--out", "out"]);

        Assert.Equal(ExitCode.NoPlan, ran.ExitCode);
        Assert.Contains("Stopped. Nothing was written.", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(program.Folder));
    }

    [Fact]
    public async Task ARunStoppedWhileItWritesItsPlanWritesItWhole()
    {
        var ran = await program.RunUntilAsync("Writing the tables and checking them",
            ["plan", "--data", InProcess.SmallPack, "--out", "out"]);

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.True(File.Exists(Path.Combine(program.Folder, "out", "run.json")));
    }

    [Fact]
    public async Task ARunStoppedBeforeAnySchemeIsChosenAnswersWithBuildingNothingMore()
    {
        var ran = await program.RunUntilAsync("  Planning", ["plan", "--data", InProcess.SmallPack, "--out", "out"]);

        Assert.Equal(ExitCode.NoPlan, ran.ExitCode);
        Assert.Contains("WARNING", ran.Output, StringComparison.Ordinal);
        Assert.Contains("it was stopped", ran.Output, StringComparison.Ordinal);
        Assert.Contains("not in the best plan found", ran.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "out", "run.json")));
    }

    [Fact]
    public async Task NoAdviceIsGivenThatIsTakenAlready()
    {
        var ran = await program.RunAsync(
            ["plan", "--data", InProcess.SmallPack, "--time-limit", "0.001", "--areas", "msoa", "--schemes", "none"]);

        Assert.Equal(ExitCode.NoPlan, ran.ExitCode);
        Assert.Contains("--time-limit 60, or leave --time-limit out.", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--areas", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADelayedOpeningIsPriced()
    {
        string[] line = ["plan", "--data", InProcess.SmallPack, "--set", "schemes[annexe].planned_opening=2026", "--set",
            "delayed_openings.annexe=2027", "--schemes", "as-planned"];
        var page = await program.RunAsync([.. line, "--out", "page"]);
        var ran = await program.RunAsync([.. line, "--out", "json", "--json"]);

        Assert.True(page.ExitCode == ExitCode.Done, page.Error);
        Assert.Contains("What the delayed openings cost", page.Output, StringComparison.Ordinal);
        Assert.Contains("2027/28 (assumed)", page.Output, StringComparison.Ordinal);
        Assert.Contains("All years together:", page.Output, StringComparison.Ordinal);
        Assert.Contains("Proven: discounted and with the penalties", page.Output, StringComparison.Ordinal);
        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        var document = JsonDocument.Parse(ran.Output).RootElement;
        var slip = document.GetProperty("slip");
        Assert.Equal("passed", document.GetProperty("audit").GetString());
        Assert.Equal(1, slip.GetProperty("schemes")[0].GetProperty("years_late").GetInt32());
        Assert.Equal(20, slip.GetProperty("place_years_fewer").GetDouble()); // 10 and 20 places as planned, none and 10 as delayed
        Assert.Equal([0.0, 10.0, 10.0],
            slip.GetProperty("years").EnumerateArray().Select(year => year.GetProperty("places_fewer").GetDouble()));
        Assert.Equal(slip.GetProperty("cost_more_gbp").GetDouble(),
            slip.GetProperty("years").EnumerateArray().Sum(year => year.GetProperty("cost_more_gbp").GetDouble()), 1e-6);
        Assert.InRange(slip.GetProperty("slipped").GetProperty("gap").GetDouble(), 0, 1e-4);
        Assert.True(File.Exists(Path.Combine(program.Folder, "json", "slip", "slip_years.parquet")));
    }

    [Fact]
    public async Task AssumptionsAreTriedAtTheEndsOfTheirRanges()
    {
        string[] line = ["plan", "--data", InProcess.SmallPack, "--check-assumptions"];
        var ran = await program.RunAsync([.. line, "--json", "--out", "json"]);
        var page = await program.RunAsync([.. line, "--out", "page"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        var document = JsonDocument.Parse(ran.Output).RootElement;
        var checks = document.GetProperty("assumption_checks").EnumerateArray().ToList();
        Assert.Equal(["low", "high", "low", "high"], checks.Select(check => check.GetProperty("end").GetString()), StringComparer.Ordinal);
        Assert.All(checks, check => Assert.Equal("solved", check.GetProperty("status").GetString()));
        Assert.True(checks[3].GetProperty("is_turning").GetBoolean()); // nobody builds an annexe at a thousand times its price
        Assert.Equal("without Vale School annexe", checks[3].GetProperty("changes").GetString());
        Assert.Contains("4 of 4 ends of assumptions' ranges tried by MSOA", page.Output, StringComparison.Ordinal);
        Assert.Contains(
            "With capital of schemes at the high end of the range (*1000) other schemes are best: without Vale School annexe.",
            WordingTests.OneLine(page.Output), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "page", "assumption_checks.parquet")));
    }

    [Fact]
    public async Task AStopWhileAssumptionsAreTriedKeepsThePlanAndWhatWasTried()
    {
        var ran = await program.RunUntilAsync("Trying assumptions at the ends of their ranges",
            ["plan", "--data", InProcess.SmallPack, "--check-assumptions", "--out", "out"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Contains("0 of 4 ends of assumptions' ranges tried", ran.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "out", "run.json")));
    }

    [Fact]
    public async Task WithoutADelayNothingIsSaidOfOne()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--schemes", "none", "--json"]);

        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(ran.Output).RootElement.GetProperty("slip").ValueKind);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "runs", "small-lsoa-none", "slip")));
    }

    [Fact]
    public async Task NoTimeIsNoPlan()
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, "--time-limit", "0.001", "--json"]);

        Assert.Equal(ExitCode.NoPlan, ran.ExitCode);
        Assert.Equal("not_run", JsonDocument.Parse(ran.Output).RootElement.GetProperty("audit").GetString());
        Assert.Contains("No plan was found: the time was up. Give more, such as --time-limit 60, or leave --time-limit out; "
            + "plan by larger areas with --areas msoa; or do not let the plan choose schemes", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "runs", "small-lsoa-named")));
    }
}
