using System.Text.Json;

namespace Sufficiency.Engine.Packs.Outlines;

/// <summary>A feature of a file of outlines, as it stands there.</summary>
/// <param name="Line">Line it starts on.</param>
/// <param name="Feature">The feature.</param>
internal sealed record Outline(int Line, JsonElement Feature)
{
    /// <summary>Code of its home area, or null.</summary>
    public string? AreaCode => Find("area_code");

    /// <summary>Code of the larger area it is part of, or null.</summary>
    public string? ParentCode => Find("parent_code");

    /// <summary>Its properties; undefined where it has none.</summary>
    public JsonElement Properties => Feature.ValueKind == JsonValueKind.Object
        && Feature.TryGetProperty("properties", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;

    /// <summary>Its geometry; undefined where it has none.</summary>
    public JsonElement Geometry => Feature.ValueKind == JsonValueKind.Object
        && Feature.TryGetProperty("geometry", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;

    /// <summary>A property that is a text, or null.</summary>
    public string? Find(string property) => Properties.ValueKind == JsonValueKind.Object
        && Properties.TryGetProperty(property, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}
