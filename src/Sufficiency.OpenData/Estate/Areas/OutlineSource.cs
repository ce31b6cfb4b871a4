using NetTopologySuite.Geometries;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>Outlines named by a recipe, in longitude and latitude whether the publisher's file is in WGS84 or in the national grid.</summary>
internal static class OutlineSource
{
    private const double MostDegrees = 400.0; // grid coordinates are metres, in their thousands
    private const int HeadCharacters = 65_536;

    /// <summary>The first of the levels by which a file names its areas.</summary>
    public static string LevelOf(PackContext context, string key, params ReadOnlySpan<string> levels)
    {
        using var reader = new StreamReader(context.SourcePath(key));
        var head = new char[HeadCharacters];
        var text = new string(head, 0, reader.ReadBlock(head, 0, head.Length));
        foreach (var level in levels)
        {
            if (text.Contains($"\"{level}CD\"", StringComparison.OrdinalIgnoreCase)) return level;
        }

        throw SourceFault.Single(context.Recipe.Source(key).Path, $"no feature has the property {levels[0]}CD.",
            "Download the boundaries with their attributes, as GeoJSON.");
    }

    /// <summary>Every outline of a source, in the order of codes.</summary>
    public static IReadOnlyList<AreaOutline> Read(PackContext context, string key, string level)
    {
        var file = context.Recipe.Source(key).Path;
        var outlines = OutlineFile.Read(context.SourcePath(key), file, level);
        if (outlines.Count == 0) throw SourceFault.Single(file, "the file has no outline.", "Download the boundaries again.");
        var bounds = outlines[0].Shape.EnvelopeInternal;
        if (Math.Abs(bounds.MaxX) > MostDegrees) return [.. outlines.Select(outline => outline with { Shape = FromGrid(outline.Shape) })];
        return bounds.MinX is > 45.0 and < 65.0 && bounds.MaxY is > -15.0 and < 5.0
            ? throw SourceFault.Single(file, "latitude stands before longitude.", "GeoJSON wants longitude first: download it again.")
            : outlines;
    }

    private static Geometry FromGrid(Geometry shape)
    {
        var copy = shape.Copy();
        copy.Apply(new GridFilter());
        copy.GeometryChanged();
        return copy;
    }

    private sealed class GridFilter : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq)
        {
            for (var i = 0; i < seq.Count; i++)
            {
                var point = CoordinateConversion.ToWgs84(new(seq.GetX(i), seq.GetY(i)));
                seq.SetX(i, point.Longitude);
                seq.SetY(i, point.Latitude);
            }
        }
    }
}
