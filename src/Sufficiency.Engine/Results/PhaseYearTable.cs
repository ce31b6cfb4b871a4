using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Places and roll of every provider by phase.</summary>
internal static class PhaseYearTable
{
    /// <summary>Rows in the order of provider, phase and year, the base year first; none of a phase without pupils or places.</summary>
    public static IReadOnlyList<PhaseYearRow> Rows(ModelData data, PlanTotals totals, PlaceUse places)
    {
        var rows = new List<PhaseYearRow>();
        var counted = data.Dataset.InitialRoll.ToLookup(row => (row.Provider, row.YearGroup.Phase), row => row.Pupils);
        for (var p = 0; p < data.Providers.Count; p++)
        {
            foreach (var pool in PlacePools.OfPhases.OrderBy(pool => ((Phase)pool).ToTableCode(), StringComparer.Ordinal))
            {
                var (provider, phase) = (data.Providers[p], (Phase)pool);
                var roll = counted[(provider.Id, phase)].Sum();
                var own = data.Dataset.Places.FirstOrDefault(row => row.Provider == provider.Id && row.Year == data.Dataset.Horizon.Base
                    && row.Phase == phase)?.Places;
                if (roll > 0.0 || own > 0.0)
                    rows.Add(new()
                    {
                        ProviderId = provider.Id.Value,
                        Phase = phase.ToTableCode(),
                        AcademicYear = data.Dataset.Horizon.Base.StartYear,
                        ProvisionType = provider.Type.ToCode(),
                        Places = own,
                        SchemePlaces = null,
                        RollInitial = roll,
                        RollPlaced = 0.0,
                        Roll = roll,
                    });
                for (var t = 0; t < data.YearCount; t++)
                {
                    var (initial, placed, isGiven) =
                        (data.InitialRollOf(p, t, pool), totals.RollPlacedOf(p, t, pool), data.HasPool(p, pool));
                    if (initial + placed <= Postsolve.LeastPupils
                        && !(isGiven && data.OwnPlaces(p, t, pool) + places.SchemePlaces(p, t, pool) > 0.0)) continue;
                    rows.Add(new()
                    {
                        ProviderId = provider.Id.Value,
                        Phase = phase.ToTableCode(),
                        AcademicYear = data.StartYear(t),
                        ProvisionType = provider.Type.ToCode(),
                        Places = isGiven ? data.OwnPlaces(p, t, pool) : null,
                        SchemePlaces = isGiven ? places.SchemePlaces(p, t, pool) : null,
                        RollInitial = initial,
                        RollPlaced = placed,
                        Roll = initial + placed,
                    });
                }
            }
        }

        return rows;
    }
}
