using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Sufficiency.OpenData.Sources;

/// <summary>An area with its outline in longitude and latitude.</summary>
internal sealed record AreaOutline(string Code, string Name, Geometry Shape);

/// <summary>ONS boundaries as GeoJSON in WGS84.</summary>
internal static class OutlineFile
{
    /// <summary>Reads every feature, in the order of codes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The file as messages call it.</param>
    /// <param name="level">LSOA11 or MSOA11: properties are named LSOA11CD and LSOA11NM.</param>
    public static IReadOnlyList<AreaOutline> Read(string path, string name, string level)
    {
        var options = new JsonSerializerOptions { Converters = { new GeoJsonConverterFactory() } };
        try
        {
            var features = JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllBytes(path), options) ?? [];
            return [.. features.Select(feature => ToOutline(feature, name, level))
                .OrderBy(outline => outline.Code, StringComparer.Ordinal)];
        }
        catch (JsonException error)
        {
            throw SourceFault.Single(name, $"this is not GeoJSON: {error.Message}", "Download the boundaries as GeoJSON in WGS84.");
        }
    }

    private static AreaOutline ToOutline(IFeature feature, string name, string level)
    {
        var code = feature.Attributes?.GetOptionalValue(level + "CD") as string;
        var title = feature.Attributes?.GetOptionalValue(level + "NM") as string;
        if (code is null || title is null || feature.Geometry is null)
            throw SourceFault.Single(name, $"a feature lacks {level}CD, {level}NM or its geometry.",
                "Download the boundaries with their attributes.");
        return new AreaOutline(code, title, feature.Geometry);
    }
}
