using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Share of each year group's plans in a small kind of placement: the pattern by age of two
/// Januaries, at the level of the later.</summary>
/// <remarks>
/// A year group holds few pupils in such a placement (4 to 24 in bases). Its change from one January to the next is therefore chance more
/// than need. Holding the share of every year group instead keeps the kind of placement growing with the plans themselves.
/// </remarks>
internal sealed class SteadyShares
{
    private readonly SortedDictionary<int, double> shares = new();
    private readonly TierStock stock;

    /// <summary>Shares of Reception to Year 14.</summary>
    /// <param name="before">The earlier January.</param>
    /// <param name="after">The later one, whose level and plans are taken.</param>
    /// <param name="count">Plans of a year group in the kind of placement.</param>
    public SteadyShares(TierStock before, TierStock after, Func<TierStock, int, double> count)
    {
        stock = after;
        int[] yearGroups = [.. Enumerable.Range(0, YearGroup.LastPlaced + 1)];
        foreach (var yearGroup in yearGroups)
        {
            var plans = before.Total(yearGroup) + after.Total(yearGroup);
            shares.Add(yearGroup, plans > 0.0 ? (count(before, yearGroup) + count(after, yearGroup)) / plans : 0.0);
        }

        var (counted, expected) = (yearGroups.Sum(yearGroup => count(after, yearGroup)), yearGroups.Sum(Pupils));
        foreach (var yearGroup in yearGroups) shares[yearGroup] *= expected > 0.0 ? counted / expected : 0.0;
    }

    /// <summary>Pupils a year group of the later January has there by its share.</summary>
    public double Pupils(int yearGroup) => shares.GetValueOrDefault(yearGroup) * stock.Total(yearGroup);

    /// <summary>Pupils who must come there from other placements, or leave (below nought), for each year
    /// group of a band to have its share.</summary>
    /// <param name="first">First year group moved into.</param>
    /// <param name="last">Last one.</param>
    /// <param name="staying">Share of those there who move up and stay, by year group moved into.</param>
    /// <param name="ceasing">Ceasing.</param>
    /// <param name="newPlans">New plans.</param>
    public double Gain(int first, int last, Func<int, double> staying, CeasingEstimate ceasing, NewPlans newPlans)
    {
        var gain = 0.0;
        for (var into = first; into <= last; into++)
        {
            var continuing = 1.0 - ceasing.Of(into - 1);
            gain += shares[into] * ((stock.Total(into - 1) * continuing) + newPlans.In(into));
            if (into > 0) gain -= Pupils(into - 1) * continuing * staying(into);
        }

        return gain;
    }
}
