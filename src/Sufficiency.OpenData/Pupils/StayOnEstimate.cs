using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Share of pupils who stay at a school that teaches on, by the year group they move into and their tier. It
/// compares one cohort in two Januaries.</summary>
/// <remarks>A tier's pupils are counted where it sits for the most part: tier S in state special schools, tier X out
/// of county. Never more than all. Where fewer than ten are counted in the first January, the share is England's.</remarks>
internal sealed class StayOnEstimate(PupilSources sources)
{
    private static readonly (Tier Tier, Setting Setting)[] Tiers =
        [(Tier.Special, Setting.SpecialSchool), (Tier.Beyond, Setting.OutOfCounty)];
    private const double Fewest = 10.0;

    /// <summary>The shares, with the two counts and whether they are England's.</summary>
    public IEnumerable<(int Into, Tier Tier, double Share, double Before, double After, bool IsEnglands)> All =>
        from start in new[] { 7, 12 }
        from pair in Tiers
        let own = Counts(sources.Release, start, pair.Setting)
        let isEnglands = own.Before < Fewest
        let counts = isEnglands ? Counts(sources.England.Release, start, pair.Setting) : own
        where counts.Before > 0.0
        select (start, pair.Tier, Math.Min(1.0, counts.After / counts.Before), counts.Before, counts.After, isEnglands);

    private static (double Before, double After) Counts(IPlanCounts counts, int start, Setting setting)
    {
        double At(int january, int yearGroup) =>
            counts.PlansByAge(january).TryGetValue(new YearGroup(yearGroup).Age, out var plans) ? plans[(int)setting] : 0.0;
        return (At(counts.LastJanuary - 1, start - 1), At(counts.LastJanuary, start));
    }
}
