using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Splits tier E off the placings of tier S; the stock stays counted in tier S.</summary>
internal static class EnhancedPlacings
{
    /// <summary>Moves the dataset's share of each need and phase from one tier's placings to the other's.</summary>
    /// <param name="flow">What moved into a year.</param>
    /// <param name="dataset">The shares.</param>
    /// <param name="actions">Actions that move further placings of tier S to tier E; null for none.</param>
    /// <param name="year">Position of the year in the horizon.</param>
    public static void Split(CohortFlows flow, PlanningDataset dataset, ActionRates? actions, int year)
    {
        foreach (var share in dataset.EnhancedShares)
        {
            for (var yearGroup = 0; yearGroup <= YearGroup.LastPlaced; yearGroup++)
            {
                if (new YearGroup(yearGroup).Phase != share.Phase) continue;
                ref var special = ref flow.Placings((int)share.Need, yearGroup, (int)Tier.Special);
                var enhanced = special * share.Share;
                flow.Placings((int)share.Need, yearGroup, (int)Tier.Enhanced) += enhanced;
                special -= enhanced;
            }
        }

        if (actions is not null) Move(flow, actions, year);
    }

    /// <summary>Moves a share of the placings that are left in tier S.</summary>
    private static void Move(CohortFlows flow, ActionRates actions, int year)
    {
        for (var need = 0; need < YearGroups.NeedCount; need++)
        {
            for (var yearGroup = 0; yearGroup <= YearGroup.LastPlaced; yearGroup++)
            {
                var share = actions.Moved(need, yearGroup, year, (int)Tier.Special, (int)Tier.Enhanced);
                if (share == 0.0) continue;
                ref var special = ref flow.Placings(need, yearGroup, (int)Tier.Special);
                var enhanced = special * share;
                flow.Placings(need, yearGroup, (int)Tier.Enhanced) += enhanced;
                special -= enhanced;
            }
        }
    }
}
