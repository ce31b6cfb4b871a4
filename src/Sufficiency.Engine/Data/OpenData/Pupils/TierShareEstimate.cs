using Sufficiency.Engine.Data.OpenData.Sen2;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Pupils;

/// <summary>Tier in which new plans start, by need and phase; for early years the tier in which children who hold a plan enter Reception.</summary>
/// <remarks>
/// By phase from new plans of 2023 and 2024 by age and placement; by need from new plans of 2024 by need and placement, drawn with the weight of a number of plans towards
/// what all plans of January 2025 say of the need, since most needs have few new plans outside mainstream. New plans elsewhere are left out. Reception holds more pupils in special schools than
/// its new plans bring: the difference came with a plan from early years.
/// </remarks>
internal sealed class TierShareEstimate
{
    private const int TierCount = 4;
    private static readonly int[] Years = [2023, 2024];
    private readonly double[][][] shares; // [phase][need of Sen2Labels, then one for other needs][tier]

    public TierShareEstimate(PupilSources sources, NewPlans newPlans, TierStock after)
    {
        var weight = sources.Assumption("tier_share.pseudo_count");
        var split = sources.Assumption("out_of_county.special_tier_share");
        var release = sources.Release2025;
        var phases = ByPhase(release, split, weight);
        var needs = NeedFactors(release, split, weight);
        shares = [.. Enum.GetValues<Phase>().Select(phase => Cross(phases[(int)phase], needs))];
        shares[(int)Phase.EarlyYears] = Cross(EnteringReception(newPlans, after), needs);
    }

    /// <summary>Shares of a need by its position in <see cref="Sen2Labels.NeedColumns"/>, −1 for a need SEN2 does not count. [tier]</summary>
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

    private static double[][] ByPhase(Sen2Release2025 release, double split, double weight)
    {
        var counts = Enum.GetValues<Phase>().Select(_ => new double[TierCount]).ToArray();
        foreach (var (age, bySetting) in Years.SelectMany(year => release.NewPlansByStartAge(year)))
        {
            var tiers = TierStock.Split(bySetting, split);
            for (var tier = 0; tier < TierCount; tier++) counts[(int)YearGroup.OfAge(age).Phase][tier] += tiers[tier];
        }

        var all = Normalise([.. Enumerable.Range(0, TierCount).Select(tier => counts.Sum(phase => phase[tier]))]);
        return [.. counts.Select(phase => Normalise([.. phase.Select((count, tier) => count + (weight * all[tier]))]))];
    }

    /// <summary>How much likelier than the mean a need starts in a tier. [need][tier], the last row for needs that SEN2 does not count</summary>
    private static double[][] NeedFactors(Sen2Release2025 release, double split, double weight)
    {
        var started = ByNeed(release.NewPlansBySettingAndNeed(), split);
        var held = ByNeed(release.PlansBySettingAndNeed(), split);
        var meanStarted = Mean(started);
        var meanHeld = Mean(held);
        double[] Factors(int need)
        {
            var all = Normalise(held[need]);
            var count = started[need].Sum();
            return [.. all.Select((share, tier) => (started[need][tier] + (weight * meanStarted[tier] * share / meanHeld[tier])) / (count + weight) / meanStarted[tier])];
        }

        return [.. Enumerable.Range(0, started.Length).Select(Factors), [1.0, 1.0, 1.0, 1.0]];
    }

    private static double[][] ByNeed(double[][] bySetting, double split) =>
        [.. Enumerable.Range(0, Sen2Labels.NeedColumns.Count).Select(need => TierStock.Split([.. bySetting.Select(row => row[need])], split))];

    private static double[] Mean(double[][] byNeed) => Normalise([.. Enumerable.Range(0, TierCount).Select(tier => byNeed.Sum(row => row[tier]))]);

    private double[] EnteringReception(NewPlans newPlans, TierStock after)
    {
        var joining = NewByTier(newPlans, 0);
        return Normalise([.. joining.Select((count, tier) => Math.Max(0.0, after.In(0, (Tier)tier) - count))]);
    }

    private static double[][] Cross(double[] phase, double[][] needs) =>
        [.. needs.Select(need => Normalise([.. phase.Select((share, tier) => share * need[tier])]))];

    private static double[] Normalise(double[] counts)
    {
        var sum = counts.Sum();
        return sum > 0.0 ? [.. counts.Select(count => count / sum)] : [1.0, 0.0, 0.0, 0.0];
    }
}
