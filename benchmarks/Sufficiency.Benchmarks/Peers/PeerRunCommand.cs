using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>One peer on one instance, in a process that it has to itself; prints one line of JSON.</summary>
internal static class PeerRunCommand
{
    /// <summary>Its name on the command line.</summary>
    public const string Name = "peer-run";

    /// <summary>The line on the error stream that says that the problem is in memory.</summary>
    public const string IsBuilt = "built";

    /// <summary>The command; `peers` calls it.</summary>
    public static Command Create()
    {
        var instance = new Option<string>("--instance") { Required = true };
        var peer = new Option<string>("--peer") { Required = true };
        var gap = new Option<double>("--gap") { Required = true };
        var timeLimit = new Option<double>("--time-limit") { Required = true };
        var command = new Command(Name, "One solve, as peers starts it.") { instance, peer, gap, timeLimit };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            var limits = new SolveLimits(parsed.GetValue(gap), TimeSpan.FromSeconds(parsed.GetValue(timeLimit)));
            var result = await SolveAsync(parsed.GetValue(instance)!, parsed.GetValue(peer)!, limits, cancellation);
            Console.WriteLine(JsonSerializer.Serialize(result));
            return 0;
        });
        return command;
    }

    /// <summary>A result of which nothing is known yet.</summary>
    public static PeerResult Empty(string instance, string peer, SolveLimits limits) =>
        new() { Instance = instance, Peer = peer, GapAsked = limits.RelativeGap };

    // Building the instance is not timed, for it is the same for all.
    private static async Task<PeerResult> SolveAsync(string instance, string peerName, SolveLimits limits, CancellationToken cancellation)
    {
        var peer = KnownPeers.All.First(known => string.Equals(known.Name, peerName, StringComparison.Ordinal));
        var problem = PeerInstance.Build(instance);
        var result = Empty(instance, peerName, limits) with
        {
            Arcs = problem.ArcCount,
            Binaries = problem.LinkingVariables.Count(column => column.IsInteger && column.Lower < column.Upper),
        };
        if (peer.WhyNotTried(problem) is { } reason) return result with { Remark = reason };
        GC.Collect();
        await Console.Error.WriteLineAsync(IsBuilt);
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        try
        {
            var answer = await peer.SolveAsync(problem, limits, cancellation);
            result = result with
            {
                Objective = answer.Objective,
                Bound = answer.Bound,
                SaysInfeasible = answer.SaysInfeasible,
                Remark = answer.Remark,
            };
        }
        catch (OutOfMemoryException fault)
        {
            result = result with { Remark = string.Create(CultureInfo.InvariantCulture, $"memory ran out: {fault.Message}") };
        }

        return result with
        {
            Seconds = clock.Elapsed.TotalSeconds,
            ProcessorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            Mebibytes = PeakMebibytes(),
        };
    }

    private static double PeakMebibytes()
    {
        using var own = Process.GetCurrentProcess();
        return Math.Max(own.PeakWorkingSet64, own.WorkingSet64) / 1048576.0; // macOS does not tell the peak
    }
}
