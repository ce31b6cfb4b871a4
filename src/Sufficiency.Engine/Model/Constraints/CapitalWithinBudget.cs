using System.Globalization;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Capital of the schemes opening in a year with a budget ≤ the budget.</summary>
internal static class CapitalWithinBudget
{
    public static void Add(ModelSets sets, PlanColumns columns, ProblemDraft draft)
    {
        foreach (var budget in sets.Dataset.CapitalBudgets.OrderBy(budget => budget.Year))
        {
            var opening = Enumerable.Range(0, columns.Openings.Length)
                .Where(column => columns.Openings[column].Year == budget.Year).ToList();
            if (opening.Count == 0) continue;
            var name = string.Create(CultureInfo.InvariantCulture, $"CapitalWithinBudget({budget.Year.StartYear})");
            var row = draft.AddRow(name, double.NegativeInfinity, budget.Maximum.Value);
            foreach (var column in opening) draft.Put(column, row, sets.Dataset.Schemes[columns.Openings[column].Scheme].Capital.Value);
        }
    }
}
