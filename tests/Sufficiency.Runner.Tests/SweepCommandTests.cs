using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Tests;

public sealed class SweepCommandTests : IDisposable
{
    private const int Kills = 10;
    private readonly InProcess program = new();

    private static string Sweep => Path.Combine(AppContext.BaseDirectory, "Packs", "annexe.yaml");

    public void Dispose() => program.Dispose();

    [Fact]
    public void ASweepSaysHowManyOfItsPlansAreNotAsNearAsAskedFor()
    {
        using var error = new StringWriter();
        var outcome = new SweepOutcome
        {
            Title = "title",
            Done = 8,
            Failures = [],
            Folder = "out",
            Seconds = 1.0,
            Scenarios = [],
            Unproven = 3,
        };
        SweepPage.WriteVerdict(error, outcome);
        Assert.Contains("Of those solved, 3 not proven to be as near to the best plan as asked for", error.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckingSaysHowManyScenariosAndSolvesNone()
    {
        var ran = await program.RunAsync(["sweep", Sweep, "--check"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Contains("8 scenarios. No faults found; none was solved.", ran.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(program.Folder));
    }

    [Fact]
    public async Task AFaultyFileIsRefusedWithTheNumberOfScenarios()
    {
        var faulty = Path.Combine(program.Folder, "faulty.yaml");
        await File.WriteAllTextAsync(faulty,
            (await File.ReadAllTextAsync(Sweep)).Replace("demand.growth: high", "demand.growth: highest", StringComparison.Ordinal)
            .Replace("base: small", $"base: {InProcess.SmallPack}", StringComparison.Ordinal));

        var ran = await program.RunAsync(["sweep", faulty]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("faulty.yaml, line 12, axes.growth.high.demand.growth («highest»)", ran.Error, StringComparison.Ordinal);
        Assert.Contains("The sweep file would make 9 scenarios. None was solved.", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }

    [Theory]
    [InlineData("--shard", "3/2")]
    [InlineData("--shard", "env")]
    [InlineData("--resume", "--force")]
    [InlineData("--workers", "0")]
    public async Task ARequestThatCannotBeIsRefused(string option, string value)
    {
        var ran = await program.RunAsync(["sweep", Sweep, option, value]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(option, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json before merge has no part in merging", "sweep", "--json", "merge", "part", "--out", "all")]
    [InlineData("nonsense.yaml and --workers before merge have no part in merging", "sweep", "nonsense.yaml", "--workers", "2", "merge",
        "part", "--out", "all")]
    [InlineData("--data: there is no folder", "sweep", "merge", "part", "--out", "all", "--data", "nowhere")]
    [InlineData("--data: there is no folder", "compare", "part", "--data", "nowhere")]
    [InlineData("--data: there is no folder", "plan", "--robust", "base-first", "--data", "nowhere")]
    [InlineData("--data: there is no folder", "sweep", "openings", "--check", "--data", "nowhere")]
    [InlineData("--shard and --json would have no effect: --check solves and writes nothing", "sweep", "openings", "--check",
        "--json", "--shard", "1/2")]
    [InlineData("--retry-failed goes on with a sweep", "sweep", "openings", "--retry-failed", "--out", "all")]
    public async Task WhatWouldSilentlyChangeNothingIsRefused(string message, params string[] line)
    {
        var ran = await program.RunAsync(line);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(program.Folder));
    }

    [Fact]
    public async Task APartWithoutAScenarioSaysSo()
    {
        var ran = await program.RunAsync(["sweep", Sweep, "--shard", "9/9", "--out", "part"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Contains("This part of the sweep holds no scenario", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASweepKilledAtTenMomentsAndGoneOnWithIsTheUndisturbedOne()
    {
        string[] line = ["sweep", Sweep, "--workers", "2", "--json", "--out"];
        var whole = await program.RunAsync([.. line, "whole"]);
        Assert.True(whole.ExitCode == ExitCode.Done, whole.Error);
        var seconds = JsonDocument.Parse(whole.Output).RootElement.GetProperty("seconds").GetDouble();
        var random = new Random(20250101);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start([.. line, "killed", .. kill == 0 ? Array.Empty<string>() : ["--resume"]]);
            using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(0.3 + (random.NextDouble() * Math.Max(2.0, seconds / 4))));
            try
            {
                await process.WaitForExitAsync(moment.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            if (!Directory.Exists(Path.Combine(program.Folder, "killed", ".sweep"))) kill--; // killed before it had begun
        }

        var last = await program.RunAsync([.. line, "killed", "--resume"]);

        Assert.True(last.ExitCode == ExitCode.Done, last.Error);
        AssertSame(Path.Combine(program.Folder, "whole"), Path.Combine(program.Folder, "killed"));
        var journal = await File.ReadAllTextAsync(Path.Combine(program.Folder, "killed", ".sweep", "journal.jsonl"));
        var solved = Regex.Matches(journal, "\"scenario\":\"(?<name>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["name"].Value).ToList();
        Assert.Equal(solved.Distinct(StringComparer.Ordinal).Count(), solved.Count);
    }

    [Fact]
    public async Task ASweepIsComparedOnOnePageAndInOneDocument()
    {
        Assert.Equal(ExitCode.Done, (await program.RunAsync(["sweep", Sweep, "--out", "swept"])).ExitCode);

        var page = await program.RunAsync(["compare", "swept", "--schemes", "1"]);
        var json = await program.RunAsync(["compare", "swept", "--schemes", "1", "--json"]);

        Assert.True(page.ExitCode == ExitCode.Done, page.Error);
        Assert.All(
            ["The annexe of Vale School", "8 of 8 solved futures", "Largest regret", "What all good plans have in common",
                "What moves the cost most"],
            part => Assert.Contains(part, page.Output, StringComparison.Ordinal));
        var document = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal(8, document.GetProperty("futures_compared").GetInt32());
        Assert.All(document.GetProperty("plans").EnumerateArray(),
            plan => Assert.InRange(plan.GetProperty("maximum_regret_gbp").GetDouble(), 0, 1e9));
        Assert.Equal(["annexe", "growth"], document.GetProperty("tornado").EnumerateArray()
            .Select(axis => axis.GetProperty("axis").GetString()).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "swept", "compare", "matrix.parquet")));
    }

    private static void AssertSame(string expected, string actual)
    {
        static List<string> FilesOf(string folder) =>
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
                .Where(file => !file.StartsWith(".sweep", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(FilesOf(expected), FilesOf(actual));
        Assert.All(FilesOf(expected), file => Assert.True(File.ReadAllBytes(Path.Combine(expected, file)).AsSpan().SequenceEqual(
            File.ReadAllBytes(Path.Combine(actual, file))), string.Create(CultureInfo.InvariantCulture, $"{file} differs.")));
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.Folder,
        };
        start.ArgumentList.Add(typeof(ExitCode).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
