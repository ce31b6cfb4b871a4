using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>
/// Places and roll of every school, base and market, the base year first; pupils of a local mix are on the rolls of its schools.
/// </summary>
internal static class ProviderYearTable
{
    public static IReadOnlyList<ProviderYearRow> Rows(ModelData data, PlanTotals totals, PlaceUse places)
    {
        var rows = new List<ProviderYearRow>();
        var counted = data.Dataset.InitialRoll.ToLookup(row => row.Provider, row => row.Pupils);
        for (var p = 0; p < data.Providers.Count; p++)
        {
            if (data.Providers[p].IsLocalMix) continue; // its pupils are on the rolls of its schools
            rows.Add(BaseYear(data, places, p, counted[data.Providers[p].Id].Sum()));
            for (var t = 0; t < data.YearCount; t++)
            {
                var (initial, placed) = (data.Forecast.InitialRollOf(p, t), totals.RollPlaced[(p * data.YearCount) + t]);
                double? own = data.Providers[p].HasUnlimitedPlaces ? null : data.OwnPlaces(p, t);
                rows.Add(new()
                {
                    ProviderId = data.Providers[p].Id.Value,
                    ProvisionType = data.Providers[p].Type.ToCode(),
                    AcademicYear = data.StartYear(t),
                    Places = own,
                    SchemePlaces = places.SchemePlaces(p, t),
                    OverCapacityPlaces = places.OverCapacity(p, t),
                    RollInitial = initial,
                    RollPlaced = placed,
                    Roll = initial + placed,
                });
            }
        }

        return rows;
    }

    // The base year is counted, not planned: its places are what the data gives, and what the roll exceeds them by is over capacity.
    private static ProviderYearRow BaseYear(ModelData data, PlaceUse places, int p, double roll)
    {
        var (provider, year) = (data.Providers[p], data.Dataset.Horizon.Base);
        var own = data.Dataset.Places.FirstOrDefault(row => row.Provider == provider.Id && row.Year == year && row.Phase is null)?.Places;
        var schemes = places.Opened
            .Where(opening => data.Dataset.Schemes[opening.Scheme].Provider == provider.Id)
            .Sum(opening => data.Dataset.Schemes[opening.Scheme].PlacesAfter(year.YearsAfter(opening.Year)));
        var over = own is { } known && !provider.HasUnlimitedPlaces ? Math.Max(0.0, roll - known - schemes) : 0.0;
        return new()
        {
            ProviderId = provider.Id.Value,
            ProvisionType = provider.Type.ToCode(),
            AcademicYear = year.StartYear,
            Places = provider.HasUnlimitedPlaces ? null : own,
            SchemePlaces = schemes,
            OverCapacityPlaces = over,
            RollInitial = roll,
            RollPlaced = 0.0,
            Roll = roll,
        };
    }
}
