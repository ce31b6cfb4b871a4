using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Pupils of the base January's roll who still hold the same place: plan not ceased, tier not changed; where a phase ends, those
/// who stay at a school that teaches on.</summary>
internal sealed class InitialRollProjection
{
    private readonly int years;
    private readonly double[] stayingOn; // [need, year group moved into, tier, year]

    private InitialRollProjection(PlanningDataset dataset)
    {
        years = dataset.Horizon.Count;
        ByNeed = new double[dataset.Providers.Count * YearGroups.NeedCount * years];
        stayingOn = new double[YearGroups.NeedCount * YearGroups.PlacedCount * YearGroups.TierCount * years];
    }

    /// <summary>[provider, need, year] flattened by rows.</summary>
    public double[] ByNeed { get; }

    /// <summary>Follows every row of the roll through the planned years.</summary>
    public static InitialRollProjection Of(PlanningDataset dataset, DemandRates rates)
    {
        var projection = new InitialRollProjection(dataset);
        var positions = new Dictionary<ProviderId, int>(dataset.Providers.Count);
        for (var i = 0; i < dataset.Providers.Count; i++) positions.Add(dataset.Providers[i].Id, i);
        foreach (var roll in dataset.InitialRoll)
            projection.Follow(roll, positions[roll.Provider], dataset.Providers[positions[roll.Provider]], rates);
        return projection;
    }

    /// <summary>Pupils who move into a year group that starts a phase and stay where they are, so that they
    /// need no new place; county-wide.</summary>
    public double StayingOn(int need, int into, int tier, int year) => stayingOn[At(need, into, tier, year)];

    private int At(int need, int into, int tier, int year) =>
        (((((need * YearGroups.PlacedCount) + into) * YearGroups.TierCount) + tier) * years) + year;

    private void Follow(InitialRoll roll, int provider, Provider at, DemandRates rates)
    {
        var row = ((provider * YearGroups.NeedCount) + (int)roll.Need) * years;
        var pupils = roll.Pupils;
        for (var year = 0; year < years; year++)
        {
            var before = roll.YearGroup.Value + year;
            if (before >= YearGroup.LastPlaced) return;
            var startsPhase = YearGroups.StartsPhase(before + 1);
            pupils *= !startsPhase ? rates.Stays(before, (int)roll.Tier) : at.TeachesOn(new(before + 1))
                ? rates.StaysOn(before, (int)roll.Tier) : 0.0;
            if (pupils == 0) return;
            ByNeed[row + year] += pupils;
            if (startsPhase) stayingOn[At((int)roll.Need, before + 1, (int)roll.Tier, year)] += pupils;
        }
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
