using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Share of pupils who stay at a school that teaches on, by the year group they move into and their tier. It
/// compares one cohort in two Januaries.</summary>
/// <remarks>A tier's pupils are counted where it sits for the most part: tier S in state special schools, tier X out
/// of county. Never more than all.</remarks>
internal sealed class StayOnEstimate(PupilSources sources)
{
    private static readonly (Tier Tier, Setting Setting)[] Tiers =
        [(Tier.Special, Setting.SpecialSchool), (Tier.Beyond, Setting.OutOfCounty)];
    private readonly (IReadOnlyDictionary<int, double[]> Before, IReadOnlyDictionary<int, double[]> After) plans =
        (sources.Release.PlansByAge(sources.Release.LastJanuary - 1), sources.Release.PlansByAge(sources.Release.LastJanuary));

    /// <summary>The shares, with the two counts.</summary>
    public IEnumerable<(int Into, Tier Tier, double Share, double Before, double After)> All =>
        from start in new[] { 7, 12 }
        from pair in Tiers
        let before = plans.Before[new YearGroup(start - 1).Age][(int)pair.Setting]
        let after = plans.After[new YearGroup(start).Age][(int)pair.Setting]
        where before > 0.0
        select (start, pair.Tier, Math.Min(1.0, after / before), before, after);
}
