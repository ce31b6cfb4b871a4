using NetTopologySuite.Algorithm.Hull;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Triangulate;

namespace Sufficiency.Web.Reading;

/// <summary>A home area with what it belongs to.</summary>
/// <param name="Key">Key of what is shaded.</param>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Outline, or the centre.</param>
/// <param name="Centre">Population-weighted centroid, in degrees.</param>
internal sealed record HomeShape(string Key, string Name, Geometry Shape, Coordinate Centre);

/// <summary>Outline of each town's land or of each area, joined from home areas.</summary>
internal static class TownOutlines
{
    private const double Sliver = 0.0012; // degrees, some 100 m: closes gaps between outlines that were simplified one by one
    private const double Tightness = 0.35, Beyond = 0.05; // share of the longest edge that a hull keeps; degrees of land around centres

    public static (IReadOnlyList<HomeShape> Areas, bool AreApproximate) Of(IReadOnlyList<HomeShape> homes)
    {
        var areApproximate = homes.Any(home => home.Shape.Dimension != Dimension.Surface);
        var cells = areApproximate ? Cells(homes) : homes;
        return (
            [
                .. cells.GroupBy(cell => cell.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Join([.. group])),
            ],
            areApproximate);
    }

    private static HomeShape Join(IReadOnlyList<HomeShape> cells) => new(
        cells[0].Key, cells[0].Name,
        cells.Count == 1
            ? cells[0].Shape
            : UnaryUnionOp.Union(cells.Select(cell => cell.Shape.Buffer(Sliver)).ToList()).Buffer(-Sliver),
        new(cells.Average(cell => cell.Centre.X), cells.Average(cell => cell.Centre.Y)));

    /// <summary>Cells around the centres of areas, for runs whose tables hold no outlines.</summary>
    private static List<HomeShape> Cells(IReadOnlyList<HomeShape> homes)
    {
        var factory = homes[0].Shape.Factory;
        var centres = homes.Select(home => (Geometry)factory.CreatePoint(home.Centre)).ToList();
        var all = GeometryCombiner.Combine(centres);
        var land = ConcaveHull.ConcaveHullByLengthRatio(all, Tightness).Buffer(Beyond);
        if (homes.Select(home => home.Centre).Distinct().Count() == 1) return [homes[0] with { Shape = land }];
        var builder = new VoronoiDiagramBuilder { ClipEnvelope = land.EnvelopeInternal };
        builder.SetSites(all);
        var cells = builder.GetDiagram(factory).Geometries;
        return
        [
            .. homes.Zip(centres).Select(pair => pair.First with
            {
                Shape = cells.First(cell => cell.Covers(pair.Second)).Intersection(land),
            }),
        ];
    }
}
