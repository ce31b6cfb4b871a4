using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Tier in which new plans start, by need and phase; for early years the tier in which children
/// who hold a plan enter Reception.</summary>
/// <remarks>
/// Shares by phase come from every year of new plans by age and placement. Shares by need come from the last year's new plans by need and
/// placement, since most needs have few new plans outside mainstream. Both are drawn towards England's (<see cref="DrawnShare"/>), save for
/// bases, whose places decide. New plans elsewhere are left out. Reception holds more pupils in special schools than its new plans bring:
/// the others came with a plan from early years.
/// </remarks>
internal sealed class TierShareEstimate
{
    private const int TierCount = 4;
    private readonly double[][] phases; // [phase][tier]
    private readonly double[][] needs; // [need of Sen2Labels, then one for other needs][tier], how much likelier than the mean
    private readonly double[][][] shares; // [phase][need][tier]

    /// <summary>The shares of an area.</summary>
    /// <param name="release">Its counts.</param>
    /// <param name="newPlans">Its new plans of the last year.</param>
    /// <param name="after">Its plans of the January after.</param>
    /// <param name="split">Share of pupils out of county whose tier is S.</param>
    /// <param name="england">England's shares; null for England itself.</param>
    /// <param name="size">The prior's sample size, in plans.</param>
    public TierShareEstimate(IPlanCounts release, NewPlans newPlans, TierStock after, double split, TierShareEstimate? england, double size)
    {
        double[] Drawn(double[] counts, double[]? prior) =>
            Normalise(prior is null ? counts : counts.Sum() <= 0.0 ? prior : DrawnShare.Of(counts, WithBasesOf(counts, prior), size));
        phases = [.. StartsByPhase(release, split).Select((counts, phase) => Drawn(counts, england?.phases[phase]))];
        var started = release.FindNewPlansBySettingAndNeed() ?? [];
        needs = started.Sum(row => row.Sum()) > 0.0 || england is null
            ? NeedFactors(ByNeed(started, split), england?.needs, size) : england.needs;
        shares = [.. phases.Select(phase => Cross(phase))];
        phases[(int)Phase.EarlyYears] = Drawn(EnteringReception(newPlans, after), england?.phases[(int)Phase.EarlyYears]);
        shares[(int)Phase.EarlyYears] = Cross(phases[(int)Phase.EarlyYears]);
    }

    /// <summary>Shares of a need by its position in <see cref="Sen2Labels.NeedColumns"/>, −1 for the mean of all. [tier]</summary>
    public double[] Of(Phase phase, int need)
    {
        var table = shares[(int)phase];
        return table[need < 0 ? table.Length - 1 : need];
    }

    /// <summary>New plans into a year group by tier.</summary>
    public double[] NewByTier(NewPlans newPlans, int yearGroup)
    {
        var counts = newPlans.ByNeed(yearGroup);
        var phase = new YearGroup(yearGroup).Phase;
        var tiers = new double[TierCount];
        for (var need = 0; need < counts.Length; need++)
        {
            for (var tier = 0; tier < TierCount; tier++) tiers[tier] += counts[need] * Of(phase, need)[tier];
        }

        return tiers;
    }

    /// <summary>England's shares with the share of bases counted here: how many start in bases places decide.</summary>
    private static double[] WithBasesOf(double[] counts, double[] england)
    {
        var bases = Normalise(counts)[(int)Tier.Base];
        return [.. england.Select((share, tier) => tier == (int)Tier.Base
            ? bases : share * (1.0 - bases) / (1.0 - england[(int)Tier.Base]))];
    }

    private static double[][] StartsByPhase(IPlanCounts release, double split)
    {
        var counts = Enum.GetValues<Phase>().Select(_ => new double[TierCount]).ToArray();
        foreach (var (age, bySetting) in release.YearsByStartAge.SelectMany(year => release.NewPlansByStartAge(year)))
        {
            var tiers = TierStock.Split(bySetting, split);
            for (var tier = 0; tier < TierCount; tier++) counts[(int)YearGroup.OfAge(age).Phase][tier] += tiers[tier];
        }

        return counts;
    }

    private static double[][] NeedFactors(double[][] started, double[][]? england, double size)
    {
        var mean = Normalise([.. Enumerable.Range(0, TierCount).Select(tier => started.Sum(row => row[tier]))]);
        double[] Factors(int need)
        {
            var count = started[need].Sum();
            var weight = england is null ? 0.0 : size;
            if (count + weight <= 0.0) return [1.0, 1.0, 1.0, 1.0];
            return [.. mean.Select((share, tier) => share > 0.0
                ? (started[need][tier] + (weight * share * (england?[need][tier] ?? 1.0))) / (count + weight) / share : 0.0)];
        }

        return [.. Enumerable.Range(0, started.Length).Select(Factors), [1.0, 1.0, 1.0, 1.0]];
    }

    private static double[][] ByNeed(double[][] bySetting, double split) =>
        [.. Enumerable.Range(0, Sen2Labels.NeedColumns.Count)
            .Select(need => TierStock.Split([.. bySetting.Select(row => row[need])], split))];

    private double[] EnteringReception(NewPlans newPlans, TierStock after)
    {
        var joining = NewByTier(newPlans, 0);
        return [.. joining.Select((count, tier) => Math.Max(0.0, after.In(0, (Tier)tier) - count))];
    }

    private double[][] Cross(double[] phase) =>
        [.. needs.Select(need => Normalise([.. phase.Select((share, tier) => share * need[tier])]))];

    private static double[] Normalise(double[] counts)
    {
        var sum = counts.Sum();
        return sum > 0.0 ? [.. counts.Select(count => count / sum)] : [1.0, 0.0, 0.0, 0.0];
    }
}
