using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sufficiency.Engine.Solving;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>`peers`: our method and the whole problem as one block by CBC, SCIP and HiGHS, timed on the same instances in one go.</summary>
internal static class PeersCommand
{
    private static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(15); // reading, forecasting and building the largest instance, and handing over

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var instances = new Option<string[]>("--instances") { Description = $"Instances: {PeerInstance.Names}.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. PeerInstance.Usual] };
        var peers = new Option<string[]>("--peers") { Description = "Peers: ours, CBC, SCIP, HiGHS.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. KnownPeers.All.Select(peer => peer.Name)] };
        var gaps = new Option<double[]>("--gaps") { Description = "Relative gaps to prove, the coarser first.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1e-3, 1e-4] };
        var timeLimit = new Option<double>("--time-limit") { Description = "Most seconds a peer may take on an instance.", DefaultValueFactory = _ => 1800 };
        var table = new Option<string>("--table") { Description = "Markdown file whose table is replaced.", DefaultValueFactory = _ => RepositoryFolder.At("benchmarks", "README.md") };
        instances.Validators.Add(result =>
        {
            foreach (var name in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!PeerInstance.IsKnown(name)) result.AddError($"{name} is no instance. There are: {PeerInstance.Names}.");
            }
        });
        peers.AcceptOnlyFromAmong([.. KnownPeers.All.Select(peer => peer.Name)]);
        var command = new Command("peers", "Time our method beside CBC, SCIP and HiGHS on the same instances, and write the table.") { instances, peers, gaps, timeLimit, table };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(parsed.GetValue(instances)!, parsed.GetValue(peers)!, parsed.GetValue(gaps)!, TimeSpan.FromSeconds(parsed.GetValue(timeLimit)), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)), parsed.GetValue(table)!, cancellation));
        return command;
    }

    /// <summary>Runs every solve in a process of its own and writes the table after each, so that a run that is stopped leaves what it has.</summary>
    public static async Task<int> RunAsync(PeerRunPlan plan, string table, CancellationToken cancellation)
    {
        var results = new List<PeerResult>();
        foreach (var instance in plan.Instances)
        {
            foreach (var gap in plan.Gaps)
            {
                foreach (var peer in plan.Peers)
                {
                    var limits = new SolveLimits(gap, plan.TimeLimit);
                    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{instance}, {peer}, gap {gap:0e+0}"));
                    var coarser = results.LastOrDefault(earlier => string.Equals(earlier.Instance, instance, StringComparison.Ordinal) && string.Equals(earlier.Peer, peer, StringComparison.Ordinal));
                    results.Add(coarser is { IsWithinGap: false } ? NotAgain(coarser, gap) : await StartAsync(instance, peer, limits, cancellation));
                    PeerTable.Write(table, plan, results);
                    await Console.Error.WriteLineAsync($"  {PeerTable.Row(results[^1])}");
                }
            }
        }

        return 0;
    }

    /// <summary>Who did not reach the coarser gap does not reach the finer one.</summary>
    private static PeerResult NotAgain(PeerResult coarser, double gap) => new()
    {
        Instance = coarser.Instance,
        Peer = coarser.Peer,
        GapAsked = gap,
        Arcs = coarser.Arcs,
        Binaries = coarser.Binaries,
        Remark = string.Create(CultureInfo.InvariantCulture, $"not run: did not reach {coarser.GapAsked:0e+0}"),
    };

    private static async Task<PeerResult> StartAsync(string instance, string peer, SolveLimits limits, CancellationToken cancellation)
    {
        using var process = Process.Start(StartOf(instance, peer, limits)) ?? throw new InvalidOperationException("The benchmarks could not start themselves.");
        using var overdue = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        overdue.CancelAfter(limits.TimeLimit!.Value + BuildTime);
        await using var kill = overdue.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        if (process.ExitCode == 0 && line is not null) return JsonSerializer.Deserialize<PeerResult>(line) ?? throw new JsonException("An empty result.");
        var why = overdue.IsCancellationRequested
            ? "ended: it did not heed its time limit"
            : string.Create(CultureInfo.InvariantCulture, $"tried, the process ended with code {process.ExitCode}{(process.ExitCode is 137 or -9 ? " (killed, most likely for memory)" : "")}");
        return PeerRunCommand.Empty(instance, peer, limits) with { Remark = why };
    }

    private static ProcessStartInfo StartOf(string instance, string peer, SolveLimits limits)
    {
        var program = typeof(PeersCommand).Assembly.Location;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments =
        [
            program, PeerRunCommand.Name, "--instance", instance, "--peer", peer,
            "--gap", limits.RelativeGap.ToString("R", CultureInfo.InvariantCulture), "--time-limit", limits.TimeLimit!.Value.TotalSeconds.ToString("R", CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }
}

/// <summary>What `peers` was asked for.</summary>
/// <param name="Instances">Instances by name.</param>
/// <param name="Peers">Peers by name.</param>
/// <param name="Gaps">Relative gaps, the coarser first.</param>
/// <param name="TimeLimit">Most time for one peer on one instance.</param>
/// <param name="Day">When.</param>
internal sealed record PeerRunPlan(IReadOnlyList<string> Instances, IReadOnlyList<string> Peers, IReadOnlyList<double> Gaps, TimeSpan TimeLimit, DateOnly Day);
