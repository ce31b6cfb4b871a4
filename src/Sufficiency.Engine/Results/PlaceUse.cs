using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Results;

/// <summary>Places and openings of a plan.</summary>
internal sealed class PlaceUse
{
    private readonly ModelData data;
    private readonly double[] schemePlaces; // [provider, pool, year]
    private readonly double[] overCapacity; // [provider, year]

    public PlaceUse(PlanModel model, double[] sideValues, PlanTotals totals)
    {
        data = model.Basis.Data;
        Opened = [.. model.Columns.Openings.Where(opening => sideValues[opening.Column] > 0.5).Select(opening => opening.Decides)];
        schemePlaces = new double[data.Providers.Count * PlacePools.Count * data.YearCount];
        overCapacity = new double[data.Providers.Count * data.YearCount];
        foreach (var opening in Opened)
        {
            var provider = data.IndexOf(data.Dataset.Schemes[opening.Scheme].Provider);
            for (var pool = 0; pool < PlacePools.Count; pool++)
            {
                for (var t = 0; t < data.YearCount; t++) schemePlaces[At(provider, pool, t)] += data.SchemePlaces(opening, t, pool);
            }
        }

        foreach (var (_, over) in model.Columns.OverCapacity)
        {
            var at = (over.Provider * data.YearCount) + over.Year;
            var needed = totals.RollPlaced[at] + data.Forecast.InitialRollOf(over.Provider, over.Year)
                - data.OwnPlaces(over.Provider, over.Year) - SchemePlaces(over.Provider, over.Year);
            // What a solver's tolerance leaves is no place.
            overCapacity[at] = needed > 1e-7 ? Math.Min(needed, over.Most) : 0.0;
        }
    }

    /// <summary>The openings the plan takes, in the order of schemes.</summary>
    public SchemeOpening[] Opened { get; }

    /// <summary>Places that opened schemes give.</summary>
    public double SchemePlaces(int provider, int year, int pool = PlacePools.Whole) => schemePlaces[At(provider, pool, year)];

    /// <summary>v: places over capacity that the roll takes up.</summary>
    public double OverCapacity(int provider, int year) => overCapacity[(provider * data.YearCount) + year];

    private int At(int provider, int pool, int year) => (((provider * PlacePools.Count) + pool) * data.YearCount) + year;
}
