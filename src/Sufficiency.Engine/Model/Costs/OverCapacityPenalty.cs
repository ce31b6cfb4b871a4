using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>Penalty for each place over capacity in a year.</summary>
internal static class OverCapacityPenalty
{
    public static void Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        foreach (var over in columns.OverCapacity)
            draft.AddCost(over, data.Discount[over.Decides.Year] * data.Dataset.Penalties.OverCapacityPerPlaceYear.Value);
    }
}
