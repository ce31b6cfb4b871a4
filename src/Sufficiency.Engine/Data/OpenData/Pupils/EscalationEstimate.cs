using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Pupils;

/// <summary>Share of continuing pupils who change tier as they move into a year group.</summary>
/// <remarks>
/// S and X from the change of each cohort's tiers between January 2024 and January 2025, new plans and those who went elsewhere taken off; B from the shares that keep each year group's pupils in
/// bases (<see cref="SteadyShares"/>), since bases stood between 99 and 158 pupils in seven Januaries without a trend and one year's change would empty them. Year groups of a band are pooled,
/// since single ages hold few pupils. A gain of B, S or X comes from M. Tiers fall at the transfer after 16 only, where pupils of special schools and bases go on to college.
/// </remarks>
internal sealed class EscalationEstimate
{
    /// <summary>Year groups moved into that share a rate.</summary>
    public static readonly (int First, int Last)[] Bands = [(1, 2), (3, 6), (7, 7), (8, 11), (12, 12), (13, 14)];
    private const int TransferAfter16 = 12;
    private readonly SortedDictionary<(int Into, Tier From, Tier To), double> shares = new();

    public EscalationEstimate(TierStock before, TierStock after, NewPlans newPlans, TierShareEstimate tierShares, CeasingEstimate ceasing, ElsewhereEstimate elsewhere)
    {
        var bases = new SteadyShares(before, after, (stock, yearGroup) => stock.In(yearGroup, Tier.Base));
        foreach (var (first, last) in Bands)
        {
            var continuing = new double[ProvisionCodes.Tiers.Count];
            var gains = new double[ProvisionCodes.Tiers.Count];
            var (fromMainstream, inBases, startingInBases) = (0.0, 0.0, 0.0);
            for (var into = first; into <= last; into++)
            {
                var (goesOn, holds) = (1.0 - ceasing.Of(into - 1), 1.0 - elsewhere.Of(into));
                var joining = tierShares.NewByTier(newPlans, into);
                foreach (var tier in ProvisionCodes.Tiers)
                {
                    continuing[(int)tier] += before.In(into - 1, tier) * goesOn;
                    gains[(int)tier] += after.In(into, tier) - ((joining[(int)tier] + (before.In(into - 1, tier) * goesOn)) * holds);
                }

                fromMainstream += after.In(into - 1, Tier.Mainstream) * goesOn;
                inBases += bases.Pupils(into - 1) * goesOn;
                startingInBases += joining[(int)Tier.Base] * holds;
            }

            gains[(int)Tier.Base] = bases.Gain(first, last, into => 1.0 - elsewhere.Of(into), ceasing, newPlans) - startingInBases;
            for (var into = first; into <= last; into++) AddBand(into, Tier.Base, gains, inBases, fromMainstream, 1.0 - elsewhere.Of(into));
            for (var into = first; into <= last; into++)
            {
                foreach (var tier in new[] { Tier.Special, Tier.Beyond }) AddBand(into, tier, gains, continuing[(int)tier], continuing[(int)Tier.Mainstream], 1.0 - elsewhere.Of(into));
            }
        }
    }

    /// <summary>The shares by year group moved into and tiers; none is zero.</summary>
    public IEnumerable<KeyValuePair<(int Into, Tier From, Tier To), double>> All => shares;

    /// <summary>The share of one change.</summary>
    public double Of(int into, Tier from, Tier to) => shares.GetValueOrDefault((into, from, to));

    private void AddBand(int into, Tier tier, double[] gains, double inTier, double inMainstream, double mostThatFall)
    {
        var gain = gains[(int)tier];
        if (gain > 0.0 && inMainstream > 0.0)
            shares.Add((into, Tier.Mainstream, tier), gain / inMainstream);
        else if (gain < 0.0 && into == TransferAfter16 && inTier > 0.0)
            shares.Add((into, tier, Tier.Mainstream), Math.Min(mostThatFall, -gain / inTier));
    }
}
