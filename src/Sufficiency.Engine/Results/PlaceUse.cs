using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Results;

/// <summary>Places and openings of a plan.</summary>
internal sealed class PlaceUse
{
    private readonly ModelSets sets;
    private readonly double[] schemePlaces; // [provider, year]
    private readonly double[] overCapacity; // [provider, year]

    public PlaceUse(PlanModel model, double[] sideValues, PlanTotals totals)
    {
        sets = model.Sets;
        Opened = [.. model.Columns.Openings.Where((_, column) => sideValues[column] > 0.5)];
        schemePlaces = new double[sets.Providers.Count * sets.YearCount];
        overCapacity = new double[schemePlaces.Length];
        foreach (var opening in Opened)
        {
            var scheme = sets.Dataset.Schemes[opening.Scheme];
            var first = sets.IndexOf(scheme.Provider) * sets.YearCount;
            for (var t = 0; t < sets.YearCount; t++)
                schemePlaces[first + t] += scheme.PlacesAfter(sets.Dataset.Horizon.First.Plus(t).YearsAfter(opening.Year));
        }

        foreach (var over in model.Columns.OverCapacity)
        {
            var at = (over.Provider * sets.YearCount) + over.Year;
            var needed = totals.RollPlaced[at] + sets.Forecast.InitialRollOf(over.Provider, over.Year) - sets.OwnPlaces(over.Provider, over.Year) - schemePlaces[at];
            // What a solver's tolerance leaves is no place.
            overCapacity[at] = needed > 1e-7 ? Math.Min(needed, over.Most) : 0.0;
        }
    }

    /// <summary>The openings the plan takes, in the order of schemes.</summary>
    public SchemeOpening[] Opened { get; }

    /// <summary>Places that opened schemes give.</summary>
    public double SchemePlaces(int provider, int year) => schemePlaces[(provider * sets.YearCount) + year];

    /// <summary>v: places over capacity that the roll takes up.</summary>
    public double OverCapacity(int provider, int year) => overCapacity[(provider * sets.YearCount) + year];
}
