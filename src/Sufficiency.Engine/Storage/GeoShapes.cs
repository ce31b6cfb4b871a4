using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Union;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Storage;

/// <summary>Shapes of home areas and providers in WGS84.</summary>
internal sealed class GeoShapes
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    private GeoShapes(IReadOnlyList<Geometry> areas, IReadOnlyList<Point?> providers) => (Areas, Providers) = (areas, providers);

    /// <summary>Outline of each home area, or its centroid; in the dataset's order.</summary>
    public IReadOnlyList<Geometry> Areas { get; }

    /// <summary>Point of each provider in the dataset's order; null for a market without one place.</summary>
    public IReadOnlyList<Point?> Providers { get; }

    /// <summary>Makes the shapes of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="geoJson">GeoJSON of areas, or of their parts by <c>parent_code</c>; null for centroids alone.</param>
    public static GeoShapes Of(PlanningDataset dataset, string? geoJson)
    {
        var outlines = geoJson is null ? []
            : ReadOutlines(geoJson, dataset.Areas.Select(area => area.Code.Value).ToHashSet(StringComparer.Ordinal));
        return new(
            [.. dataset.Areas.Select(area => outlines.TryGetValue(area.Code.Value, out var outline)
                ? outline : PointAt(CoordinateConversion.ToWgs84(area.Centroid)))],
            [.. dataset.Providers.Select(provider => provider.Location is { } location
                ? PointAt(CoordinateConversion.ToWgs84(location)) : null)]);
    }

    /// <summary>Well-known binary of a geometry, as GeoParquet stores it.</summary>
    public static byte[] ToBinary(Geometry geometry) => new WKBWriter(ByteOrder.LittleEndian).Write(geometry);

    /// <summary>The <c>geo</c> entry of a GeoParquet 1.1 footer (https://geoparquet.org/releases/v1.1.0).</summary>
    public static string Metadata(IEnumerable<Geometry?> geometries)
    {
        var known = geometries.OfType<Geometry>().ToList();
        var extent = new Envelope();
        foreach (var geometry in known) extent.ExpandToInclude(geometry.EnvelopeInternal);
        var column = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["crs"] = LongitudeLatitude,
            ["encoding"] = "WKB",
            ["geometry_types"] = known.Select(geometry => geometry.GeometryType).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal).ToArray(),
        };
        if (!extent.IsNull) column["bbox"] = new[] { extent.MinX, extent.MinY, extent.MaxX, extent.MaxY };
        return JsonSerializer.Serialize(new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["version"] = "1.1.0",
            ["primary_column"] = "geometry",
            ["columns"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["geometry"] = column },
        });
    }

    // OGC:CRS84 as PROJJSON, from the GeoParquet specification 1.1.0 (https://geoparquet.org/releases/v1.1.0).
    private static readonly JsonElement LongitudeLatitude = JsonDocument.Parse("""
        {"$schema": "https://proj.org/schemas/v0.7/projjson.schema.json", "type": "GeographicCRS", "name": "WGS 84 longitude-latitude",
         "datum": {"type": "GeodeticReferenceFrame", "name": "World Geodetic System 1984",
                   "ellipsoid": {"name": "WGS 84", "semi_major_axis": 6378137, "inverse_flattening": 298.257223563}},
         "coordinate_system": {"subtype": "ellipsoidal", "axis": [
            {"name": "Geodetic longitude", "abbreviation": "Lon", "direction": "east", "unit": "degree"},
            {"name": "Geodetic latitude", "abbreviation": "Lat", "direction": "north", "unit": "degree"}]},
         "id": {"authority": "OGC", "code": "CRS84"}}
        """).RootElement;

    private static Point PointAt(GeoPoint place) => Factory.CreatePoint(new Coordinate(place.Longitude, place.Latitude));

    private static Dictionary<string, Geometry> ReadOutlines(string geoJson, HashSet<string> wanted)
    {
        var options = new JsonSerializerOptions();
        options.Converters.Add(new GeoJsonConverterFactory(Factory));
        var features = JsonSerializer.Deserialize<FeatureCollection>(geoJson, options) ?? [];
        var parts = new SortedDictionary<string, List<Geometry>>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            var code = new[] { "area_code", "parent_code" }.Select(name => feature.Attributes?.GetOptionalValue(name)?.ToString())
                .FirstOrDefault(found => found is not null && wanted.Contains(found));
            if (code is null || feature.Geometry is null) continue;
            if (!parts.TryGetValue(code, out var list)) parts.Add(code, list = []);
            list.Add(feature.Geometry);
        }

        return parts.ToDictionary(pair => pair.Key, pair => pair.Value.Count == 1 ? pair.Value[0] : UnaryUnionOp.Union(pair.Value),
            StringComparer.Ordinal);
    }
}
