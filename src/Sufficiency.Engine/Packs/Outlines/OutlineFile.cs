using System.Text;
using System.Text.Json;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Packs.Outlines;

/// <summary>Takes a GeoJSON text (RFC 7946) apart into features that know their lines.</summary>
internal static class OutlineFile
{
    private const string HowToWrite = "Save the areas as a GeoJSON FeatureCollection in longitude and latitude (WGS 84).";

    /// <summary>The features; null, with a fault, where the text is no collection of features.</summary>
    public static IReadOnlyList<Outline>? Read(string text, string file, IssueCollector issues)
    {
        try
        {
            return Read(Encoding.UTF8.GetBytes(text), file, issues);
        }
        catch (JsonException fault)
        {
            issues.Add(new(file, (int)(fault.LineNumber ?? 0) + 1, null, null,
                "This is not GeoJSON: it breaks off or a sign is wrong here.", HowToWrite));
            return null;
        }
    }

    private static List<Outline>? Read(byte[] bytes, string file, IssueCollector issues)
    {
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        string? type = null;
        List<Outline>? outlines = null;
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "type" && reader.TokenType == JsonTokenType.String) type = reader.GetString();
            else if (name == "features" && reader.TokenType == JsonTokenType.StartArray) outlines = Features(ref reader, bytes);
            else reader.Skip();
        }

        if (isObject) reader.Read(); // throws where more follows
        if (type == "FeatureCollection" && outlines is { Count: > 0 }) return outlines;
        if (type == "FeatureCollection")
            issues.Add(new(file, 1, "features", null, "The file holds no outline.",
                "Give an outline for every home area, or leave outlines out of the plan: areas are then drawn as points."));
        else
            issues.Add(new(file, 1, "type", type,
                type == "Topology" ? "This is TopoJSON, not GeoJSON." : "This is no collection of outlines.", HowToWrite));
        return null;
    }

    private static List<Outline> Features(ref Utf8JsonReader reader, byte[] bytes)
    {
        var outlines = new List<Outline>();
        var (line, position) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            line += bytes.AsSpan(position, start - position).Count((byte)'\n');
            position = start;
            outlines.Add(new(line, JsonElement.ParseValue(ref reader)));
        }

        return outlines;
    }
}
