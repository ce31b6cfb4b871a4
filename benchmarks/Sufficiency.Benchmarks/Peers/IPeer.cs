using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>What a peer found.</summary>
/// <param name="Objective">Cost of its best plan, where it has one.</param>
/// <param name="Bound">What no plan can undercut, where it says so.</param>
/// <param name="Remark">Plain words on what went wrong, or empty.</param>
internal sealed record PeerAnswer(double? Objective, double? Bound, string Remark);

/// <summary>Something that solves whole instances.</summary>
internal interface IPeer
{
    /// <summary>Name in the table.</summary>
    string Name { get; }

    /// <summary>Why the instance cannot fit, with the figures of the estimate; null where it is worth a try.</summary>
    string? WhyNotTried(MixedIntegerProblem problem);

    /// <summary>Solves within the limits.</summary>
    Task<PeerAnswer> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, MemoryWatch memory, CancellationToken cancellation);
}

/// <summary>The peers by name.</summary>
internal static class KnownPeers
{
    /// <summary>Every one: ours, and the whole problem as one block by others.</summary>
    public static IReadOnlyList<IPeer> All { get; } = [new OurPeer(), new OrToolsPeer("CBC", BlockBackEnd.Cbc), new OrToolsPeer("SCIP", BlockBackEnd.Scip)];
}
