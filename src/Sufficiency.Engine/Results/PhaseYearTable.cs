using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Places and roll of every provider by phase.</summary>
internal static class PhaseYearTable
{
    /// <summary>Rows in the order of provider, phase and year, the base year first; none of a phase without pupils or places.</summary>
    public static IReadOnlyList<PhaseYearRow> Rows(ModelSets sets, PlanTotals totals, PlaceUse places)
    {
        var rows = new List<PhaseYearRow>();
        var counted = sets.Dataset.InitialRoll.ToLookup(row => (row.Provider, row.YearGroup.Phase), row => row.Pupils);
        for (var p = 0; p < sets.Providers.Count; p++)
        {
            foreach (var pool in PlacePools.OfPhases.OrderBy(pool => ((Phase)pool).ToTableCode(), StringComparer.Ordinal))
            {
                var (provider, phase) = (sets.Providers[p], (Phase)pool);
                var roll = counted[(provider.Id, phase)].Sum();
                var own = sets.Dataset.Places.FirstOrDefault(row => row.Provider == provider.Id && row.Year == sets.Dataset.Horizon.Base
                    && row.Phase == phase)?.Places;
                if (roll > 0.0 || own > 0.0)
                    rows.Add(new(provider.Id.Value, phase.ToTableCode(), sets.Dataset.Horizon.Base.StartYear, provider.Type.ToCode(), own,
                        null, roll, 0.0, roll));
                for (var t = 0; t < sets.YearCount; t++)
                {
                    var (initial, placed, isGiven) =
                        (sets.InitialRollOf(p, t, pool), totals.RollPlacedOf(p, t, pool), sets.HasPool(p, pool));
                    if (initial + placed <= SolutionFlows.LeastPupils
                        && !(isGiven && sets.OwnPlaces(p, t, pool) + places.SchemePlaces(p, t, pool) > 0.0)) continue;
                    rows.Add(new(
                        provider.Id.Value, phase.ToTableCode(), sets.StartYear(t), provider.Type.ToCode(), isGiven
                            ? sets.OwnPlaces(p, t, pool) : null, isGiven ? places.SchemePlaces(p, t, pool) : null, initial,
                        placed, initial + placed));
                }
            }
        }

        return rows;
    }
}
