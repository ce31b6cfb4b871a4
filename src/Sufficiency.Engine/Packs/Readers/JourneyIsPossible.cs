using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>A measured journey is one that a vehicle can make: its road against the straight line, and its speed.</summary>
internal static class JourneyIsPossible
{
    private const double ShortestRoad = 0.98;
    private const double LongestRoad = 6.0;
    private const double SlowestSpeed = 3.0; // km/h, a child on foot
    private const double FastestSpeed = 130.0; // km/h, above any speed limit of the United Kingdom

    /// <summary>Reports what is impossible, with the unit that was probably meant.</summary>
    public static void Check(TableRow row, HomeArea area, Provider provider, TravelAssumptions travel)
    {
        var crowFly = provider.Location is { } location ? area.Centroid.CrowFlyTo(location).Value : (double?)null;
        var (road, minutes) = (row.Number("kilometres"), row.Number("minutes"));
        if (crowFly is { } line && !CheckRoad(row, road, line, travel.IntrazonalKilometres.Value)) return;
        var speed = 60.0 * road / minutes;
        if (speed is >= SlowestSpeed and <= FastestSpeed) return;
        var problem = string.Create(CultureInfo.InvariantCulture,
            $"The journey of {road:0.##} km in {minutes:0.##} minutes runs at {speed:#,0.##} km/h, outside 3 to 130 km/h.");
        if (crowFly is null && IsLikely(speed / 1000.0)) row.Report("kilometres", problem, "Check units: km, not metres.");
        else row.Report("minutes", problem, AdviceOn(speed));
    }

    private static string AdviceOn(double speed) => IsLikely(speed * 60.0) ? "Check units: minutes, not seconds."
        : IsLikely(speed / 60.0) ? "Check units: minutes, not hours."
        : "Check both figures.";

    private static bool IsLikely(double speed) => speed is >= 8.0 and <= FastestSpeed;

    private static bool CheckRoad(TableRow row, double road, double crowFly, double intrazonal)
    {
        // A school beside the centroid may lie several straight lines away by road.
        var longest = LongestRoad * Math.Max(crowFly, intrazonal);
        if (road < crowFly * ShortestRoad)
            row.Report("kilometres", string.Create(CultureInfo.InvariantCulture,
                $"The road is shorter than the straight line of {crowFly:0.0} km."),
                "Check units (km, not miles) and that areas and providers are not swapped.");
        else if (road > longest)
            row.Report("kilometres", string.Create(CultureInfo.InvariantCulture,
                $"The road is more than six times the straight line of {crowFly:0.0} km."),
                road / 1000.0 <= longest ? "Check units: km, not metres." : "Check the distance and the provider's location.");
        else return true;
        return false;
    }
}
