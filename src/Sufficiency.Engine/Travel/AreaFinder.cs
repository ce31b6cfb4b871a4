using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using Sufficiency.Engine.Domain.Identifiers;

namespace Sufficiency.Engine.Travel;

/// <summary>Finds the area a point lies in, such as that of a postcode; points and outlines in one coordinate system.</summary>
internal sealed class AreaFinder
{
    private readonly STRtree<(AreaCode Code, IPreparedGeometry Outline)> tree = new();

    public AreaFinder(IEnumerable<(AreaCode Code, Geometry Outline)> outlines)
    {
        foreach (var (code, outline) in outlines.OrderBy(pair => pair.Code))
            tree.Insert(outline.EnvelopeInternal, (code, PreparedGeometryFactory.Prepare(outline)));
        tree.Build();
    }

    /// <summary>The area that covers the point, on a shared border the first by code; null outside of all.</summary>
    public AreaCode? Find(Coordinate point)
    {
        var where = new Point(point);
        AreaCode? found = null;
        foreach (var (code, outline) in tree.Query(new Envelope(point)))
        {
            if ((found is null || code.CompareTo(found.Value) < 0) && outline.Covers(where)) found = code;
        }

        return found;
    }
}
