using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Constraints;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model;

/// <summary>The most places that any plan can leave for placings at a provider in a year.</summary>
internal sealed class SchemePlacesBound
{
    private readonly ModelSets sets;
    private readonly double[] most; // [provider, pool, year]

    public SchemePlacesBound(ModelSets sets, PlanColumns columns)
    {
        this.sets = sets;
        most = new double[sets.Providers.Count * PlacePools.Count * sets.YearCount];
        for (var p = 0; p < sets.Providers.Count; p++)
        {
            for (var pool = 0; pool < PlacePools.Count; pool++)
            {
                for (var t = 0; t < sets.YearCount; t++)
                {
                    var room = sets.HasPool(p, pool) ? PlacesNotExceeded.RoomWithoutSchemes(sets, p, t, pool) : 0.0;
                    most[At(p, pool, t)] = room + columns.SchemePlaces.Most(p, t, pool);
                }
            }
        }

        foreach (var over in columns.OverCapacity) most[At(over.Provider, PlacePools.Whole, over.Year)] += over.Most;
    }

    /// <summary>Places for pupils of a phase.</summary>
    public double MostLeft(int provider, int year, Phase phase) => sets.HasPool(provider, (int)phase)
        ? Math.Min(most[At(provider, (int)phase, year)], most[At(provider, PlacePools.Whole, year)])
        : most[At(provider, PlacePools.Whole, year)];

    private int At(int provider, int pool, int year) => (((provider * PlacePools.Count) + pool) * sets.YearCount) + year;
}
