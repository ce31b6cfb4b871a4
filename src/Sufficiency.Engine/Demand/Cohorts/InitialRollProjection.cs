using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Cohorts;

/// <summary>Pupils of the base January's roll who still hold the same place: their plan has not ceased and their tier has not changed.
/// Where a phase ends, only pupils who stay at a school that teaches on still hold it.</summary>
internal sealed class InitialRollProjection
{
    private readonly int years;
    private readonly Grid stayingOn;

    private InitialRollProjection(PlanningDataset dataset)
    {
        years = dataset.Horizon.Count;
        var axis = new Axis("years", years);
        ByNeed = new(new Axis("providers", dataset.Providers.Count), YearGroups.Needs, axis);
        stayingOn = new(YearGroups.Needs, YearGroups.Placed, YearGroups.Tiers, axis);
    }

    /// <summary>Pupils by provider, need and year.</summary>
    public Grid ByNeed { get; }

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
    public double StayingOn(int need, int into, int tier, int year) => stayingOn[need, into, tier, year];

    private void Follow(InitialRoll roll, int provider, Provider at, DemandRates rates)
    {
        var pupils = roll.Pupils;
        for (var year = 0; year < years; year++)
        {
            var before = roll.YearGroup.Value + year;
            if (before >= YearGroup.LastPlaced) return;
            var startsPhase = YearGroups.StartsPhase(before + 1);
            pupils *= !startsPhase ? rates.Stays((int)roll.Need, before, (int)roll.Tier, year) : at.TeachesOn(new(before + 1))
                ? rates.StaysOn((int)roll.Need, before, (int)roll.Tier, year) : 0.0;
            if (pupils == 0) return;
            ByNeed[provider, (int)roll.Need, year] += pupils;
            if (startsPhase) stayingOn[(int)roll.Need, before + 1, (int)roll.Tier, year] += pupils;
        }
    }

    /// <summary>Pupils by provider and year, of all needs.</summary>
    public Grid Total()
    {
        var providers = ByNeed.Axes[0];
        var total = new Grid(providers, ByNeed.Axes[2]);
        for (var provider = 0; provider < providers.Length; provider++)
        {
            for (var need = 0; need < YearGroups.NeedCount; need++)
            {
                for (var year = 0; year < years; year++) total[provider, year] += ByNeed[provider, need, year];
            }
        }

        return total;
    }
}
