using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Journeys of the base roll, by its assumed homes, beside those of pupils whom the plan placed; a
/// package at home is no journey.</summary>
internal static class JourneyTable
{
    /// <summary>Rows in the order of year, phase, provision type and riders, the base year first; none without pupils. The journeys of
    /// each year in all stand beside them.</summary>
    public static (IReadOnlyList<JourneyRow> Rows, IReadOnlyList<YearJourney> ByYear) Of(ModelData data, PlanTotals totals)
    {
        var sums = new Dictionary<(int Year, Phase Phase, ProvisionType Type, string Riders), JourneySum>();
        AddBaseRoll(data, sums);
        foreach (var (year, phase, type, sum) in totals.Journeys.All()) sums[(data.StartYear(year), phase, type, JourneyRow.Placed)] = sum;
        return (
        [
            .. sums.Where(pair => pair.Value.Pupils > Postsolve.LeastPupils)
                .Select(pair => pair.Value.ToRow(pair.Key.Year, pair.Key.Phase.ToTableCode(), pair.Key.Type.ToCode(), pair.Key.Riders))
                .OrderBy(row => row.AcademicYear).ThenBy(row => row.Phase, StringComparer.Ordinal)
                .ThenBy(row => row.ProvisionType, StringComparer.Ordinal).ThenBy(row => row.Riders, StringComparer.Ordinal),
        ],
        [.. sums.GroupBy(pair => pair.Key.Year, pair => pair.Value).OrderBy(year => year.Key).Select(InAll).OfType<YearJourney>()]);
    }

    private static YearJourney? InAll(IGrouping<int, JourneySum> year)
    {
        var all = new JourneySum();
        foreach (var sum in year) all.Add(sum, 1.0);
        return all.Pupils > Postsolve.LeastPupils ? all.ToYear(year.Key) : null;
    }

    private static void AddBaseRoll(ModelData data, Dictionary<(int Year, Phase Phase, ProvisionType Type, string Riders), JourneySum> sums)
    {
        var counted = data.Dataset.InitialRoll.ToLookup(row => (row.Provider, row.YearGroup.Phase), row => row.Pupils);
        for (var p = 0; p < data.Providers.Count; p++)
        {
            foreach (var phase in EntryPoints.All.Select(entry => entry.Phase()).Distinct())
            {
                double[] rolls =
                [
                    counted[(data.Providers[p].Id, phase)].Sum(),
                    .. Enumerable.Range(0, data.YearCount).Select(t => EntryPoints.All.Where(entry => entry.Phase() == phase)
                        .Sum(entry => data.InitialRoll.Pupils(p, entry, t))),
                ];
                if (rolls.All(roll => roll <= 0.0)) continue;
                var journey = FromHomes(data, p, phase);
                for (var year = 0; year < rolls.Length; year++)
                {
                    if (rolls[year] <= 0.0) continue;
                    var key = (data.Dataset.Horizon.Base.StartYear + year, phase, data.Providers[p].Type, JourneyRow.BaseRoll);
                    if (!sums.TryGetValue(key, out var sum)) sums.Add(key, sum = new());
                    sum.Add(journey, rolls[year]);
                }
            }
        }
    }

    /// <summary>The journeys of one pupil of the base roll, spread over the homes that the pupil may have.</summary>
    private static JourneySum FromHomes(ModelData data, int provider, Phase phase)
    {
        var (journey, guidance) = (new JourneySum(), RiddenJourney.GuidanceMinutes(data.Dataset.Travel, phase));
        var shares = StandingCosts.HomeShares(data, provider, phase);
        for (var a = 0; a < shares.Length; a++)
        {
            var ridden = RiddenJourney.OfBaseRoll(data, a, provider);
            if (ridden.Kilometres > 0.0) journey.Add(ridden, shares[a], ridden.Minutes > guidance);
        }

        return journey;
    }
}
