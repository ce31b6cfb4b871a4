using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Sufficiency.Engine.Travel;

namespace Sufficiency.OpenData.Sources;

/// <summary>Finds the area whose outline holds a grid point.</summary>
internal sealed class AreaFinder
{
    private readonly STRtree<AreaOutline> index = new();

    /// <summary>Indexes the outlines.</summary>
    public AreaFinder(IEnumerable<AreaOutline> outlines)
    {
        foreach (var outline in outlines) index.Insert(outline.Shape.EnvelopeInternal, outline);
        index.Build();
    }

    /// <summary>The area that holds the point (the first code where generalised outlines overlap), or null.</summary>
    public AreaOutline? Find(double easting, double northing)
    {
        var (longitude, latitude) = CoordinateConversion.ToWgs84(new(easting, northing));
        var point = new Point(longitude, latitude);
        return index.Query(new Envelope(point.Coordinate))
            .Where(outline => outline.Shape.Covers(point))
            .OrderBy(outline => outline.Code, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
