using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Pupils;

/// <summary>Share of plans that leave the count between one January and the next, by year group at the first.</summary>
/// <remarks>
/// Plans of January 2024 plus new plans of 2024 less plans of January 2025, cohort by cohort: what ceased less what moved in from other authorities. Up to Year 11 the
/// two nearly cancel (SEN2 counts about as many transfers out as plans ceased there), so those year groups share one rate; from Year 12 each has its own.
/// </remarks>
internal sealed class CeasingEstimate
{
    /// <summary>The last year group of the shared rate.</summary>
    public const int LastShared = 11;

    private readonly SortedDictionary<int, double> shares = new();

    /// <summary>Rates from two counts and the new plans between them.</summary>
    public CeasingEstimate(TierStock before, TierStock after, NewPlans between)
    {
        double Loss(int yearGroup) => before.Total(yearGroup) - after.Total(yearGroup + 1) + between.ByNeed(yearGroup + 1).Sum();
        int[] young = [.. before.YearGroups.Where(yearGroup => yearGroup <= LastShared)];
        var shared = Math.Max(0.0, young.Sum(Loss) / young.Sum(before.Total));
        for (var yearGroup = YearGroup.Youngest; yearGroup <= LastShared; yearGroup++) shares.Add(yearGroup, shared);
        for (var yearGroup = LastShared + 1; yearGroup < YearGroup.Oldest; yearGroup++)
            shares.Add(yearGroup, before.Total(yearGroup) > 0.0 ? Math.Clamp(Loss(yearGroup) / before.Total(yearGroup), 0.0, 1.0) : 1.0);
        shares.Add(YearGroup.Oldest, 1.0);
    }

    /// <summary>The rates by year group.</summary>
    public IEnumerable<KeyValuePair<int, double>> All => shares;

    /// <summary>The rate of a year group.</summary>
    public double Of(int yearGroup) => shares[yearGroup];
}
