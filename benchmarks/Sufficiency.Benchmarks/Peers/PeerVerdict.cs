using Sufficiency.Solver.Mip;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>Holds what peers say of an instance against the best plan that any of them found.</summary>
internal static class PeerVerdict
{
    /// <summary>The results, with false claims marked as such.</summary>
    public static IReadOnlyList<PeerResult> Judge(IReadOnlyList<PeerResult> results)
    {
        var best = results.Where(result => result.Objective is not null)
            .GroupBy(result => result.Instance, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MinBy(result => result.Objective)!, StringComparer.Ordinal);
        return [.. results.Select(result => Judge(result, best.GetValueOrDefault(result.Instance)))];
    }

    private static PeerResult Judge(PeerResult result, PeerResult? best)
    {
        if (result.SaysInfeasible)
            return result with { Remark = best is null ? "says infeasible" : $"says infeasible, which is false: {best.Peer} has a plan" };
        if (best?.Objective is not { } least || result.Bound is not { } bound) return result;
        if (bound <= least + (BlockCheck.Tolerance * Math.Max(1, Math.Abs(least)))) return result;
        var words = $"its bound is false: {best.Peer} has a cheaper plan";
        return result with { BoundIsFalse = true, Remark = result.Remark.Length > 0 ? $"{result.Remark}; {words}" : words };
    }
}
