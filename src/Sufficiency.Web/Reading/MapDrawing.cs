using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Simplify;

namespace Sufficiency.Web.Reading;

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

    public TownShape Draw(string key, string name, Geometry shape, Coordinate home)
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
        var frame = shape.EnvelopeInternal;
        return new(name, path.ToString(), x, y)
        {
            Key = key,
            Home = Place(home.X, home.Y),
            Room = Math.Min(frame.Width * squeeze, frame.Height) * scale,
        };
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
