using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Pupils of one band of year groups who could change tier, and the net number who did, between the two last Januaries.</summary>
/// <param name="First">First year group moved into.</param>
/// <param name="Last">Last one.</param>
/// <param name="Mainstream">Continuing pupils of mainstream.</param>
/// <param name="Gains">Net gain by tier, new plans and those who went elsewhere taken off. [tier]</param>
internal sealed record BandMoves(int First, int Last, double Mainstream, double[] Gains);

/// <summary>The moves between tiers of an area: the change of each cohort's tiers between the two last Januaries, the
/// only ones by age and placement.</summary>
/// <remarks>
/// The gain of B is what keeps each year group's pupils in bases (<see cref="SteadyShares"/>), since bases hold as many pupils as there are
/// places. Year groups of a band are pooled, since single ages hold few pupils. Tiers fall at the transfer after 16 only, where pupils of
/// special schools and bases go on to college. The share who fall gives Years 12 to 14, taken together, the ratio to Year 11 that both
/// Januaries count. Few pupils are counted out of county after 16, and tiers stay within the phase.
/// </remarks>
internal sealed class TierMoves
{
    /// <summary>Year groups moved into that share a rate.</summary>
    public static readonly (int First, int Last)[] Bands = [(1, 2), (3, 6), (7, 7), (8, 11), (12, 12), (13, 14)];

    /// <summary>The year group moved into in which tiers may fall.</summary>
    public const int TransferAfter16 = 12;

    private readonly AreaFlows flows;

    /// <summary>The moves of an area.</summary>
    public TierMoves(AreaFlows flows)
    {
        this.flows = flows;
        var bases = new SteadyShares(flows.Before, flows.After, (stock, yearGroup) => stock.In(yearGroup, Tier.Base));
        Rises = [.. Bands.Where(band => band.First != TransferAfter16).Select(band => Rise(band.First, band.Last, bases))];
    }

    /// <summary>The bands without the transfer after 16.</summary>
    public IReadOnlyList<BandMoves> Rises { get; }

    /// <summary>Pupils of a tier who came to the transfer after 16 in both Januaries, and the share
    /// of them who fall to mainstream.</summary>
    public (double Pupils, double Share) Fall(Tier tier)
    {
        double Both(int yearGroup) => flows.Before.In(yearGroup, tier) + flows.After.In(yearGroup, tier);
        var (years, stays) = (1.0, 1.0);
        for (var yearGroup = TransferAfter16 + 1; yearGroup <= YearGroup.LastPlaced; yearGroup++)
        {
            stays *= (1.0 - flows.Ceasing.Of(yearGroup - 1)) * (1.0 - flows.NoSchoolPlace.Of(yearGroup));
            years += stays;
        }

        var transferring = Both(TransferAfter16 - 1) * (1.0 - flows.Ceasing.Of(TransferAfter16 - 1));
        if (transferring <= 0.0) return (0.0, 0.0);
        var staying = Enumerable.Range(TransferAfter16, YearGroup.LastPlaced - TransferAfter16 + 1).Sum(Both) / years / transferring;
        return (transferring, Math.Max(0.0, 1.0 - flows.NoSchoolPlace.Of(TransferAfter16) - staying));
    }

    private BandMoves Rise(int first, int last, SteadyShares bases)
    {
        var gains = new double[ProvisionCodes.CountedTiers.Count];
        var (mainstream, startingInBases) = (0.0, 0.0);
        for (var into = first; into <= last; into++)
        {
            var (goesOn, holds) = (1.0 - flows.Ceasing.Of(into - 1), 1.0 - flows.NoSchoolPlace.Of(into));
            var joining = flows.TierShares.NewByTier(flows.NewPlans, into);
            foreach (var tier in ProvisionCodes.CountedTiers)
                gains[(int)tier] += flows.After.In(into, tier)
                    - ((joining[(int)tier] + (flows.Before.In(into - 1, tier) * goesOn)) * holds);
            mainstream += flows.Before.In(into - 1, Tier.Mainstream) * goesOn;
            startingInBases += joining[(int)Tier.Base] * holds;
        }

        gains[(int)Tier.Base] = bases.Gain(first, last, into => 1.0 - flows.NoSchoolPlace.Of(into), flows.Ceasing,
            flows.NewPlans) - startingInBases;
        return new(first, last, mainstream, gains);
    }
}
