using System.Text.Json;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Packs.Outlines;

/// <summary>The bounds of an outline in degrees, and what is wrong with its geometry.</summary>
internal sealed class OutlineExtent
{
    private const double MetresPerDegree = 111_195.0; // a degree of a great circle of the mean Earth
    private const int FewestPositions = 4; // RFC 7946, section 3.1.6
    private const string InDegrees = "Save the outlines in longitude and latitude (WGS 84, EPSG:4326).";

    private double west = double.PositiveInfinity;
    private double south = double.PositiveInfinity;
    private double east = double.NegativeInfinity;
    private double north = double.NegativeInfinity;

    /// <summary>The first fault with what to do, or null.</summary>
    public (string Problem, string Advice)? Fault { get; private set; }

    /// <summary>Goes through a geometry.</summary>
    public static OutlineExtent Of(JsonElement geometry)
    {
        var extent = new OutlineExtent();
        var type = geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("type", out var found)
            && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
        if (geometry.ValueKind != JsonValueKind.Object)
            extent.Say("has no geometry", "Give its polygon, or leave the feature out and draw all areas as points.");
        else if (type is not ("Polygon" or "MultiPolygon"))
            extent.Say($"is a {type ?? "shape without a type"}, not a polygon", "Give a Polygon or MultiPolygon.");
        else
            extent.AddRings(geometry.TryGetProperty("coordinates", out var coordinates) ? coordinates : default, type == "MultiPolygon");
        return extent;
    }

    /// <summary>Metres from a point to the bounds, 0 inside.</summary>
    public double MetresTo(GeoPoint point)
    {
        var across = Math.Max(0, Math.Max(west - point.Longitude, point.Longitude - east)) * Math.Cos(point.Latitude * Math.PI / 180.0);
        var along = Math.Max(0, Math.Max(south - point.Latitude, point.Latitude - north));
        return MetresPerDegree * Math.Sqrt((across * across) + (along * along));
    }

    private void AddRings(JsonElement coordinates, bool isMany)
    {
        var polygons = isMany ? ItemsOf(coordinates) : [coordinates];
        var rings = polygons.SelectMany(ItemsOf).ToList();
        if (rings.Count == 0) Say("has no ring", "Give its polygon.");
        foreach (var ring in rings) AddRing([.. ItemsOf(ring)]);
    }

    private void AddRing(IReadOnlyList<JsonElement> positions)
    {
        (double X, double Y)? first = null;
        var last = (X: 0.0, Y: 0.0);
        foreach (var position in positions)
        {
            if (PointOf(position) is not { } point)
            {
                Say("has a position that is no pair of numbers", "Give each position as [longitude, latitude].");
                return;
            }

            first ??= point;
            last = point;
            Add(point.X, point.Y);
        }

        if (positions.Count < FewestPositions) Say("has a ring of fewer than four positions", "Give the whole ring.");
        else if (first != last) Say("has a ring that is not closed", "Repeat the first position at the end of the ring.");
    }

    private void Add(double x, double y)
    {
        if (IsLongitude(x) && IsLatitude(y))
        {
            (west, east) = (Math.Min(west, x), Math.Max(east, x));
            (south, north) = (Math.Min(south, y), Math.Max(north, y));
        }
        else if (IsLatitude(x) && IsLongitude(y))
            Say("has latitude and longitude swapped", "Write longitude first: [-1.25, 51.75].");
        else if (Math.Abs(x) > 180 || Math.Abs(y) > 90)
            Say("is in metres, such as those of the national grid", InDegrees);
        else
            Say("lies outside Great Britain", InDegrees);
    }

    /// <summary>Longitudes of Great Britain run from −8.7 to 1.8 degrees.</summary>
    private static bool IsLongitude(double degrees) => degrees is >= -9 and <= 2.5;

    /// <summary>Latitudes of Great Britain run from 49.8 to 60.9 degrees.</summary>
    private static bool IsLatitude(double degrees) => degrees is >= 49 and <= 61.5;

    private static (double X, double Y)? PointOf(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2) return null;
        var (x, y) = (position[0], position[1]);
        return x.ValueKind == JsonValueKind.Number && y.ValueKind == JsonValueKind.Number && x.TryGetDouble(out var first)
            && y.TryGetDouble(out var second) && double.IsFinite(first) && double.IsFinite(second) ? (first, second) : null;
    }

    private static IEnumerable<JsonElement> ItemsOf(JsonElement array) =>
        array.ValueKind == JsonValueKind.Array ? array.EnumerateArray().ToList() : [];

    private void Say(string predicate, string advice) => Fault ??= (predicate, advice);
}
