using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Engine.Travel;

/// <summary>Estimates road distance and time from crow-fly distance, where no measured matrix is given.</summary>
internal static class TravelMatrixBuilder
{
    /// <summary>Road km = max(intrazonal, crow-fly × detour); minutes = km over the average speed a journey of
    /// that length has in the home area.</summary>
    /// <param name="dataset">Areas, providers and assumptions.</param>
    /// <param name="measured">Journeys of the user's own matrix, which take the place of estimates.</param>
    public static TravelMatrix Build(PlanningDataset dataset, IReadOnlyList<Journey>? measured = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var (areas, providers) = (dataset.Areas, dataset.Providers);
        var kilometres = new double[areas.Count * providers.Count]; // [area, provider]
        var minutes = new double[kilometres.Length];
        for (var a = 0; a < areas.Count; a++)
        {
            for (var p = 0; p < providers.Count; p++)
            {
                var at = (a * providers.Count) + p;
                kilometres[at] = RoadKilometres(areas[a], providers[p], dataset.Travel);
                minutes[at] = RoadMinutes(areas[a], kilometres[at], dataset.Travel);
            }
        }

        if (measured is not null) Overlay(dataset, measured, kilometres, minutes);
        return new(areas.Count, providers.Count, kilometres, minutes);
    }

    private static void Overlay(PlanningDataset dataset, IReadOnlyList<Journey> measured, double[] kilometres, double[] minutes)
    {
        var areas = dataset.Areas.Select((area, i) => (area.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i);
        var providers = dataset.Providers.Select((provider, i) => (provider.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        foreach (var journey in measured)
        {
            var at = (areas[journey.Area] * providers.Count) + providers[journey.Provider];
            (kilometres[at], minutes[at]) = (journey.Distance.Value, journey.Time.Value);
        }
    }

    /// <summary>Road distance; the assumed distance for a market without one place.</summary>
    public static double RoadKilometres(HomeArea area, Provider provider, TravelAssumptions travel)
    {
        if (provider.Location is { } location)
            return Math.Max(travel.IntrazonalKilometres.Value, area.Centroid.CrowFlyTo(location).Value * travel.DetourFactor);
        return provider.AssumedDistance?.Value
            ?? throw new InvalidOperationException($"Provider {provider.Id} has neither a location nor an assumed distance.");
    }

    /// <summary>Journey time at the average speed of a journey of that length.</summary>
    public static double RoadMinutes(HomeArea area, double kilometres, TravelAssumptions travel) =>
        60.0 * kilometres / (area.IsRural ? travel.RuralSpeed : travel.UrbanSpeed).At(kilometres);
}
