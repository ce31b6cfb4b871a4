using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>What moved into one planned year, county-wide.</summary>
internal sealed class CohortFlows
{
    // [need, year group, tier]
    private readonly double[] placings = new double[YearGroups.NeedCount * YearGroups.PlacedCount * YearGroups.TierCount];
    private readonly double[] newPlans = new double[YearGroups.NeedCount * YearGroups.PhaseCount]; // [need, phase]
    private readonly double[] ceased = new double[YearGroups.NeedCount * YearGroups.PhaseCount];
    private readonly double[] phaseTransfers = new double[YearGroups.NeedCount * YearGroups.PhaseCount];
    private readonly double[] escalations = new double[YearGroups.NeedCount * YearGroups.PhaseCount];

    /// <summary>Pupils who need a (new) place: new plans, phase transfers, escalations, and in the first year those who waited.</summary>
    public ref double Placings(int need, int yearGroup, int tier) =>
        ref placings[(((need * YearGroups.PlacedCount) + yearGroup) * YearGroups.TierCount) + tier];

    /// <summary>New plans.</summary>
    public ref double NewPlans(int need, Phase phase) => ref newPlans[(need * YearGroups.PhaseCount) + (int)phase];

    /// <summary>Plans that ended, those that ended at 25 included; by the phase they would have been in.</summary>
    public ref double Ceased(int need, Phase phase) => ref ceased[(need * YearGroups.PhaseCount) + (int)phase];

    /// <summary>Continuing pupils with a tier who entered Reception, Year 7 or Year 12 and did not stay at their school.</summary>
    public ref double PhaseTransfers(int need, Phase phase) => ref phaseTransfers[(need * YearGroups.PhaseCount) + (int)phase];

    /// <summary>Continuing pupils whose tier rose.</summary>
    public ref double Escalations(int need, Phase phase) => ref escalations[(need * YearGroups.PhaseCount) + (int)phase];
}
