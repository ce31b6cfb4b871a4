using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>What a peer found.</summary>
/// <param name="Objective">Cost of its best plan, checked; null where it has none.</param>
/// <param name="Bound">What no plan can undercut, as it says; null where it says nothing.</param>
/// <param name="Remark">Plain words on what went wrong, or empty.</param>
internal sealed record PeerAnswer(double? Objective, double? Bound, string Remark)
{
    /// <summary>Whether it says that no plan exists.</summary>
    public bool SaysInfeasible { get; init; }
}

/// <summary>Something that solves whole instances.</summary>
internal interface IPeer
{
    /// <summary>Name in the table.</summary>
    string Name { get; }

    /// <summary>Why the instance cannot fit, with the figures of the estimate; null where it is worth a try.</summary>
    string? WhyNotTried(MixedIntegerProblem problem);

    /// <summary>Solves within the limits.</summary>
    Task<PeerAnswer> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, CancellationToken cancellation);
}

/// <summary>The peers by name.</summary>
internal static class KnownPeers
{
    /// <summary>Every one: ours, and the whole problem as one block by others.</summary>
    public static IReadOnlyList<IPeer> All { get; } =
    [
        new OurPeer(),
        new BlockPeer("CBC", WholeBlock.BytesOfCbc, CbcBlock.Solve),
        new BlockPeer("SCIP", WholeBlock.BytesOfScip, ScipBlock.Solve),
        new BlockPeer("HiGHS", WholeBlock.BytesOfHighs, HighsBlock.Solve),
    ];
}
