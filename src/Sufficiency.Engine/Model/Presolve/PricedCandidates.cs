using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Costs;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>What the candidates of a group cost from any home; those that may be cheap are looked at first.</summary>
internal sealed class PricedCandidates
{
    private readonly double[] journeyPerYear; // [home area, provider]
    private readonly int[] which; // [order]
    private readonly double[] least; // £ a pupil from the home nearest to it. [order], increasing
    private readonly double[] baseCost; // [order]
    private readonly double[] stay; // [order]; nil where no journey is made, as by those who wait
    private readonly int[] provider; // [order]

    /// <summary>Orders candidates by what they cost at least.</summary>
    /// <param name="costs">What placements cost.</param>
    /// <param name="entry">Entry point of the group.</param>
    /// <param name="candidates">The candidates.</param>
    public PricedCandidates(PlacementCosts costs, EntryPoint entry, Candidate[] candidates)
    {
        journeyPerYear = costs.JourneyPerYear(entry);
        which = [.. Enumerable.Range(0, candidates.Length)];
        least = Array.ConvertAll(candidates, candidate => LeastOf(costs, entry, candidate));
        Array.Sort(least, which);
        baseCost = Array.ConvertAll(which, k => BaseCostOf(candidates[k]));
        stay = Array.ConvertAll(which, k => candidates[k].Stay);
        provider = Array.ConvertAll(which, k => Math.Max(0, candidates[k].To.Provider));
    }

    /// <summary>The candidate at a place of the order.</summary>
    public int At(int order) => which[order];

    /// <summary>Discounted £ a pupil that a candidate costs every home at least; increasing in the order.</summary>
    public double LeastOf(int order) => least[order];

    /// <summary>Discounted £ a pupil of a candidate.</summary>
    /// <param name="order">Its place in the order.</param>
    /// <param name="home">Where the journeys of the home start in the table.</param>
    public double CostOf(int order, int home) =>
        stay[order] == 0.0 ? baseCost[order] : baseCost[order] + (stay[order] * journeyPerYear[home + provider[order]]);

    /// <summary>The cheapest candidate of a home, the first of those that cost the same, and what it costs.</summary>
    /// <param name="home">Where the journeys of the home start in the table.</param>
    public (int At, double Cost) Cheapest(int home)
    {
        var (bestAt, best) = (-1, double.PositiveInfinity);
        for (var order = 0; order < which.Length && least[order] <= best; order++)
        {
            var cost = CostOf(order, home);
            if (cost < best || bestAt < 0 || (cost.Equals(best) && which[order] < bestAt)) (bestAt, best) = (which[order], cost);
        }

        return (bestAt, best);
    }

    private static double LeastOf(PlacementCosts costs, EntryPoint entry, in Candidate candidate) =>
        // rounded as costs are, so never more
        candidate.Stay == 0.0 ? BaseCostOf(candidate)
        : BaseCostOf(candidate) + (candidate.Stay * costs.CheapestJourneyPerYear(entry, candidate.To.Provider));

    // What is kept whatever it costs counts as cheaper than anything.
    private static double BaseCostOf(in Candidate candidate) => candidate.IsKept ? double.NegativeInfinity : candidate.BaseCost;
}
