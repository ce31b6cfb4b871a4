using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>One peer on one instance in a process of its own, so that memory is its alone and a crash takes nothing else with it; prints one line of JSON.</summary>
internal static class PeerRunCommand
{
    /// <summary>Its name on the command line.</summary>
    public const string Name = "peer-run";

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

    /// <summary>Builds the instance and solves it; building is not timed, for it is the same for all.</summary>
    public static async Task<PeerResult> SolveAsync(string instance, string peerName, SolveLimits limits, CancellationToken cancellation)
    {
        var peer = KnownPeers.All.First(known => string.Equals(known.Name, peerName, StringComparison.Ordinal));
        var problem = PeerInstance.Build(instance);
        var result = Empty(instance, peerName, limits) with { Arcs = problem.ArcCount, Binaries = problem.SideColumns.Count(column => column.IsInteger && column.Lower < column.Upper) };
        if (peer.WhyNotTried(problem) is { } reason) return result with { Remark = reason };
        GC.Collect();
        await using var memory = new MemoryWatch();
        var clock = Stopwatch.StartNew();
        var answer = await AnswerAsync(peer, problem, limits, memory, cancellation);
        return result with
        {
            Objective = answer.Objective,
            Bound = answer.Bound,
            Seconds = clock.Elapsed.TotalSeconds,
            OwnMebibytes = memory.OwnMebibytes,
            SolverMebibytes = memory.SolverMebibytes,
            Remark = answer.Remark,
        };
    }

    /// <summary>A result of which nothing is known yet.</summary>
    public static PeerResult Empty(string instance, string peer, SolveLimits limits) => new() { Instance = instance, Peer = peer, GapAsked = limits.RelativeGap };

    private static async Task<PeerAnswer> AnswerAsync(IPeer peer, MixedIntegerProblem problem, SolveLimits limits, MemoryWatch memory, CancellationToken cancellation)
    {
        try
        {
            return await peer.SolveAsync(problem, limits, memory, cancellation);
        }
        catch (OutOfMemoryException fault)
        {
            return new(null, null, string.Create(CultureInfo.InvariantCulture, $"tried, memory ran out in our own process: {fault.Message}"));
        }
    }
}
