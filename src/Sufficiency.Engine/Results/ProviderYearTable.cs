using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>
/// Places and roll of every school, base and market, the base year first; pupils of a local mix are on the rolls of its schools.
/// </summary>
internal static class ProviderYearTable
{
    public static IReadOnlyList<ProviderYearRow> Rows(ModelSets sets, PlanTotals totals, PlaceUse places)
    {
        var rows = new List<ProviderYearRow>();
        var counted = sets.Dataset.InitialRoll.ToLookup(row => row.Provider, row => row.Pupils);
        for (var p = 0; p < sets.Providers.Count; p++)
        {
            if (sets.Providers[p].IsLocalMix) continue; // its pupils are on the rolls of its schools
            rows.Add(BaseYear(sets, places, p, counted[sets.Providers[p].Id].Sum()));
            for (var t = 0; t < sets.YearCount; t++)
            {
                var (initial, placed) = (sets.Forecast.InitialRollOf(p, t), totals.RollPlaced[(p * sets.YearCount) + t]);
                double? own = sets.Providers[p].HasUnlimitedPlaces ? null : sets.OwnPlaces(p, t);
                rows.Add(new(
                    sets.Providers[p].Id.Value, sets.Providers[p].Type.ToCode(), sets.StartYear(t), own, places.SchemePlaces(p, t),
                    places.OverCapacity(p, t),
                    initial, placed, initial + placed));
            }
        }

        return rows;
    }

    // The base year is counted, not planned: its places are what the data gives, and what the roll exceeds them by is over capacity.
    private static ProviderYearRow BaseYear(ModelSets sets, PlaceUse places, int p, double roll)
    {
        var (provider, year) = (sets.Providers[p], sets.Dataset.Horizon.Base);
        var own = sets.Dataset.Places.FirstOrDefault(row => row.Provider == provider.Id && row.Year == year && row.Phase is null)?.Places;
        var schemes = places.Opened
            .Where(opening => sets.Dataset.Schemes[opening.Scheme].Provider == provider.Id)
            .Sum(opening => sets.Dataset.Schemes[opening.Scheme].PlacesAfter(year.YearsAfter(opening.Year)));
        var over = own is { } known && !provider.HasUnlimitedPlaces ? Math.Max(0.0, roll - known - schemes) : 0.0;
        return new(provider.Id.Value, provider.Type.ToCode(), year.StartYear, provider.HasUnlimitedPlaces ? null : own, schemes,
            over, roll, 0.0, roll);
    }
}
