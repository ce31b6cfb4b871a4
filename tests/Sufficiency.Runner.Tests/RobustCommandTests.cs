using System.Text.Json;

namespace Sufficiency.Runner.Tests;

public sealed class RobustCommandTests : IDisposable
{
    private readonly InProcess program = new();

    private static string Sweep => Path.Combine(AppContext.BaseDirectory, "Packs", "annexe.yaml");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task ThePageSaysWhatToOpenForHowManyFuturesAndHowSureThatIs()
    {
        var ran = await program.RunAsync(["plan", "--robust", Sweep, "--futures", "4", "--tail-weight", "0.5"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.All(
            ["4 of the sweep's 8 futures, evenly taken", "Mean cost, with penalties", "The mix made least", "Schemes to open",
                "In each future", "annexe-as-planned_growth-low"],
            part => Assert.Contains(part, ran.Output, StringComparison.Ordinal));
        Assert.Contains("Proven: over these futures no other set of schemes", ran.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "runs", "annexe-lsoa-robust", "robust.json")));
    }

    [Fact]
    public async Task JsonIsOneDocument()
    {
        var ran = await program.RunAsync(["plan", "--robust", Sweep, "--json", "--out", "out", "--gap", "1e-4", "--areas", "msoa"]);

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        var document = JsonDocument.Parse(ran.Output).RootElement;
        Assert.Equal("within_gap", document.GetProperty("status").GetString());
        Assert.Equal((8, 8), (document.GetProperty("futures_used").GetInt32(), document.GetProperty("futures_in_sweep").GetInt32()));
        var objective = document.GetProperty("objective_gbp").GetDouble();
        Assert.Equal(document.GetProperty("expected_gbp").GetDouble(), objective, 1e-6 * objective);
        Assert.InRange(document.GetProperty("bound_gbp").GetDouble(), objective * (1 - 1e-4), objective);
        Assert.InRange(objective, 0, document.GetProperty("do_minimum").GetProperty("objective_gbp").GetDouble() * (1 + 1e-4));
        Assert.InRange(document.GetProperty("cvar_gbp").GetDouble(), objective, 1e12);
        Assert.Equal(objective, document.GetProperty("futures").EnumerateArray()
            .Average(future => future.GetProperty("plan").GetProperty("objective_gbp").GetDouble()), 1e-6 * objective);
        Assert.Equal("annexe", Assert.Single(document.GetProperty("schemes").EnumerateArray()).GetProperty("scheme_id").GetString());
        Assert.Equal(Path.Combine(program.Folder, "out"), document.GetProperty("run_dir").GetString());
    }

    [Theory]
    [InlineData("--scenario", "small")]
    [InlineData("--set", "demand.growth=high")]
    [InlineData("--schemes", "none")]
    [InlineData("--schemes", "as-planned")]
    public async Task WhatSpeaksOfOneFutureCannotStandBesideASweep(string option, string value)
    {
        var ran = await program.RunAsync(["plan", "--robust", Sweep, option, value]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains($"{option} cannot stand beside --robust", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(program.Folder));
    }

    [Theory]
    [InlineData("--futures", "4")]
    [InlineData("--tail", "0.2")]
    [InlineData("--tail-weight", "1")]
    public async Task WhatSpeaksOfManyFuturesNeedsASweep(string option, string value)
    {
        var ran = await program.RunAsync(["plan", "--data", InProcess.SmallPack, option, value]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains($"{option} is for many futures", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--futures", "0", "whole number from 1")]
    [InlineData("--tail", "0", "share above 0")]
    [InlineData("--tail-weight", "1.5", "number from 0 to 1")]
    [InlineData("--robust", "capitl", "Did you mean capital?")]
    public async Task AValueThatCannotBeIsRefusedWithAdvice(string option, string value, string advice)
    {
        var ran = await program.RunAsync(option == "--robust" ? ["plan", option, value] : ["plan", "--robust", Sweep, option, value]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains(advice, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTimeThereIsNoPlanAndAdvice()
    {
        var ran = await program.RunAsync(["plan", "--robust", Sweep, "--time-limit", "0.001", "--out", "out"]);

        Assert.Equal(ExitCode.NoPlan, ran.ExitCode);
        Assert.Contains("the time was up. Give more, such as --time-limit 60; or plan for fewer futures: --futures 4; "
            + "or plan by larger areas: --areas msoa.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "out")));
    }

    [Fact]
    public async Task AStoppedRunLeavesNothingBehind()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var ran = await program.RunAsync(["plan", "--robust", Sweep, "--out", "out"], stop.Token);

        Assert.Equal(ExitCode.NoPlan, ran.ExitCode);
        Assert.Contains("Stopped. Nothing was written.", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(program.Folder));
    }
}
