using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>County-wide plans in one January, by need and year group: those with a tier and those without.</summary>
/// <remarks>Without a tier are early years, adults, and pupils counted elsewhere who do not await a place.</remarks>
internal sealed class CohortState
{
    private readonly Grid tiered = new(YearGroups.Needs, YearGroups.Tiered, YearGroups.Tiers);
    private readonly Grid untiered = new(YearGroups.Needs, YearGroups.All);

    /// <summary>Pupils of a tier.</summary>
    public ref double Tiered(int need, int yearGroup, int tier) => ref tiered[need, yearGroup, tier];

    /// <summary>Plans without a tier.</summary>
    public ref double Untiered(int need, int yearGroup) => ref untiered[need, yearGroup];

    /// <summary>Every plan.</summary>
    public double Total()
    {
        var total = 0.0;
        foreach (var pupils in tiered.Values) total += pupils;
        foreach (var plans in untiered.Values) total += plans;
        return total;
    }

    /// <summary>The base January: tiers from the initial roll and from those awaiting a place; the rest of the plans without.</summary>
    public static CohortState AtBase(PlanningDataset dataset)
    {
        var state = new CohortState();
        foreach (var roll in dataset.InitialRoll) state.Tiered((int)roll.Need, roll.YearGroup.Value, (int)roll.Tier) += roll.Pupils;
        foreach (var plans in dataset.Plans)
        {
            if (plans.Setting == Setting.NoSchoolPlace || !YearGroups.IsPlaced(plans.YearGroup.Value))
                state.Untiered((int)plans.Need, plans.YearGroup.Value) += plans.Plans;
        }

        var waiting = AwaitingAtBase(dataset);
        for (var need = 0; need < YearGroups.NeedCount; need++)
        {
            for (var yearGroup = YearGroups.FirstTiered; yearGroup <= YearGroup.LastPlaced; yearGroup++)
            {
                for (var tier = 0; tier < YearGroups.TierCount; tier++)
                {
                    var pupils = waiting.Tiered(need, yearGroup, tier);
                    state.Tiered(need, yearGroup, tier) += pupils;
                    state.Untiered(need, yearGroup) = Math.Max(0.0, state.Untiered(need, yearGroup) - pupils);
                }
            }
        }

        return state;
    }

    /// <summary>Those awaiting a place in the base January who are, or will be next year, of school age; part of
    /// <see cref="AtBase"/>.</summary>
    public static CohortState AwaitingAtBase(PlanningDataset dataset)
    {
        var state = new CohortState();
        foreach (var waiting in dataset.InitialWaiting)
        {
            if (waiting.YearGroup.Value is >= YearGroups.FirstTiered and <= YearGroup.LastPlaced)
                state.Tiered((int)waiting.Need, waiting.YearGroup.Value, (int)waiting.Tier) += waiting.Pupils;
        }

        return state;
    }
}
