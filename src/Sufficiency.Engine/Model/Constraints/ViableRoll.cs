using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Pupils who need the provider's type ≥ the minimum viable roll of an optional scheme from a
/// number of years after it opened.</summary>
/// <remarks>
/// In the last planned year a scheme that opened since must have the share of the minimum that its open places are of all: without it a
/// school could open too late to be asked. Pupils for whom a less specialist type would do do not make a school viable; counting them would
/// let a plan move them there to no other end.
/// </remarks>
internal static class ViableRoll
{
    public static void Add(ModelSets sets, PlanColumns columns, ProblemDraft draft)
    {
        for (var m = 0; m < sets.Dataset.Schemes.Count; m++)
        {
            var scheme = sets.Dataset.Schemes[m];
            if (scheme.Status != SchemeStatus.Optional || !(scheme.MinimumViableRoll > 0.0)) continue;
            var provider = sets.IndexOf(scheme.Provider);
            for (var t = 0; t < sets.YearCount; t++)
            {
                var year = sets.Dataset.Horizon.First.Plus(t);
                var opened = columns.OpenedBy(m, t == sets.YearCount - 1 ? year : year.Plus(-scheme.ViableFromYear)).ToList();
                if (opened.Count == 0) continue;
                var name = string.Create(CultureInfo.InvariantCulture, $"ViableRoll({scheme.Id},{sets.StartYear(t)})");
                var row = draft.AddRow(name, 0.0 - sets.Forecast.InitialRollOf(provider, t), double.PositiveInfinity);
                draft.CountPupils(row, provider, t, NeedSet.Every, sets.Providers[provider].Type);
                foreach (var column in opened)
                    draft.Put(column, row, -scheme.ViableRollAfter(year.YearsAfter(columns.Openings[column].Year)));
            }
        }
    }
}
