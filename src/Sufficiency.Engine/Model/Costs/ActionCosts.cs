using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Costs;

/// <summary>What actions cost themselves: no decision of the plan changes it.</summary>
internal static class ActionCosts
{
    public static void Add(ModelData data, ProblemDraft draft)
    {
        if (data.Dataset.Actions.Count == 0) return;
        for (var t = 0; t < data.YearCount; t++)
            draft.AddConstant(data.Discount[t] * (InYear(data, t, isHighNeeds: true) + InYear(data, t, isHighNeeds: false)));
    }

    /// <summary>£ in a year that the high needs block pays for actions, or that others pay.</summary>
    public static double InYear(ModelData data, int year, bool isHighNeeds) => data.Dataset.Actions
        .Where(action => action.Cost is { } cost && cost.IsHighNeeds == isHighNeeds).Sum(action => InYear(data, action, year));

    private static double InYear(ModelData data, PlannedAction action, int year)
    {
        var start = data.Dataset.Horizon.First.Plus(year);
        var each = action.Cost!.PerPupil * action.BuildUpIn(start) * action.Reach.Share;
        return action.FixedCostIn(start) + (each == 0.0 ? 0.0 : each * PlansIn(data, action, year));
    }

    /// <summary>Plans of the year whose need, year group and home an action is meant for.</summary>
    private static double PlansIn(ModelData data, PlannedAction action, int year)
    {
        var byPhase = new double[Enum.GetValues<Phase>().Length];
        foreach (var row in data.Forecast.Stock)
        {
            if (row.YearIndex == year && action.Reach.Includes(row.Need, row.YearGroup)) byPhase[(int)row.YearGroup.Phase] += row.Pupils;
        }

        var plans = 0.0;
        for (var a = 0; a < data.Dataset.Areas.Count; a++)
        {
            if (!action.Reach.Includes(data.Dataset.Areas[a])) continue;
            for (var phase = 0; phase < byPhase.Length; phase++) plans += byPhase[phase] * data.Forecast.AreaShares[a, phase, year];
        }

        return plans;
    }
}
