using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Plans of a January by year group and tier.</summary>
/// <remarks>Mainstream counts as M, bases as B and state special schools as S. Out of county is split between
/// S and X. Elsewhere has no tier.</remarks>
internal sealed class TierStock
{
    private readonly SortedDictionary<int, double[]> tiers = new(); // year group → [tier]
    private readonly SortedDictionary<int, double> totals = new(); // year group → all plans, elsewhere too

    private TierStock()
    {
    }

    /// <summary>Year groups with plans.</summary>
    public IEnumerable<int> YearGroups => totals.Keys;

    /// <summary>The plans of a January by single age.</summary>
    /// <param name="release">The release.</param>
    /// <param name="january">The January.</param>
    /// <param name="specialShareOutOfCounty">Share of pupils out of county whose tier is S.</param>
    public static TierStock Of(IPlanCounts release, int january, double specialShareOutOfCounty)
    {
        var stock = new TierStock();
        foreach (var (age, counts) in release.PlansByAge(january))
        {
            var yearGroup = YearGroup.OfAge(age).Value;
            stock.tiers.Add(yearGroup, Split(counts, specialShareOutOfCounty));
            stock.totals.Add(yearGroup, counts.Sum());
        }

        return stock;
    }

    /// <summary>Plans of a year group in a tier.</summary>
    public double In(int yearGroup, Tier tier) => tiers.TryGetValue(yearGroup, out var counts) ? counts[(int)tier] : 0.0;

    /// <summary>All plans of a year group, elsewhere included.</summary>
    public double Total(int yearGroup) => totals.GetValueOrDefault(yearGroup);

    /// <summary>Plans of a year group counted elsewhere.</summary>
    public double NoSchoolPlace(int yearGroup) => Total(yearGroup) - ProvisionCodes.CountedTiers.Sum(tier => In(yearGroup, tier));

    /// <summary>Counts by setting as counts by tier.</summary>
    public static double[] Split(double[] bySetting, double specialShareOutOfCounty)
    {
        var outOfCounty = bySetting[(int)Setting.OutOfCounty];
        return
        [
            bySetting[(int)Setting.Mainstream],
            bySetting[(int)Setting.ResourceBase],
            bySetting[(int)Setting.SpecialSchool] + (outOfCounty * specialShareOutOfCounty),
            outOfCounty * (1.0 - specialShareOutOfCounty),
        ];
    }
}
