using System.Buffers;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Sufficiency.OpenData.Estate.Areas;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>areas.geojson: simplified outlines for maps, neighbours sharing their edges, WGS84 to 5 decimals (about 1 m).</summary>
internal sealed class AreaOutlinesStep : IPackStep
{
    /// <summary>Detail below about 50 m is dropped.</summary>
    private const double ToleranceDegrees = 0.0005;
    private const int Decimals = 5;

    /// <inheritdoc />
    public string Name => "area outlines";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => pack.IsWhole;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        if (!context.Has("lsoa_outlines")) return;
        AreaOutline[] outlines = [.. OutlineSource.Read(context, "lsoa_outlines", AuthorityAreas.Of(context).Level)
            .Where(outline => AuthorityAreas.Of(context).Holds(outline.Code))];
        var parents = ReadParents(context);
        var shapes = CoverageSimplifier.Simplify([.. outlines.Select(outline => outline.Shape)], ToleranceDegrees);
        PackTable.WriteWhole(Path.Combine(context.OutFolder, "areas.geojson"), writer =>
        {
            writer.Write("{\"type\":\"FeatureCollection\",\"features\":[\n");
            for (var i = 0; i < shapes.Length; i++)
            {
                writer.Write(WriteFeature(outlines[i], parents.GetValueOrDefault(outlines[i].Code), shapes[i]));
                writer.Write(i + 1 < shapes.Length ? ",\n" : "\n");
            }

            writer.Write("]}\n");
        });
    }

    private static OrderedDictionary<string, string> ReadParents(PackContext context)
    {
        var areas = context.Built("home_areas.csv");
        var (code, parent) = (areas.Column("area_code"), areas.Column("parent_code"));
        return areas.ReadUnique(row => row.Text(code), row => row.Text(parent), code.Name);
    }

    private static string WriteFeature(AreaOutline outline, string? parent, Geometry shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("area_code", outline.Code);
            if (parent is not null) json.WriteString("parent_code", parent); // runs by MSOA join outlines by it
            json.WriteString("name", outline.Name);
            json.WriteEndObject();
            json.WriteStartObject("geometry");
            json.WriteString("type", shape is Polygon ? "Polygon" : "MultiPolygon");
            json.WritePropertyName("coordinates");
            WriteShape(json, shape);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteShape(Utf8JsonWriter json, Geometry shape)
    {
        if (shape is Polygon polygon)
        {
            WritePolygon(json, polygon);
            return;
        }

        json.WriteStartArray();
        for (var i = 0; i < shape.NumGeometries; i++) WritePolygon(json, (Polygon)shape.GetGeometryN(i));
        json.WriteEndArray();
    }

    private static void WritePolygon(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        WriteRing(json, polygon.ExteriorRing);
        foreach (var hole in polygon.InteriorRings) WriteRing(json, hole);
        json.WriteEndArray();
    }

    private static void WriteRing(Utf8JsonWriter json, LineString ring)
    {
        json.WriteStartArray();
        foreach (var coordinate in ring.Coordinates)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(coordinate.X, Decimals));
            json.WriteNumberValue(Math.Round(coordinate.Y, Decimals));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
