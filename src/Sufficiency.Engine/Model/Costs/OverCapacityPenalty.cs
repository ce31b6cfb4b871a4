using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Penalty for each place over capacity in a year.</summary>
internal static class OverCapacityPenalty
{
    public static void Add(ModelSets sets, PlanColumns columns, ProblemDraft draft)
    {
        for (var i = 0; i < columns.OverCapacity.Length; i++)
            draft.AddCost(columns.Openings.Length + i,
                sets.Discount[columns.OverCapacity[i].Year] * sets.Dataset.Penalties.OverCapacityPerPlaceYear.Value);
    }
}
