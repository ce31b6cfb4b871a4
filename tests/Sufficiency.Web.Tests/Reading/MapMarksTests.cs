using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Tests.Reading;

/// <summary>Where numbered schemes stand on the map.</summary>
public sealed class MapMarksTests
{
    [Fact]
    public void MarksAtOnePlaceAreSetApartAndTheFirstStays()
    {
        var placed = MapMarks.SetApart([(100, 100), (100, 100), (300, 300)], []);

        Assert.Equal((100, 100), placed[0]);
        Assert.True(Math.Abs(placed[1].X - 100) + Math.Abs(placed[1].Y - 100) >= 19);
        Assert.Equal((300, 300), placed[2]);
    }

    [Fact]
    public void AMarkLeavesTheNameOfATownReadable()
    {
        var placed = Assert.Single(MapMarks.SetApart([(100, 100)], [new TownShape("Witney", "", 100, 100)]));

        Assert.True(Math.Abs(placed.X - 100) > 44 || placed.Y < 76 || placed.Y > 128);
    }
}
