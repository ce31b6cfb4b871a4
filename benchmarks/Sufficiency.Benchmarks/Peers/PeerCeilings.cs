using System.Globalization;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>When the process of a peer is ended from outside.</summary>
/// <param name="TimeLimit">What the peer was told, counted from the problem in memory.</param>
/// <param name="Grace">How much longer it may take.</param>
/// <param name="MemoryMebibytes">Most memory; null for as much as there is.</param>
internal sealed record PeerCeilings(TimeSpan TimeLimit, TimeSpan Grace, long? MemoryMebibytes)
{
    /// <summary>Most time for reading, forecasting and building the largest instance.</summary>
    public static readonly TimeSpan BuildTime = TimeSpan.FromMinutes(15);

    /// <summary>Why the process is ended now, as a remark of its row; null where it may go on.</summary>
    /// <param name="built">Time since its start in which the problem was built, or is still.</param>
    /// <param name="solved">Time since the problem was in memory; null before that.</param>
    /// <param name="mebibytes">Memory it takes.</param>
    public string? WhyEnd(TimeSpan built, TimeSpan? solved, double mebibytes)
    {
        if (mebibytes > MemoryMebibytes) return string.Create(CultureInfo.InvariantCulture, $"ended at {MemoryMebibytes:N0} MiB");
        if (solved > TimeLimit + Grace)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"ended {Grace.TotalSeconds:0} s after its limit of {TimeLimit.TotalSeconds:0} s");
        }

        return solved is null && built > BuildTime ? "ended: the instance was not built in time" : null;
    }
}
