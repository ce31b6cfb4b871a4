using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Travel;

public sealed class AreaFinderTests
{
    private static readonly AreaFinder Finder = new(
    [
        (new AreaCode("B"), Outline("POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))")),
        (new AreaCode("A"), Outline("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0), (0.4 0.4, 0.6 0.4, 0.6 0.6, 0.4 0.6, 0.4 0.4))")),
    ]);

    [Theory]
    [InlineData(0.2, 0.2, "A")]
    [InlineData(1.5, 0.9, "B")]
    [InlineData(1.0, 0.5, "A")]
    [InlineData(0.5, 0.5, null)]
    [InlineData(3.0, 0.5, null)]
    public void APointLiesInTheAreaThatCoversIt(double x, double y, string? code) =>
        Assert.Equal(code, Finder.Find(new Coordinate(x, y))?.Value);

    private static Geometry Outline(string text) => new WKTReader().Read(text);
}
