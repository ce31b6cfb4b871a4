using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Identifiers;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Pupils of the base January's roll who still hold the same place: plan not ceased, tier not risen, phase not ended.</summary>
internal static class InitialRollProjection
{
    /// <summary>[provider, need, year] flattened by rows.</summary>
    public static double[] ByNeed(PlanningDataset dataset, DemandRates rates)
    {
        var years = dataset.Horizon.Count;
        var positions = new Dictionary<ProviderId, int>(dataset.Providers.Count);
        for (var i = 0; i < dataset.Providers.Count; i++) positions.Add(dataset.Providers[i].Id, i);
        var remaining = new double[dataset.Providers.Count * YearGroups.NeedCount * years];
        foreach (var roll in dataset.InitialRoll)
        {
            var row = ((positions[roll.Provider] * YearGroups.NeedCount) + (int)roll.Need) * years;
            var pupils = roll.Pupils;
            for (var year = 0; year < years; year++)
            {
                pupils *= rates.Stays(roll.YearGroup.Value + year, (int)roll.Tier);
                if (pupils == 0) break;
                remaining[row + year] += pupils;
            }
        }

        return remaining;
    }

    /// <summary>[provider, year] flattened by rows: the sum over needs.</summary>
    public static double[] Total(double[] byNeed, int providers, int years)
    {
        var total = new double[providers * years];
        for (var provider = 0; provider < providers; provider++)
        {
            for (var need = 0; need < YearGroups.NeedCount; need++)
            {
                for (var year = 0; year < years; year++)
                    total[(provider * years) + year] += byNeed[(((provider * YearGroups.NeedCount) + need) * years) + year];
            }
        }

        return total;
    }
}
