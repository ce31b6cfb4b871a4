using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>Outlines as map programs and publishers give them, damaged by kind.</summary>
internal static partial class OutlineDamages
{
    private const string File = "areas.geojson";
    private const string Second = "E01000002";

    public static IReadOnlyList<Damage> All { get; } =
    [
        Of("a web page in place of outlines", _ => "<!DOCTYPE html>\n<html></html>", 1, null, null, "not GeoJSON"),
        Of("KML in place of outlines", _ => "<?xml version=\"1.0\"?>\n<kml></kml>", 1, null, null, "not GeoJSON"),
        Of("outlines cut off", text => text[..(text.Length * 2 / 3)], 4, null, null, "breaks off"),
        Of("TopoJSON", _ => "{\"type\":\"Topology\",\"objects\":{}}", 1, "type", "Topology", "TopoJSON"),
        Of("a single feature", text => text.Split('\n')[1].TrimEnd(','), 1, "type", "Feature", "no collection"),
        Of("a list in place of a collection", text => "[" + text + "]", 1, "type", null, "no collection"),
        Of("an empty collection", _ => "{\"type\":\"FeatureCollection\",\"features\":[]}", 1, "features", null, "no outline"),
        Of("more after the collection", text => text + "{}", 7, null, null, "breaks off or a sign is wrong"),
        Of("a ring not closed", text => OnLine(text, 3, line => LastPosition().Replace(line, "]]}}")), 3, "geometry", Second, "not closed"),
        Of("a ring of two positions", text => WithCoordinates(text, "[[[-1.2,52],[-1.2,52]]]"), 3, "geometry", Second, "fewer than four"),
        Of("no ring", text => WithCoordinates(text, "[]"), 3, "geometry", Second, "no ring"),
        Of("a null geometry", text => OnLine(text, 3, line => Geometry().Replace(line, "\"geometry\":null")), 3, "geometry", Second,
            "has no geometry"),
        Of("a point for an outline", text => OnLine(text, 3, line => line.Replace("Polygon", "Point", StringComparison.Ordinal)), 3,
            "geometry", Second, "is a Point"),
        Of("text for a coordinate", text => WithCoordinates(text, "[[[\"x\",52]]]"), 3,
            "geometry", Second, "no pair of numbers"),
        Of("national grid", text => Each(text, (x, y) => InGrid(x, y)), 2, "geometry", "E01000001", "national grid"),
        Of("latitude and longitude swapped", text => Each(text, (x, y) => (y, x)), 2, "geometry", "E01000001", "swapped"),
        Of("a false origin", text => Each(text, (x, y) => (x + 20, y)), 2, "geometry", "E01000001", "outside Great Britain"),
        Of("another county's place", text => Each(text, (x, y) => (x, y + 1)), 2, "geometry", "E01000001", "110 km from the area"),
        Of("two outlines exchanged", text => text.Replace("E01000001", "x", StringComparison.Ordinal)
            .Replace("E01000004", "E01000001", StringComparison.Ordinal).Replace("\"x\"", "\"E01000004\"", StringComparison.Ordinal),
            5, "parent_code", "E02000002", "part of E02000001"),
        Of("an area without its outline", text => OnLine(text, 3, _ => ""), null, "area_code", Second, "has no outline"),
        Of("an outline twice", text => OnLine(text, 3, line => line + "\n" + line), 4, "area_code", Second, "first on line 3"),
        Of("an outline of another census", text => text.Replace(Second, "E01033333", StringComparison.Ordinal), 3, "area_code", "E01033333",
            "No home area"),
        Of("an outline without a name", text => OnLine(text, 3, line => line.Replace("area_code", "a", StringComparison.Ordinal)
            .Replace("parent_code", "b", StringComparison.Ordinal).Replace(Second, "?", StringComparison.Ordinal)
            .Replace("E02000001", "?", StringComparison.Ordinal)), 3, "area_code", null, "does not name its area"),
        Of("outlines by LSOA11CD", text => text.Replace("\"area_code\"", "\"LSOA11CD\"", StringComparison.Ordinal)
            .Replace("\"parent_code\"", "\"MSOA11CD\"", StringComparison.Ordinal), 2, "LSOA11CD", "E01000001",
            "Rename LSOA11CD to area_code"),
        Of("no parents", text => Parent().Replace(text, ""), 2, "parent_code", null, "does not name"),
        new("outlines in UTF-16 with half a letter", pack => pack.Bytes(File, [.. Encoding.Unicode.GetPreamble(),
            .. Encoding.Unicode.GetBytes(pack.TextOf(File)), 0x00, 0xD8]), File, 7, null, null, "UTF-16"),
    ];

    private static Damage Of(string name, Func<string, string> edit, int? line, string? column, string? value, string words) =>
        new(name, pack => pack.Edit(File, edit), File, line, column, value, words);

    private static string OnLine(string text, int line, Func<string, string> edit)
    {
        var lines = text.Split('\n').ToList();
        lines[line - 1] = edit(lines[line - 1]);
        return string.Join('\n', lines.Where(each => each.Length > 0)) + "\n";
    }

    private static string WithCoordinates(string text, string coordinates) =>
        OnLine(text, 3, line => Coordinates().Replace(line, $"\"coordinates\":{coordinates}"));

    private static string Each(string text, Func<double, double, (double X, double Y)> move) => Position().Replace(text, match =>
    {
        var (x, y) = move(double.Parse(match.Groups["x"].Value, CultureInfo.InvariantCulture),
            double.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"[{x},{y}]");
    });

    private static (double X, double Y) InGrid(double longitude, double latitude)
    {
        var point = CoordinateConversion.ToNationalGrid(new(longitude, latitude));
        return (Math.Round(point.EastingMetres), Math.Round(point.NorthingMetres));
    }

    [GeneratedRegex(@"\[(?<x>-?[\d.]+),(?<y>-?[\d.]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@",\[[^\[]*\]\]\]\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LastPosition();

    [GeneratedRegex("\"coordinates\":[^}]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Coordinates();

    [GeneratedRegex("\"geometry\":\\{[^}]*\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Geometry();

    [GeneratedRegex(",\"parent_code\":\"\\w+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parent();
}
