using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Share of continuing pupils who change tier as they move into a year group.</summary>
/// <remarks>
/// S and X by year group come from the last year's moves, at the level of all years since 2019 (<see cref="TierInflows"/>). They are drawn
/// towards England's (<see cref="DrawnShare"/>), with a Dirichlet prior over staying and each move. B comes from the shares that keep each
/// year group's pupils in bases. It is not drawn, because places decide how many there are. A gain of B, S or X comes from M. The share
/// that falls after 16 is drawn towards England's too.
/// </remarks>
internal sealed class EscalationEstimate
{
    private static readonly Tier[] Special = [Tier.Special, Tier.Beyond];
    private readonly SortedDictionary<(int Into, Tier From, Tier To), double> shares = new();
    private readonly RateSpread specialSpread;
    private readonly RateSpread baseSpread;

    /// <summary>The shares of a pack.</summary>
    /// <param name="sources">Its counts.</param>
    /// <param name="local">The authority's flows.</param>
    /// <param name="england">England's.</param>
    /// <param name="size">The prior's sample size, in pupils.</param>
    public EscalationEstimate(PupilSources sources, AreaFlows local, AreaFlows england, double size)
    {
        var release = sources.Release;
        var special = new TierInflows(release, local, Special, Setting.SpecialSchool, Setting.OutOfCounty);
        var bases = new TierInflows(release, local, [Tier.Base], Setting.ResourceBase);
        int[] known = [.. sources.YearsKnown];
        int[] every = [.. sources.EveryYear];
        var level = special.Pooled(known) / special.Rate(release.LastYear);
        specialSpread = RateSpread.Of([.. every.Select(year => special.Rate(year) / special.Pooled(known))]);
        baseSpread = RateSpread.Of([.. every.Select(year => bases.Rate(year) / bases.Pooled(known))]);
        foreach (var (band, other) in local.Moves.Rises.Zip(england.Moves.Rises))
        {
            Add(band, Tier.Base, Share(band, Tier.Base));
            foreach (var tier in Special)
                Add(band, tier, DrawnShare.Of(Math.Max(0.0, band.Gains[(int)tier]), band.Mainstream, Share(other, tier), size) * level);
        }

        foreach (var tier in ProvisionCodes.CountedTiers.Where(tier => tier > Tier.Mainstream))
        {
            var (pupils, share) = local.Moves.Fall(tier);
            var falling = DrawnShare.Of(pupils * share, pupils, england.Moves.Fall(tier).Share, size);
            falling = Math.Min(falling, 1.0 - local.NoSchoolPlace.Of(TierMoves.TransferAfter16));
            if (falling > 0.0) shares.Add((TierMoves.TransferAfter16, tier, Tier.Mainstream), falling);
        }
    }

    /// <summary>The shares by year group moved into and tiers; none is zero.</summary>
    public IEnumerable<KeyValuePair<(int Into, Tier From, Tier To), double>> All => shares;

    /// <summary>The share of one change.</summary>
    public double Of(int into, Tier from, Tier to) => shares.GetValueOrDefault((into, from, to));

    /// <summary>The low and the high of a rise; null for a fall, which has none.</summary>
    public (double Low, double High)? RangeOf((int Into, Tier From, Tier To) change) => change.To switch
    {
        Tier.Mainstream => null,
        Tier.Base => baseSpread.Around(shares[change]),
        _ => specialSpread.Around(shares[change]),
    };

    private static double Share(BandMoves band, Tier tier) =>
        band.Mainstream > 0.0 ? Math.Max(0.0, band.Gains[(int)tier]) / band.Mainstream : 0.0;

    private void Add(BandMoves band, Tier tier, double share)
    {
        if (share <= 0.0) return;
        for (var into = band.First; into <= band.Last; into++) shares.Add((into, Tier.Mainstream, tier), share);
    }
}
