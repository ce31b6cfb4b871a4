using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>One solve in a process of its own, watched from outside: its time and its memory.</summary>
internal sealed class PeerProcess(Process process, PeerCeilings ceilings)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch building = Stopwatch.StartNew();
    private readonly Stopwatch solving = new();
    private TimeSpan processorOfBuilding;
    private TimeSpan processor;
    private double mebibytes;
    private string? whyEnded;

    /// <summary>Starts this program again as <see cref="PeerRunCommand"/> and waits for what comes of it.</summary>
    public static async Task<PeerResult> RunAsync(
        string instance, string peer, double relativeGap, PeerCeilings ceilings, CancellationToken cancellation)
    {
        using var process = Process.Start(StartOf(instance, peer, relativeGap, ceilings.TimeLimit))
            ?? throw new InvalidOperationException("The benchmarks could not start themselves.");
        var limits = new SolveLimits(relativeGap, ceilings.TimeLimit);
        return await new PeerProcess(process, ceilings).WaitAsync(PeerRunCommand.Empty(instance, peer, limits), cancellation);
    }

    private async Task<PeerResult> WaitAsync(PeerResult empty, CancellationToken cancellation)
    {
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = ListenAsync();
        await WatchAsync(cancellation);
        await error;
        var line = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        if (whyEnded is null && process.ExitCode == 0 && line is not null)
            return JsonSerializer.Deserialize<PeerResult>(line) ?? throw new JsonException("An empty result.");
        return empty with
        {
            Seconds = solving.Elapsed.TotalSeconds,
            ProcessorSeconds = processor.TotalSeconds,
            Mebibytes = mebibytes,
            Remark = whyEnded ?? string.Create(CultureInfo.InvariantCulture, $"its process ended by itself, with code {process.ExitCode}"),
        };
    }

    // The process says on its error stream when the problem is in memory; what else it says there is passed on.
    private async Task ListenAsync()
    {
        while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (string.Equals(line, PeerRunCommand.IsBuilt, StringComparison.Ordinal)) solving.Start();
            else await Console.Error.WriteLineAsync(line);
        }
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        while (!process.HasExited)
        {
            if (whyEnded is null) Look();
            if (whyEnded is not null) solving.Stop(); // giving much memory back takes long
            if (whyEnded is not null || cancellation.IsCancellationRequested) process.Kill(entireProcessTree: true);
            await Task.Delay(Interval, CancellationToken.None);
        }

        solving.Stop();
    }

    private void Look()
    {
        try
        {
            process.Refresh();
            var (taken, used) = (process.WorkingSet64 / 1048576.0, process.TotalProcessorTime);
            mebibytes = Math.Max(mebibytes, taken);
            if (solving.IsRunning) processor = used - processorOfBuilding;
            else processorOfBuilding = used;
            whyEnded = ceilings.WhyEnd(building.Elapsed, solving.IsRunning ? solving.Elapsed : null, taken);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself just now: the loop sees that next.
        }
    }

    private static ProcessStartInfo StartOf(string instance, string peer, double relativeGap, TimeSpan timeLimit)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            typeof(PeerProcess).Assembly.Location, PeerRunCommand.Name, "--instance", instance, "--peer", peer,
            "--gap", relativeGap.ToString("R", CultureInfo.InvariantCulture),
            "--time-limit", timeLimit.TotalSeconds.ToString("R", CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }
}
