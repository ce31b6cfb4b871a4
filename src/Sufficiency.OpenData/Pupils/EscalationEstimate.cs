using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

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
    private const double MostLevel = 4.0;
    private static readonly Tier[] SpecialTiers = [Tier.Special, Tier.Beyond];
    private readonly SortedDictionary<(int Into, Tier From, Tier To), double> shares = new();
    private readonly SortedDictionary<int, double> room = new();
    private readonly RateSpread specialSpread;
    private readonly RateSpread baseSpread;

    /// <summary>The shares of a pack.</summary>
    /// <param name="sources">Its counts.</param>
    /// <param name="local">The authority's flows.</param>
    /// <param name="england">England's.</param>
    /// <param name="size">The prior's sample size, in pupils.</param>
    public EscalationEstimate(PupilSources sources, AreaFlows local, AreaFlows england, double size)
    {
        int[] known = [.. sources.YearsOfPlacements(sources.January)];
        int[] every = [.. sources.YearsOfPlacements(sources.Release.LastJanuary)];
        TierInflows Special(IPlanCounts counts, AreaFlows flows) =>
            new(counts, flows, SpecialTiers, Setting.SpecialSchool, Setting.OutOfCounty);
        TierInflows Bases(IPlanCounts counts, AreaFlows flows) => new(counts, flows, [Tier.Base], Setting.ResourceBase);
        var special = Special(sources.Release, local);
        var level = LevelOf(special.Pooled(known), special.Rate(sources.Release.LastYear));
        specialSpread = Spread(special, known, every, () => Special(sources.England.Release, england));
        baseSpread = Spread(Bases(sources.Release, local), known, every, () => Bases(sources.England.Release, england));
        foreach (var (band, other) in local.Moves.Rises.Zip(england.Moves.Rises))
        {
            Add(band, Tier.Base, Share(band, Tier.Base));
            foreach (var tier in SpecialTiers)
                Add(band, tier, DrawnShare.Of(Math.Max(0.0, band.Gains[(int)tier]), band.Mainstream, Share(other, tier), size) * level);
        }

        foreach (var tier in ProvisionCodes.CountedTiers.Where(tier => tier > Tier.Mainstream))
        {
            var (pupils, share) = local.Moves.Fall(tier);
            var falling = DrawnShare.Of(pupils * share, pupils, england.Moves.Fall(tier).Share, size);
            falling = Math.Min(falling, 1.0 - local.NoSchoolPlace.Of(TierMoves.TransferAfter16));
            if (falling > 0.0) shares.Add((TierMoves.TransferAfter16, tier, Tier.Mainstream), falling);
        }

        KeepRoom(local.NoSchoolPlace);
    }

    /// <summary>The shares by year group moved into and tiers; none is zero.</summary>
    public IEnumerable<KeyValuePair<(int Into, Tier From, Tier To), double>> All => shares;

    /// <summary>The share of one change.</summary>
    public double Of(int into, Tier from, Tier to) => shares.GetValueOrDefault((into, from, to));

    /// <summary>The low and the high of a rise; null for a fall, which has none.</summary>
    public (double Low, double High)? RangeOf((int Into, Tier From, Tier To) change)
    {
        if (change.To == Tier.Mainstream) return null;
        var (low, high) = Around(change);
        var risen = shares.Where(share => (share.Key.Into, share.Key.From) == (change.Into, change.From)).ToArray();
        var above = risen.Sum(share => Around(share.Key).High - share.Value);
        var free = room[change.Into] - risen.Sum(share => share.Value);
        return above <= free ? (low, high) : (low, shares[change] + ((high - shares[change]) * Math.Max(0.0, free) / above));
    }

    private (double Low, double High) Around((int Into, Tier From, Tier To) change) =>
        (change.To == Tier.Base ? baseSpread : specialSpread).Around(shares[change]);

    /// <summary>The level of all years over that of the last. One that a few pupils would throw far off counts as the same.</summary>
    private static double LevelOf(double pooled, double last) =>
        pooled > 0.0 && last > 0.0 && pooled / last is >= 1.0 / MostLevel and <= MostLevel and var level ? level : 1.0;

    private static RateSpread Spread(TierInflows inflows, int[] known, int[] every, Func<TierInflows> england)
    {
        static IEnumerable<double> Ratios(TierInflows flows, int[] pooled, int[] years) => flows.Pooled(pooled) is > 0.0 and var rate
            ? years.Select(year => flows.Rate(year) / rate) : [];
        return RateSpread.Of(Ratios(inflows, known, every), () =>
            Enumerable.Range(NewPlansEstimate.FirstYear, inflows.LastYear - NewPlansEstimate.FirstYear + 1).ToArray() is var years
                ? Ratios(england(), years, years) : []);
    }

    /// <summary>Lowers rises so that no more pupils move than there are beside those who go elsewhere.</summary>
    private void KeepRoom(NoSchoolPlaceEstimate elsewhere)
    {
        foreach (var group in shares.GroupBy(share => (share.Key.Into, share.Key.From)).ToArray())
        {
            var (sum, most) = (group.Sum(share => share.Value), 1.0 - elsewhere.Of(group.Key.Into));
            room[group.Key.Into] = most;
            if (sum <= most) continue;
            foreach (var (change, share) in group) shares[change] = share * most / sum;
        }
    }

    private static double Share(BandMoves band, Tier tier) =>
        band.Mainstream > 0.0 ? Math.Max(0.0, band.Gains[(int)tier]) / band.Mainstream : 0.0;

    private void Add(BandMoves band, Tier tier, double share)
    {
        if (share <= 0.0) return;
        for (var into = band.First; into <= band.Last; into++) shares.Add((into, Tier.Mainstream, tier), share);
    }
}
