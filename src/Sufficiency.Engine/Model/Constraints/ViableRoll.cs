using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Pupils who need the provider's type ≥ the minimum viable roll of an optional scheme from a
/// number of years after it opened.</summary>
/// <remarks>In the last planned year every opening counts. A late one is asked for the share of the minimum that its open places are of
/// all.</remarks>
internal static class ViableRoll
{
    public static void Add(ModelData data, PlanColumns columns, ProblemDraft draft)
    {
        for (var m = 0; m < data.Dataset.Schemes.Count; m++)
        {
            var scheme = data.Dataset.Schemes[m];
            if (scheme.Status != SchemeStatus.Optional || !(scheme.MinimumViableRoll > 0.0)) continue;
            var provider = data.IndexOf(scheme.Provider);
            for (var t = 0; t < data.YearCount; t++)
            {
                var year = data.Dataset.Horizon.First.Plus(t);
                var opened = columns.OpenedBy(m, t == data.YearCount - 1 ? year : year.Plus(-scheme.ViableFromYear)).ToList();
                if (opened.Count == 0) continue;
                draft.Row($"ViableRoll({scheme.Id},{data.StartYear(t)})")
                    .AtLeast(0.0 - data.Forecast.InitialRollOf(provider, t))
                    .AddPupils(provider, t, NeedSet.Every, data.Providers[provider].Type)
                    .Add(opened, y => -scheme.ViableRollAfter(year.YearsAfter(y.Year)));
            }
        }
    }
}
