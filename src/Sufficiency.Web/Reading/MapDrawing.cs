using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Simplify;
using NetTopologySuite.Triangulate;

namespace Sufficiency.Web.Reading;

/// <summary>Outline of the land nearest each town, joined from its home areas.</summary>
internal static class TownOutlines
{
    private const double Sliver = 0.0012; // degrees, some 100 m: closes gaps between outlines that were simplified one by one

    public static (IReadOnlyList<(string Town, Geometry Shape)> Towns, bool AreApproximate) Of(IReadOnlyList<(string Town, Geometry Shape)> areas)
    {
        var areApproximate = areas.Any(area => area.Shape.Dimension != Dimension.Surface);
        var cells = areApproximate ? Cells(areas) : areas;
        return (
            [
                .. cells.GroupBy(area => area.Town, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, UnaryUnionOp.Union(group.Select(area => area.Shape.Buffer(Sliver)).ToList()).Buffer(-Sliver))),
            ],
            areApproximate);
    }

    /// <summary>Cells around the centres of areas, for runs whose tables hold no outlines.</summary>
    private static List<(string Town, Geometry Shape)> Cells(IReadOnlyList<(string Town, Geometry Shape)> areas)
    {
        var centres = areas.Select(area => (area.Town, At: area.Shape.Centroid)).ToList();
        var all = GeometryCombiner.Combine(centres.Select(centre => (Geometry)centre.At).ToList());
        var land = all.ConvexHull().Buffer(0.06);
        if (centres.Select(centre => centre.At.Coordinate).Distinct().Count() == 1) return [(centres[0].Town, land)];
        var builder = new VoronoiDiagramBuilder { ClipEnvelope = land.EnvelopeInternal };
        builder.SetSites(all);
        var cells = builder.GetDiagram(all.Factory).Geometries;
        return [.. centres.Select(centre => (centre.Town, cells.First(cell => cell.Covers(centre.At)).Intersection(land)))];
    }
}

/// <summary>Places degrees on a drawing, north up, with kilometres as long across as down.</summary>
internal sealed class MapDrawing
{
    private const double Margin = 12, Longest = 640;
    private readonly Envelope extent;
    private readonly double scale, squeeze;

    private MapDrawing(Envelope extent)
    {
        this.extent = extent;
        squeeze = Math.Cos(extent.Centre.Y * Math.PI / 180.0);
        scale = (Longest - (2 * Margin)) / Math.Max(extent.Width * squeeze, extent.Height);
    }

    public double Width => (2 * Margin) + (extent.Width * squeeze * scale);

    public double Height => (2 * Margin) + (extent.Height * scale);

    public static MapDrawing Around(IEnumerable<Geometry> shapes)
    {
        var around = new Envelope();
        foreach (var shape in shapes) around.ExpandToInclude(shape.EnvelopeInternal);
        return new(around);
    }

    public (double X, double Y) Place(double longitude, double latitude) =>
        (Margin + ((longitude - extent.MinX) * squeeze * scale), Margin + ((extent.MaxY - latitude) * scale));

    public TownShape Draw(string name, Geometry shape)
    {
        var simple = DouglasPeuckerSimplifier.Simplify(shape, 0.6 / scale);
        var path = new StringBuilder();
        foreach (var polygon in PolygonExtracter.GetPolygons(simple).Cast<Polygon>())
        {
            Draw(path, polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings.Where(ring => ring.Length * scale > 12.0)) Draw(path, hole);
        }

        var label = (simple.IsEmpty ? shape : simple).InteriorPoint;
        var (x, y) = Place(label.X, label.Y);
        return new(name, path.ToString(), x, y);
    }

    private void Draw(StringBuilder path, LineString ring)
    {
        var first = true;
        foreach (var corner in ring.Coordinates.Take(ring.NumPoints - 1))
        {
            var (x, y) = Place(corner.X, corner.Y);
            path.Append(first ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
            first = false;
        }

        path.Append('Z');
    }
}
