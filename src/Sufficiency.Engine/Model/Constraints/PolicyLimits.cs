using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Pupils of some needs on roll of a provision type ≤ a limit, or what the initial roll already holds.</summary>
internal static class PolicyLimits
{
    public static void Add(ModelData data, ProblemDraft draft)
    {
        for (var i = 0; i < data.Dataset.PolicyLimits.Count; i++)
        {
            var limit = data.Dataset.PolicyLimits[i];
            for (var t = 0; t < data.YearCount; t++)
            {
                if (limit.Year is null || limit.Year == data.Dataset.Horizon.First.Plus(t)) AddRow(data, draft, limit, i, t);
            }
        }
    }

    private static void AddRow(ModelData data, ProblemDraft draft, PolicyLimit limit, int number, int year)
    {
        var providers = Enumerable.Range(0, data.Providers.Count).Where(p => data.Providers[p].Type == limit.Type).ToList();
        var already = providers.Sum(p => NeedCodes.All.Where(limit.Needs.Contains).Sum(need => InitialRollOf(data, p, need, year)));
        var row = draft.Row($"PolicyLimits({number},{limit.Type.ToCode()},{data.StartYear(year)})")
            .AtMost(Math.Max(0.0, limit.MaximumPupils - already));
        foreach (var p in providers) row.AddPupils(p, year, limit.Needs);
    }

    private static double InitialRollOf(ModelData data, int provider, Need need, int year) =>
        data.Forecast.InitialRollByNeed[(((provider * NeedCodes.All.Count) + (int)need) * data.YearCount) + year];
}
