using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Pupils;

/// <summary>Share of continuing pupils who change tier as they move into a year group.</summary>
/// <remarks>
/// S and X from the change of each cohort's tiers between January 2024 and January 2025, new plans and those who went elsewhere taken off; B from the shares that keep each year group's pupils in
/// bases (<see cref="SteadyShares"/>), since bases stood between 99 and 158 pupils in seven Januaries without a trend and one year's change would empty them. Year groups of a band are pooled,
/// since single ages hold few pupils. A gain of B, S or X comes from M. Tiers fall at the transfer after 16 only, where pupils of special schools and bases go on to college: as many as leave
/// Years 12 to 14 together the ratio to Year 11 that both Januaries count, since few are counted out of county after 16 and tiers stay within the phase.
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
            if (first == TransferAfter16)
            {
                foreach (var tier in ProvisionCodes.Tiers.Where(tier => tier > Tier.Mainstream)) AddFall(tier, before, after, ceasing, elsewhere);
                continue;
            }

            var continuing = new double[ProvisionCodes.Tiers.Count];
            var gains = new double[ProvisionCodes.Tiers.Count];
            var (fromMainstream, startingInBases) = (0.0, 0.0);
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
                startingInBases += joining[(int)Tier.Base] * holds;
            }

            gains[(int)Tier.Base] = bases.Gain(first, last, into => 1.0 - elsewhere.Of(into), ceasing, newPlans) - startingInBases;
            for (var into = first; into <= last; into++) AddBand(into, Tier.Base, gains, fromMainstream);
            for (var into = first; into <= last; into++)
            {
                foreach (var tier in new[] { Tier.Special, Tier.Beyond }) AddBand(into, tier, gains, continuing[(int)Tier.Mainstream]);
            }
        }
    }

    /// <summary>The shares by year group moved into and tiers; none is zero.</summary>
    public IEnumerable<KeyValuePair<(int Into, Tier From, Tier To), double>> All => shares;

    /// <summary>The share of one change.</summary>
    public double Of(int into, Tier from, Tier to) => shares.GetValueOrDefault((into, from, to));

    private void AddBand(int into, Tier tier, double[] gains, double inMainstream)
    {
        var gain = gains[(int)tier];
        if (gain > 0.0 && inMainstream > 0.0) shares.Add((into, Tier.Mainstream, tier), gain / inMainstream);
    }

    private void AddFall(Tier tier, TierStock before, TierStock after, CeasingEstimate ceasing, ElsewhereEstimate elsewhere)
    {
        double Both(int yearGroup) => before.In(yearGroup, tier) + after.In(yearGroup, tier);
        var (years, stays) = (1.0, 1.0);
        for (var yearGroup = TransferAfter16 + 1; yearGroup <= YearGroup.LastPlaced; yearGroup++)
        {
            stays *= (1.0 - ceasing.Of(yearGroup - 1)) * (1.0 - elsewhere.Of(yearGroup));
            years += stays;
        }

        var transferring = Both(TransferAfter16 - 1) * (1.0 - ceasing.Of(TransferAfter16 - 1));
        if (transferring <= 0.0) return;
        var staying = Enumerable.Range(TransferAfter16, YearGroup.LastPlaced - TransferAfter16 + 1).Sum(Both) / years / transferring;
        var falling = 1.0 - elsewhere.Of(TransferAfter16) - staying;
        if (falling > 0.0) shares.Add((TransferAfter16, tier, Tier.Mainstream), falling);
    }
}
