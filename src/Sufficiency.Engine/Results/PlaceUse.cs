using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Results;

/// <summary>Places and openings of a plan.</summary>
internal sealed class PlaceUse
{
    private readonly ModelSets sets;
    private readonly double[] schemePlaces; // [provider, pool, year]
    private readonly double[] overCapacity; // [provider, year]

    public PlaceUse(PlanModel model, double[] sideValues, PlanTotals totals)
    {
        sets = model.Sets;
        Opened = [.. model.Columns.Openings.Where((_, column) => sideValues[column] > 0.5)];
        schemePlaces = new double[sets.Providers.Count * PlacePools.Count * sets.YearCount];
        overCapacity = new double[sets.Providers.Count * sets.YearCount];
        foreach (var opening in Opened)
        {
            var provider = sets.IndexOf(sets.Dataset.Schemes[opening.Scheme].Provider);
            for (var pool = 0; pool < PlacePools.Count; pool++)
            {
                for (var t = 0; t < sets.YearCount; t++) schemePlaces[At(provider, pool, t)] += sets.SchemePlaces(opening, t, pool);
            }
        }

        foreach (var over in model.Columns.OverCapacity)
        {
            var at = (over.Provider * sets.YearCount) + over.Year;
            var needed = totals.RollPlaced[at] + sets.Forecast.InitialRollOf(over.Provider, over.Year)
                - sets.OwnPlaces(over.Provider, over.Year) - SchemePlaces(over.Provider, over.Year);
            // What a solver's tolerance leaves is no place.
            overCapacity[at] = needed > 1e-7 ? Math.Min(needed, over.Most) : 0.0;
        }
    }

    /// <summary>The openings the plan takes, in the order of schemes.</summary>
    public SchemeOpening[] Opened { get; }

    /// <summary>Places that opened schemes give.</summary>
    public double SchemePlaces(int provider, int year, int pool = PlacePools.Whole) => schemePlaces[At(provider, pool, year)];

    /// <summary>v: places over capacity that the roll takes up.</summary>
    public double OverCapacity(int provider, int year) => overCapacity[(provider * sets.YearCount) + year];

    private int At(int provider, int pool, int year) => (((provider * PlacePools.Count) + pool) * sets.YearCount) + year;
}
