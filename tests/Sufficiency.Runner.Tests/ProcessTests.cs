using System.Diagnostics;

namespace Sufficiency.Runner.Tests;

/// <summary>The program as people start it.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task TheProgramStartsAndHelps()
    {
        var (exitCode, output, error) = await RunAsync("--help");

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Contains("Sufficiency plans SEND places", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public async Task FaultyInputEndsWithOneAndSaysNothingOnOutput()
    {
        var (exitCode, output, error) = await RunAsync("validate", "--data", "no-such-folder");

        Assert.Equal(ExitCode.InputAtFault, exitCode);
        Assert.Empty(output);
        Assert.Contains("no-such-folder", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(ExitCode).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
