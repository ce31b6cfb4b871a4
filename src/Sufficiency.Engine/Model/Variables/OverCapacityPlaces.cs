using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>v[p,t]: places over capacity at a provider in a year.</summary>
/// <param name="Provider">Index of the provider.</param>
/// <param name="Year">Position in the horizon.</param>
/// <param name="Least">Lower bound: what the initial roll takes beyond all places that any plan can have.</param>
/// <param name="Most">Upper bound, positive.</param>
internal readonly record struct OverCapacityPlace(int Provider, int Year, double Least, double Most);

/// <summary>Where a limited provider may be over its places in all: an own school that was at the base date, for some years; any, as far as
/// its base roll alone exceeds them.</summary>
internal static class OverCapacityPlaces
{
    /// <summary>In the order of providers and years; v ≤ max(min(share × (K + C), B − K − C), R − K − C), the first for some years at own
    /// schools alone; none where that is nil.</summary>
    public static OverCapacityPlace[] List(ModelData data, SchemePlaces schemes)
    {
        var list = new List<OverCapacityPlace>();
        for (var p = 0; p < data.Providers.Count; p++)
        {
            if (data.Providers[p].HasUnlimitedPlaces) continue;
            for (var t = 0; t < data.YearCount; t++)
            {
                var beyond = data.Forecast.InitialRollOf(p, t) - data.OwnPlaces(p, t);
                var most = Math.Max(StillOver(data, p, t), beyond - data.CommittedPlaces(p, t));
                if (most > 0.0) list.Add(new(p, t, Math.Max(0.0, beyond - schemes.Most(p, t)), most));
            }
        }

        return [.. list];
    }

    // A school that was over its places when counted may fill up to as far over again.
    private static double StillOver(ModelData data, int p, int t)
    {
        var (penalties, horizon) = (data.Dataset.Penalties, data.Dataset.Horizon);
        if (data.Providers[p].Supply != Supply.Own || horizon.First.Plus(t).YearsAfter(horizon.Base) > penalties.OverCapacityYears)
            return 0.0;
        var places = data.OwnPlaces(p, t) + data.CommittedPlaces(p, t);
        return Math.Min(penalties.OverCapacityShare * places, data.BaseRollOf(p) - places);
    }
}
