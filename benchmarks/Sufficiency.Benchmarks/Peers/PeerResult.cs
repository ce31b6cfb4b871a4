namespace Sufficiency.Benchmarks.Peers;

/// <summary>One solve of one instance by one peer.</summary>
internal sealed record PeerResult
{
    /// <summary>Name of the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>Who solved it.</summary>
    public required string Peer { get; init; }

    /// <summary>Relative gap asked for.</summary>
    public required double GapAsked { get; init; }

    /// <summary>Arcs of the problem.</summary>
    public long Arcs { get; init; }

    /// <summary>Columns that must be whole.</summary>
    public int Binaries { get; init; }

    /// <summary>Cost of the best plan, where one was found.</summary>
    public double? Objective { get; init; }

    /// <summary>What no plan can undercut, as the peer says.</summary>
    public double? Bound { get; init; }

    /// <summary>Whether a plan is known that costs less than the bound.</summary>
    public bool BoundIsFalse { get; init; }

    /// <summary>Whether the peer says that no plan exists.</summary>
    public bool SaysInfeasible { get; init; }

    /// <summary>Wall time from the problem in memory to the plan in memory, or to the end of the process.</summary>
    public double Seconds { get; init; }

    /// <summary>Processor time in those seconds, of all cores.</summary>
    public double ProcessorSeconds { get; init; }

    /// <summary>Peak memory of the process; null where it is not known.</summary>
    public double? Mebibytes { get; init; }

    /// <summary>What kept it from the gap; empty where it was reached.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Relative gap between the two, as the product defines it.</summary>
    public double? Gap => !BoundIsFalse && Objective is { } objective && Bound is { } bound
        ? Math.Max(0.0, (objective - bound) / Math.Max(1e-9, Math.Abs(objective)))
        : null;

    /// <summary>Whether the gap asked for is proven.</summary>
    public bool IsWithinGap => Gap <= GapAsked * (1 + 1e-6) + 1e-9;
}
