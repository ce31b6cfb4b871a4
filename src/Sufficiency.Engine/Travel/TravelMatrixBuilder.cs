using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Grids;
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
        var (rows, columns) = (new Axis("areas", areas.Count), new Axis("providers", providers.Count));
        var (kilometres, minutes) = (new Grid(rows, columns), new Grid(rows, columns));
        for (var a = 0; a < areas.Count; a++)
        {
            for (var p = 0; p < providers.Count; p++)
            {
                kilometres[a, p] = RoadKilometres(areas[a], providers[p], dataset.Travel);
                minutes[a, p] = RoadMinutes(areas[a], kilometres[a, p], dataset.Travel);
            }
        }

        if (measured is not null) Overlay(dataset, measured, kilometres, minutes);
        return new(kilometres, minutes);
    }

    private static void Overlay(PlanningDataset dataset, IReadOnlyList<Journey> measured, Grid kilometres, Grid minutes)
    {
        var areas = dataset.Areas.Select((area, i) => (area.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i);
        var providers = dataset.Providers.Select((provider, i) => (provider.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        foreach (var journey in measured)
        {
            var (a, p) = (areas[journey.Area], providers[journey.Provider]);
            (kilometres[a, p], minutes[a, p]) = (journey.Distance.Value, journey.Time.Value);
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
