using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Share of plans that leave the count between one January and the next, by year group at the first.</summary>
/// <remarks>
/// Plans of a January plus new plans of the year less plans a year later: what ceased less what moved in from other authorities. Up to Year
/// 11 the two nearly cancel, so those year groups share one rate. From Year 12 on every account since January 2019 is pooled. Within an age
/// band the plans lost are spread as in England. The rate of a year group is then drawn towards England's (<see cref="DrawnShare"/>).
/// </remarks>
internal sealed class CeasingEstimate
{
    /// <summary>The last year group of the shared rate.</summary>
    public const int LastShared = 11;

    private const int FirstOlderBand = 3; // ages 16 to 19 in the later January
    private readonly SortedDictionary<int, double> shares = new();
    private readonly SortedDictionary<int, RateSpread> spreads = new();
    private readonly IReadOnlyList<PlanAccount> englands = [];

    /// <summary>Rates of one pair of Januaries by single age, not drawn to anybody's: England's.</summary>
    public CeasingEstimate(TierStock before, TierStock after, NewPlans between)
    {
        double Loss(int yearGroup) => before.Total(yearGroup) - after.Total(yearGroup + 1) + between.In(yearGroup + 1);
        int[] young = [.. before.YearGroups.Where(yearGroup => yearGroup <= LastShared)];
        var shared = Math.Max(0.0, young.Sum(Loss) / young.Sum(before.Total));
        for (var yearGroup = YearGroup.Youngest; yearGroup <= LastShared; yearGroup++) shares.Add(yearGroup, shared);
        for (var yearGroup = LastShared + 1; yearGroup < YearGroup.Oldest; yearGroup++)
            shares.Add(yearGroup, before.Total(yearGroup) > 0.0 ? Math.Clamp(Loss(yearGroup) / before.Total(yearGroup), 0.0, 1.0) : 1.0);
        shares.Add(YearGroup.Oldest, 1.0);
    }

    /// <summary>Rates pooled over years and drawn towards England's.</summary>
    /// <param name="known">The accounts up to the pack's January, from which the rates come.</param>
    /// <param name="every">Every account, from which the range comes: later ones of a pack of an earlier January too, as in
    /// <see cref="NewPlansEstimate.Spread"/>.</param>
    /// <param name="england">England's rate of a year group.</param>
    /// <param name="size">The prior's sample size, in plans.</param>
    /// <param name="englands">England's accounts, which widen the range of an authority with few of its own.</param>
    public CeasingEstimate(IReadOnlyList<PlanAccount> known, IReadOnlyList<PlanAccount> every, Func<int, double> england, double size,
        IReadOnlyList<PlanAccount>? englands = null)
    {
        double Lost(PlanAccount account) => account.Lost.Take(FirstOlderBand).Sum();
        IEnumerable<double> Ratios(IEnumerable<PlanAccount> accounts, double rate) =>
            accounts.Select(account => Math.Max(0.0, Lost(account)) / YoungAtRisk(account) / rate);
        this.englands = englands ?? [];
        var atRisk = known.Sum(YoungAtRisk);
        var shared = DrawnShare.Of(Math.Clamp(known.Sum(Lost), 0.0, atRisk), atRisk, england(0), size);
        var young = RateSpread.Of(Ratios(every, shared), () => Ratios(this.englands, Math.Max(0.0, this.englands.Sum(Lost))
            / this.englands.Sum(YoungAtRisk)));
        for (var yearGroup = YearGroup.Youngest; yearGroup <= LastShared; yearGroup++) Add(yearGroup, shared, young);
        for (var band = FirstOlderBand; band < Sen2Release2022.Bands.Count; band++) AddBand(known, every, band, england, size);
        Add(YearGroup.Oldest, 1.0, new(1.0, 1.0));
    }

    /// <summary>The rates by year group.</summary>
    public IEnumerable<KeyValuePair<int, double>> All => shares;

    /// <summary>The rate of a year group.</summary>
    public double Of(int yearGroup) => shares[yearGroup];

    /// <summary>The low and the high of a year group's rate.</summary>
    public (double Low, double High) RangeOf(int yearGroup) => spreads[yearGroup].Around(shares[yearGroup]);

    private void AddBand(IReadOnlyList<PlanAccount> known, IReadOnlyList<PlanAccount> every, int band,
        Func<int, double> england, double size)
    {
        int[] yearGroups = [.. Enumerable.Range(YearGroup.Youngest, YearGroup.Oldest - YearGroup.Youngest)
            .Where(yearGroup => BandAfter(yearGroup) == band && yearGroup > LastShared && yearGroup < YearGroup.Oldest).Order()];
        double Expected(PlanAccount account, Func<int, double> rate) =>
            yearGroups.Sum(yearGroup => account.AtRisk[yearGroup] * rate(yearGroup));
        var lost = yearGroups.ToDictionary(yearGroup => yearGroup, _ => 0.0);
        foreach (var account in known)
        {
            if (Expected(account, england) is not (> 0.0 and var expected)) continue;
            var ratio = Math.Max(0.0, account.Lost[band]) / expected;
            foreach (var yearGroup in yearGroups) lost[yearGroup] += Math.Min(1.0, england(yearGroup) * ratio) * account.AtRisk[yearGroup];
        }

        var drawn = yearGroups.ToDictionary(
            yearGroup => yearGroup,
            yearGroup => DrawnShare.Of(lost[yearGroup], known.Sum(account => account.AtRisk[yearGroup]), england(yearGroup), size));
        IEnumerable<double> Ratios(IEnumerable<PlanAccount> accounts, Func<int, double> rate) =>
            accounts.Select(account => Math.Max(0.0, account.Lost[band]) / Expected(account, rate));
        var spread = RateSpread.Of(Ratios(every, yearGroup => drawn[yearGroup]), () => Ratios(englands, england));
        foreach (var yearGroup in yearGroups) Add(yearGroup, drawn[yearGroup], spread);
    }

    private void Add(int yearGroup, double share, RateSpread spread)
    {
        shares.Add(yearGroup, share);
        spreads.Add(yearGroup, spread);
    }

    private static int BandAfter(int yearGroup) => Sen2Area.BandOf(new YearGroup(yearGroup + 1).Age);

    private static double YoungAtRisk(PlanAccount account) =>
        account.AtRisk.Where(row => BandAfter(row.Key) < FirstOlderBand).Sum(row => row.Value);
}
