using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Splits tier E off the placings of tier S; the stock stays counted in tier S.</summary>
internal static class EnhancedPlacings
{
    /// <summary>Moves the dataset's share of each need and phase from one tier's placings to the other's.</summary>
    /// <param name="flow">What moved into a year.</param>
    /// <param name="dataset">The shares.</param>
    public static void Split(CohortFlows flow, PlanningDataset dataset)
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
    }
}
