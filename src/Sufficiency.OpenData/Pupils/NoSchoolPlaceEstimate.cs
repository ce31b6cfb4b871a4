using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Share of pupils moving into or joining a year group who hold no school place there, net of those who come back.</summary>
/// <remarks>
/// With these shares every year group keeps the share that SEN2 counts elsewhere (<see cref="SteadyShares"/>). It is about 2 % in primary
/// and 4 % in secondary. From 16 it is a fifth and more, because many are out of education. Which tier they held
/// is not published, so all tiers give alike. Where few pupils could go elsewhere, the share is drawn towards England's.
/// </remarks>
internal sealed class NoSchoolPlaceEstimate
{
    /// <summary>Pupils of a band below whom the share is drawn towards England's, and the prior's sample size then.</summary>
    private const double Few = 50.0;

    private static readonly (int First, int Last)[] Bands = [(0, 0), .. TierMoves.Bands];
    private readonly SortedDictionary<int, double> shares = new();

    /// <summary>Rates from two counts and the new plans between them.</summary>
    /// <param name="before">The earlier count.</param>
    /// <param name="after">The later one.</param>
    /// <param name="between">New plans between them.</param>
    /// <param name="ceasing">Ceasing.</param>
    /// <param name="england">England's rates; null for England itself.</param>
    public NoSchoolPlaceEstimate(TierStock before, TierStock after, NewPlans between, CeasingEstimate ceasing,
        NoSchoolPlaceEstimate? england = null)
    {
        var steady = new SteadyShares(before, after, (stock, yearGroup) => stock.NoSchoolPlace(yearGroup));
        foreach (var (first, last) in Bands)
        {
            var placed = 0.0;
            for (var into = first; into <= last; into++)
            {
                var holding = after.Total(into - 1) - (into > 0 ? steady.Pupils(into - 1) : 0.0);
                placed += (holding * (1.0 - ceasing.Of(into - 1))) + between.In(into);
            }

            var gain = steady.Gain(first, last, _ => 1.0, ceasing, between);
            var share = placed > 0.0 ? Math.Clamp(gain / placed, 0.0, 1.0) : 0.0;
            if (england is not null && placed < Few)
                share = DrawnShare.Of(share * Math.Max(0.0, placed), Math.Max(0.0, placed), england.Of(first), Few);
            for (var into = first; into <= last; into++) shares.Add(into, share);
        }
    }

    /// <summary>The shares by year group.</summary>
    public IEnumerable<KeyValuePair<int, double>> All => shares;

    /// <summary>The share of a year group.</summary>
    public double Of(int into) => shares.GetValueOrDefault(into);
}
