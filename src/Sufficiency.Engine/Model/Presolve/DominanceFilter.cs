using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Costs;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>Which candidates are of use to any home of a group, as its homes are asked one by one.</summary>
/// <param name="costs">What placements cost.</param>
/// <param name="entry">Entry point of the group.</param>
/// <param name="candidates">The candidates.</param>
internal sealed class DominanceFilter(PlacementCosts costs, EntryPoint entry, Candidate[] candidates)
{
    private readonly PricedCandidates priced = new(costs, entry, candidates);
    private readonly List<int> useful = []; // places in the order of prices
    private readonly List<int> others = [.. Enumerable.Range(0, candidates.Length)]; // the same, increasing

    /// <summary>Whether a candidate was of use to a home asked so far. [candidate]</summary>
    public bool[] IsUseful { get; } = new bool[candidates.Length];

    /// <summary>Whether any candidate costs a home less than that; all that do are of use.</summary>
    /// <param name="most">What it must undercut.</param>
    /// <param name="home">Where the journeys of the home start in the table.</param>
    public bool HasCheaper(double most, int home)
    {
        var has = false;
        for (var at = 0; at < useful.Count && !has; at++)
        {
            if (priced.CostOf(useful[at], home) >= most) continue;
            has = true;
            (useful[0], useful[at]) = (useful[at], useful[0]); // likely of use to the next home too
        }

        for (var at = 0; at < others.Count && priced.LeastOf(others[at]) < most;)
        {
            if (priced.CostOf(others[at], home) >= most)
            {
                at++;
                continue;
            }

            has = IsUseful[priced.At(others[at])] = true;
            useful.Add(others[at]);
            others.RemoveAt(at);
        }

        return has;
    }
}
