using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Pupils;

/// <summary>Share of continuing pupils who change tier as they move into a year group.</summary>
/// <remarks>
/// From the change of each cohort's tiers between January 2024 and January 2025, new plans taken off. Year groups of a band are pooled, since single ages hold few
/// pupils. A gain of B, S or X comes from M. Tiers fall at the transfer after 16 only, where pupils of special schools and bases go on to college.
/// </remarks>
internal sealed class EscalationEstimate
{
    private static readonly (int First, int Last)[] Bands = [(1, 2), (3, 6), (7, 7), (8, 11), (12, 12), (13, 14)];
    private const int TransferAfter16 = 12;
    private readonly SortedDictionary<(int Into, Tier From, Tier To), double> shares = new();

    public EscalationEstimate(TierStock before, TierStock after, NewPlans newPlans, TierShareEstimate tierShares, CeasingEstimate ceasing)
    {
        foreach (var (first, last) in Bands)
        {
            var continuing = new double[ProvisionCodes.Tiers.Count];
            var gains = new double[ProvisionCodes.Tiers.Count];
            for (var into = first; into <= last; into++)
            {
                var joining = tierShares.NewByTier(newPlans, into);
                foreach (var tier in ProvisionCodes.Tiers)
                {
                    var stayed = before.In(into - 1, tier) * (1.0 - ceasing.Of(into - 1));
                    continuing[(int)tier] += stayed;
                    gains[(int)tier] += after.In(into, tier) - joining[(int)tier] - stayed;
                }
            }

            for (var into = first; into <= last; into++) AddBand(into, continuing, gains);
        }
    }

    /// <summary>The shares by year group moved into and tiers; none is zero.</summary>
    public IEnumerable<KeyValuePair<(int Into, Tier From, Tier To), double>> All => shares;

    /// <summary>The share of one change.</summary>
    public double Of(int into, Tier from, Tier to) => shares.GetValueOrDefault((into, from, to));

    private void AddBand(int into, double[] continuing, double[] gains)
    {
        foreach (var tier in ProvisionCodes.Tiers.Where(tier => tier > Tier.Mainstream))
        {
            var gain = gains[(int)tier];
            if (gain > 0.0 && continuing[(int)Tier.Mainstream] > 0.0)
                shares.Add((into, Tier.Mainstream, tier), gain / continuing[(int)Tier.Mainstream]);
            else if (gain < 0.0 && into == TransferAfter16 && continuing[(int)tier] > 0.0)
                shares.Add((into, tier, Tier.Mainstream), Math.Min(1.0, -gain / continuing[(int)tier]));
        }
    }
}
