using System.Globalization;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Pupils of some needs on roll of a provision type ≤ a limit, or what the initial roll already holds.</summary>
internal static class PolicyLimits
{
    public static void Add(ModelSets sets, ProblemDraft draft)
    {
        for (var i = 0; i < sets.Dataset.PolicyLimits.Count; i++)
        {
            var limit = sets.Dataset.PolicyLimits[i];
            for (var t = 0; t < sets.YearCount; t++)
            {
                if (limit.Year is null || limit.Year == sets.Dataset.Horizon.First.Plus(t)) AddRow(sets, draft, limit, i, t);
            }
        }
    }

    private static void AddRow(ModelSets sets, ProblemDraft draft, PolicyLimit limit, int number, int year)
    {
        var providers = Enumerable.Range(0, sets.Providers.Count).Where(p => sets.Providers[p].Type == limit.Type).ToList();
        var already = providers.Sum(p => NeedCodes.All.Where(limit.Needs.Contains).Sum(need => InitialRollOf(sets, p, need, year)));
        var name = string.Create(CultureInfo.InvariantCulture, $"PolicyLimits({number},{limit.Type.ToCode()},{sets.StartYear(year)})");
        var row = draft.AddRow(name, double.NegativeInfinity, Math.Max(0.0, limit.MaximumPupils - already));
        foreach (var p in providers) draft.CountPupils(row, p, year, limit.Needs);
    }

    private static double InitialRollOf(ModelSets sets, int provider, Need need, int year) =>
        sets.Forecast.InitialRollByNeed[provider, (int)need, year];
}
