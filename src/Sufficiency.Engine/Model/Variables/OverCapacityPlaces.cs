using Sufficiency.Engine.Domain.Estate;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>v[p,t]: places over capacity at a provider in a year.</summary>
/// <param name="Provider">Index of the provider.</param>
/// <param name="Year">Position in the horizon.</param>
/// <param name="Least">Lower bound: what the initial roll takes beyond all places that any plan can have.</param>
/// <param name="Most">Upper bound, positive.</param>
internal readonly record struct OverCapacityPlace(int Provider, int Year, double Least, double Most);

/// <summary>Where a limited provider may go over its places in all: the authority's own schools; what others give it has no places to spare.</summary>
internal static class OverCapacityPlaces
{
    /// <summary>In the order of providers and years; v ≤ max(share × K, R − K − C), the share nil at bought places; none where that is nil.</summary>
    public static OverCapacityPlace[] List(ModelSets sets, SchemePlaces schemes)
    {
        var list = new List<OverCapacityPlace>();
        for (var p = 0; p < sets.Providers.Count; p++)
        {
            if (sets.Providers[p].HasUnlimitedPlaces) continue;
            for (var t = 0; t < sets.YearCount; t++)
            {
                var beyond = sets.Forecast.InitialRollOf(p, t) - sets.OwnPlaces(p, t);
                var share = sets.Providers[p].Supply == Supply.Own ? sets.Dataset.Penalties.OverCapacityShare : 0.0;
                var most = Math.Max(share * sets.OwnPlaces(p, t), beyond - sets.CommittedPlaces(p, t));
                if (most > 0.0) list.Add(new(p, t, Math.Max(0.0, beyond - schemes.Most(p, t)), most));
            }
        }

        return [.. list];
    }
}
