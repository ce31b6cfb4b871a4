using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Capital of the schemes opening in a year with a budget ≤ the budget.</summary>
internal static class CapitalWithinBudget
{
    public static void Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        foreach (var budget in data.Dataset.CapitalBudgets.OrderBy(budget => budget.Year))
        {
            var opening = columns.Openings.Where(y => y.Decides.Year == budget.Year).ToList();
            if (opening.Count == 0) continue;
            draft.Row($"CapitalWithinBudget({budget.Year.StartYear})").AtMost(budget.Maximum.Value)
                .Add(opening, y => data.SchemeOf(y).Capital.Value);
        }
    }
}
