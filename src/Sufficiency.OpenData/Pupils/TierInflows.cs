using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Pupils who moved from mainstream into bases, or into special schools and beyond, per mainstream pupil of school age: in each
/// year that SEN2 gives.</summary>
/// <remarks>
/// Placements by age are known for two Januaries, and in total for every January since 2019. A year's moves are the change of the pupils
/// there, plus leavers, less new plans that began there. Leavers are taken as the share of the last year, by age. Plans without a recorded
/// placement are shared out pro rata.
/// </remarks>
internal sealed class TierInflows
{
    private const string FurtherEducation = Sen2Settings.FurtherEducation;
    private readonly IPlanCounts release;
    private readonly Setting[] settings;
    private readonly double leaving;

    /// <summary>The moves into some settings.</summary>
    /// <param name="release">The authority's counts.</param>
    /// <param name="flows">Its moves of the last year.</param>
    /// <param name="tiers">The tiers moved into.</param>
    /// <param name="settings">The settings in which they are counted.</param>
    public TierInflows(IPlanCounts release, AreaFlows flows, Tier[] tiers, params Setting[] settings)
    {
        (this.release, this.settings) = (release, settings);
        var moved = flows.Moves.Rises.Sum(band => tiers.Sum(tier => Math.Max(0.0, band.Gains[(int)tier])));
        var entering = tiers.Sum(tier => Math.Max(0.0, flows.After.In(0, tier) - flows.TierShares.NewByTier(flows.NewPlans, 0)[(int)tier]));
        var before = There(release.LastJanuary - 1);
        leaving = before > 0.0
            ? Math.Clamp(1.0 - ((There(release.LastJanuary) - Started(release.LastYear) - moved - entering) / before), 0.0, 1.0) : 0.0;
    }

    /// <summary>The latest calendar year of moves.</summary>
    public int LastYear => release.LastYear;

    /// <summary>Moves of a calendar year per mainstream pupil of school age in its January.</summary>
    public double Rate(int year) => Pooled([year]);

    /// <summary>The same of several years together; zero where there are none.</summary>
    public double Pooled(IReadOnlyCollection<int> years) =>
        years.Sum(Mainstream) is > 0.0 and var pupils ? years.Sum(Moves) / pupils : 0.0;

    private double Moves(int year) => There(year + 1) - (There(year) * (1.0 - leaving)) - Started(year);

    private double There(int january)
    {
        var counts = release.PlansBySetting(january);
        return settings.Sum(setting => counts[(int)setting]) * Recorded(january);
    }

    private double Started(int year)
    {
        var counts = release.NewPlansBySetting(year);
        return settings.Sum(setting => counts[(int)setting]);
    }

    private double Mainstream(int january) =>
        (release.PlansBySetting(january)[(int)Setting.Mainstream] - (release.Plans(january, FurtherEducation) ?? 0.0)
            - (release.Plans(january, "nm_early_years") ?? 0.0)) * Recorded(january);

    private double Recorded(int january)
    {
        var total = release.PlansBySetting(january).Sum();
        return total > 0.0 ? total / (total - (release.Plans(january, Sen2Settings.Unrecorded) ?? 0.0)) : 1.0;
    }
}
