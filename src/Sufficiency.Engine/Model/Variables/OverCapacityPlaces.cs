using Sufficiency.Engine.Domain.Estate;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>v[p,t]: places over capacity at a provider in a year.</summary>
/// <param name="Provider">Index of the provider.</param>
/// <param name="Year">Position in the horizon.</param>
/// <param name="Most">Upper bound, positive.</param>
internal readonly record struct OverCapacityPlace(int Provider, int Year, double Most);

/// <summary>Where a limited provider may go over its places in all: the authority's own schools; what others give it has no places to spare.</summary>
internal static class OverCapacityPlaces
{
    /// <summary>In the order of providers and years; v ≤ max(share × K, R − K − C), the share nil at bought places; none where that is nil.</summary>
    public static OverCapacityPlace[] List(ModelSets sets)
    {
        var list = new List<OverCapacityPlace>();
        for (var p = 0; p < sets.Providers.Count; p++)
        {
            if (sets.Providers[p].HasUnlimitedPlaces) continue;
            for (var t = 0; t < sets.YearCount; t++)
            {
                var most = Most(sets, p, t);
                if (most > 0.0) list.Add(new(p, t, most));
            }
        }

        return [.. list];
    }

    private static double Most(ModelSets sets, int provider, int year)
    {
        var places = sets.OwnPlaces(provider, year);
        var share = sets.Providers[provider].Supply == Supply.Own ? sets.Dataset.Penalties.OverCapacityShare : 0.0;
        return Math.Max(share * places, sets.Forecast.InitialRollOf(provider, year) - places - sets.CommittedPlaces(provider, year));
    }
}
