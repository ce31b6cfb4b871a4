using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Constraints;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>The most places that any plan can leave for placings at a provider in a year.</summary>
internal sealed class SchemePlacesBound
{
    private readonly ModelData data;
    private readonly double[] most; // [provider, pool, year]

    public SchemePlacesBound(ModelData data, PlanColumns columns)
    {
        this.data = data;
        most = new double[data.Providers.Count * PlacePools.Count * data.YearCount];
        for (var p = 0; p < data.Providers.Count; p++)
        {
            for (var pool = 0; pool < PlacePools.Count; pool++)
            {
                for (var t = 0; t < data.YearCount; t++)
                {
                    var room = data.HasPool(p, pool) ? PlacesNotExceeded.RoomWithoutSchemes(data, p, t, pool) : 0.0;
                    most[At(p, pool, t)] = room + columns.SchemePlaces.Most(p, t, pool);
                }
            }
        }

        foreach (var (_, over) in columns.OverCapacity) most[At(over.Provider, PlacePools.Whole, over.Year)] += over.Most;
    }

    /// <summary>Places for pupils of a phase.</summary>
    public double MostLeft(int provider, int year, Phase phase) => data.HasPool(provider, (int)phase)
        ? Math.Min(most[At(provider, (int)phase, year)], most[At(provider, PlacePools.Whole, year)])
        : most[At(provider, PlacePools.Whole, year)];

    private int At(int provider, int pool, int year) => (((provider * PlacePools.Count) + pool) * data.YearCount) + year;
}
