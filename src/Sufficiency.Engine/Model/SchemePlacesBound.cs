using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model;

/// <summary>The most places that any plan can leave for placings at a provider in a year.</summary>
internal sealed class SchemePlacesBound
{
    private readonly double[] most; // [provider, year]
    private readonly int yearCount;

    public SchemePlacesBound(ModelSets sets, PlanColumns columns)
    {
        yearCount = sets.YearCount;
        most = new double[sets.Providers.Count * yearCount];
        var schemes = new SchemePlaces(sets, columns.Openings);
        for (var p = 0; p < sets.Providers.Count; p++)
        {
            for (var t = 0; t < yearCount; t++) most[(p * yearCount) + t] = sets.OwnPlaces(p, t) - sets.Forecast.InitialRollOf(p, t) + schemes.Most(p, t);
        }

        foreach (var over in columns.OverCapacity) most[(over.Provider * yearCount) + over.Year] += over.Most;
    }

    public double MostLeft(int provider, int year) => most[(provider * yearCount) + year];
}
