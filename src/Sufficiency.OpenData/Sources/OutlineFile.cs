using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Sources;

/// <summary>An area with its outline in longitude and latitude.</summary>
internal sealed record AreaOutline(string Code, string Name, Geometry Shape);

/// <summary>ONS boundaries as GeoJSON, in WGS84 or on the British National Grid.</summary>
internal static class OutlineFile
{
    private const string Advice = "Download the boundaries as GeoJSON in WGS84, with their attributes.";
    private static readonly Envelope Longitudes = new(-9.5, 2.5, 49.0, 61.5); // Great Britain with its islands
    private static readonly Envelope Grid = new(0.0, 700_000.0, 0.0, 1_300_000.0); // the British National Grid
    private static readonly JsonSerializerOptions Options = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Reads every feature, in the order of codes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The file as messages call it.</param>
    /// <param name="level">LSOA11 or MSOA11: properties are named LSOA11CD and LSOA11NM.</param>
    /// <exception cref="DataIssueException">Features lack a code, a name or an outline in Great Britain, or stand twice.</exception>
    public static IReadOnlyList<AreaOutline> Read(string path, string name, string level)
    {
        if (!File.Exists(path)) throw SourceFault.Single(name, "the file is not there.", Advice);
        var issues = new List<DataIssue>();
        var outlines = new SortedDictionary<string, AreaOutline>(StringComparer.Ordinal);
        var number = 0;
        using var document = Parse(TextFile.Read(path, name), name);
        foreach (var feature in FeaturesOf(document.RootElement, name))
        {
            number++;
            try
            {
                var outline = ToOutline(feature, level);
                if (!outlines.TryAdd(outline.Code, outline))
                    issues.Add(new(name, null, level + "CD", outline.Code, $"the area stands twice (again as feature {number}).",
                        "Keep one of the features, or download the boundaries again."));
            }
            catch (FormatException fault)
            {
                issues.Add(new(name, null, level + "CD", Property(feature, level + "CD"), $"feature {number} {fault.Message}", Advice));
            }
        }

        if (issues.Count > 0) throw new DataIssueException(issues);
        return outlines.Count > 0 ? [.. outlines.Values] : throw SourceFault.Single(name, "the file has no feature.", Advice);
    }

    private static JsonDocument Parse(string text, string name)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw new DataIssueException([new(name, (int?)error.LineNumber + 1, null, null,
                "this is not GeoJSON: the text breaks off or is no JSON here.", Advice)]);
        }
    }

    private static IEnumerable<JsonElement> FeaturesOf(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("features", out var features)
        && features.ValueKind == JsonValueKind.Array
            ? features.EnumerateArray()
            : throw SourceFault.Single(name, "this is not GeoJSON: it has no list of features.", Advice);

    /// <exception cref="FormatException">The feature is not sound; the message goes on from "feature 3".</exception>
    private static AreaOutline ToOutline(JsonElement feature, string level)
    {
        if (Property(feature, level + "CD") is not { } code || Property(feature, level + "NM") is not { } title)
            throw new FormatException($"lacks {level}CD or {level}NM; it has {PropertyNames(feature)}.");
        var shape = ReadShape(feature);
        if (shape is not (Polygon or MultiPolygon) || shape.IsEmpty) throw new FormatException("has no area as its geometry.");
        var extent = shape.EnvelopeInternal;
        if (!Longitudes.Contains(extent))
        {
            if (Longitudes.Contains(new Envelope(extent.MinY, extent.MaxY, extent.MinX, extent.MaxX)))
                throw new FormatException("has latitude before longitude.");
            if (!Grid.Contains(extent))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"lies outside Great Britain, at "
                    + $"{extent.MinX:0.###}, {extent.MinY:0.###} in longitude and latitude or metres of the National Grid."));
            shape.Apply(new GridToGlobe());
            shape.GeometryChanged();
        }

        return new(code, title, shape.IsValid ? shape : GeometryFixer.Fix(shape));
    }

    private static Geometry? ReadShape(JsonElement feature)
    {
        try
        {
            return feature.TryGetProperty("geometry", out var geometry) ? geometry.Deserialize<Geometry>(Options) : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException or NotSupportedException
            or FormatException)
        {
            throw new FormatException($"has a broken outline ({error.Message.TrimEnd('.')}).", error);
        }
    }

    private static string? Property(JsonElement feature, string name) => Properties(feature)
        .Where(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)
            && property.Value.ValueKind == JsonValueKind.String)
        .Select(property => property.Value.GetString()!.Trim()).FirstOrDefault(text => text.Length > 0);

    private static string PropertyNames(JsonElement feature)
    {
        var names = Properties(feature).Select(property => property.Name).ToArray();
        return names.Length == 0 ? "no properties" : string.Join(", ", names);
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement feature) =>
        feature.ValueKind == JsonValueKind.Object && feature.TryGetProperty("properties", out var properties)
        && properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject() : [];

    private sealed class GridToGlobe : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (longitude, latitude) = CoordinateConversion.ToWgs84(new(seq.GetX(i), seq.GetY(i)));
            seq.SetX(i, longitude);
            seq.SetY(i, latitude);
        }
    }
}
