using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>What moved into one planned year, county-wide.</summary>
internal sealed class CohortFlows
{
    private readonly Grid placings = new(YearGroups.Needs, YearGroups.Placed, YearGroups.Tiers);
    private readonly Grid newPlans = new(YearGroups.Needs, YearGroups.Phases);
    private readonly Grid ceased = new(YearGroups.Needs, YearGroups.Phases);
    private readonly Grid phaseTransfers = new(YearGroups.Needs, YearGroups.Phases);
    private readonly Grid escalations = new(YearGroups.Needs, YearGroups.Phases);

    /// <summary>Pupils who need a (new) place: new plans, phase transfers, escalations, and in the first year those who waited.</summary>
    public ref double Placings(int need, int yearGroup, int tier) => ref placings[need, yearGroup, tier];

    /// <summary>New plans.</summary>
    public ref double NewPlans(int need, Phase phase) => ref newPlans[need, (int)phase];

    /// <summary>Plans that ended, those that ended at 25 included; by the phase they would have been in.</summary>
    public ref double Ceased(int need, Phase phase) => ref ceased[need, (int)phase];

    /// <summary>Continuing pupils with a tier who entered Reception, Year 7 or Year 12 and did not stay at their school.</summary>
    public ref double PhaseTransfers(int need, Phase phase) => ref phaseTransfers[need, (int)phase];

    /// <summary>Continuing pupils whose tier rose.</summary>
    public ref double Escalations(int need, Phase phase) => ref escalations[need, (int)phase];
}
