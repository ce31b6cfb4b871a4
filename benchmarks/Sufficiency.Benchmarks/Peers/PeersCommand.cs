using System.CommandLine;
using System.Globalization;
using Sufficiency.Benchmarks.Papers;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>`peers`: our method and the whole problem as one block by CBC, SCIP and HiGHS, timed on the same instances in one go.</summary>
internal static class PeersCommand
{
    private const string Suite = "peers";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var instances = Many($"Instances: {PeerInstance.Names}.", "--instances", [.. PeerInstance.Usual]);
        var peers = Many("Peers: ours, CBC, SCIP, HiGHS.", "--peers", [.. KnownPeers.All.Select(peer => peer.Name)]);
        var gaps = Many("Relative gaps to prove, the coarser first.", "--gaps", [1e-3, 1e-4]);
        var timeLimit = new Option<double>("--time-limit")
        {
            Description = "Most seconds a peer may take on an instance.",
            DefaultValueFactory = _ => 600,
        };
        var memoryLimit = new Option<long?>("--memory-limit")
        {
            Description = "MiB at which a peer's process is ended; none where it is left out.",
        };
        var table = new Option<string>("--table")
        {
            Description = "Markdown file whose table is replaced.",
            DefaultValueFactory = _ => PaperOptions.CurrentFile,
        };
        instances.Validators.Add(result =>
        {
            foreach (var name in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (!PeerInstance.IsKnown(name)) result.AddError($"{name} is no instance. There are: {PeerInstance.Names}.");
            }
        });
        peers.AcceptOnlyFromAmong([.. KnownPeers.All.Select(peer => peer.Name)]);
        var command = new Command(Suite, "Time our method beside CBC, SCIP and HiGHS on the same instances, and write the table.")
        {
            instances, peers, gaps, timeLimit, memoryLimit, table,
        };
        var papers = new PaperOptions(Suite, command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var record = papers.Recorder(parsed, day);
            var limit = TimeSpan.FromSeconds(parsed.GetValue(timeLimit));
            var plan = new PeerRunPlan(parsed.GetValue(instances)!, parsed.GetValue(peers)!, parsed.GetValue(gaps)!, limit, day)
            {
                MemoryMebibytes = parsed.GetValue(memoryLimit),
            };
            record(PeerTable.History(await RunAsync(plan, parsed.GetValue(table)!, cancellation)));
            return 0;
        });
        return command;
    }

    /// <summary>Runs every solve in a process of its own and writes the table after each: a stopped run leaves what it has.</summary>
    public static async Task<IReadOnlyList<PeerResult>> RunAsync(PeerRunPlan plan, string table, CancellationToken cancellation)
    {
        var ceilings = new PeerCeilings(plan.TimeLimit, Grace, plan.MemoryMebibytes);
        List<PeerResult> said = [];
        IReadOnlyList<PeerResult> results = [];
        var solves = from instance in plan.Instances from gap in plan.Gaps from peer in plan.Peers select (instance, gap, peer);
        foreach (var (instance, gap, peer) in solves)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{instance}, {peer}, gap {gap:0e+0}"));
            var coarser = results.LastOrDefault(earlier => earlier.Instance == instance && earlier.Peer == peer);
            said.Add(coarser is { IsWithinGap: false }
                ? NotAgain(coarser, gap)
                : await PeerProcess.RunAsync(instance, peer, gap, ceilings, cancellation));
            results = PeerVerdict.Judge(said);
            MarkedSection.Write(table, Suite, PeerTable.Text(plan, results));
            await Console.Error.WriteLineAsync($"  {PeerTable.Row(results[^1])}");
        }

        return results;
    }

    private static Option<T[]> Many<T>(string description, string name, T[] usual) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => usual,
    };

    // Who did not reach the coarser gap does not reach the finer one.
    private static PeerResult NotAgain(PeerResult coarser, double gap) => new()
    {
        Instance = coarser.Instance,
        Peer = coarser.Peer,
        GapAsked = gap,
        Arcs = coarser.Arcs,
        Binaries = coarser.Binaries,
        Remark = string.Create(CultureInfo.InvariantCulture, $"not run: did not reach {coarser.GapAsked:0e+0}"),
    };
}

/// <summary>What `peers` was asked for.</summary>
/// <param name="Instances">Instances by name.</param>
/// <param name="Peers">Peers by name.</param>
/// <param name="Gaps">Relative gaps, the coarser first.</param>
/// <param name="TimeLimit">Most time for one peer on one instance.</param>
/// <param name="Day">When.</param>
internal sealed record PeerRunPlan(
    IReadOnlyList<string> Instances, IReadOnlyList<string> Peers, IReadOnlyList<double> Gaps, TimeSpan TimeLimit, DateOnly Day)
{
    /// <summary>Memory at which a process is ended, in MiB; null for none.</summary>
    public long? MemoryMebibytes { get; init; }
}
