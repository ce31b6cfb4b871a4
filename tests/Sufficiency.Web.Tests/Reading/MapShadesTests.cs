using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Tests.Reading;

/// <summary>Shades, names and marks of the map.</summary>
public sealed class MapShadesTests
{
    [Fact]
    public void ShadesOfCountsBeginAtNoughtAndThoseOfMinutesAtTheLeast()
    {
        var counts = MapShades.Of([0.0, 50.0, 100.0], isChange: false, areCounts: true);
        var minutes = MapShades.Of([20.0, 30.0], isChange: false, areCounts: false);

        Assert.Equal(["level-0", "level-3", "level-5"], new double?[] { 0.0, 50.0, 100.0 }.Select(counts.ClassOf), StringComparer.Ordinal);
        Assert.Equal(["level-1", "level-5", "level-0"], new double?[] { 20.0, 30.0, null }.Select(minutes.ClassOf), StringComparer.Ordinal);
        Assert.Equal(22.0, minutes.EndOf(1));
    }

    [Fact]
    public void ADifferenceSaysWhetherItIsMoreOrLess()
    {
        var shades = MapShades.Of([-10.0, 4.0], isChange: true, areCounts: true);

        Assert.Equal(["fewer-5", "more-2", "fewer-0"], new double?[] { -10.0, 4.0, 0.0 }.Select(shades.ClassOf), StringComparer.Ordinal);
        Assert.Equal("fewer-0", shades.ClassOf(double.NaN));
    }

    [Fact]
    public void PartsOfAPupilHaveNoShadeAndEachShadeIsAPupilWideOrMore()
    {
        var shades = MapShades.Of([0.4, 0.8], isChange: false, areCounts: true);

        Assert.Equal(["level-0", "level-1"], new double?[] { 0.4, 0.8 }.Select(shades.ClassOf), StringComparer.Ordinal);
        Assert.Equal(1.0, shades.EndOf(1));
    }

    [Fact]
    public void WideNumbersAreSetApartByTheirFrames()
    {
        var placed = MapMarks.SetApart([(100, 100), (110, 105)], [], null, (28, 15));

        Assert.True(Math.Abs(placed[1].X - 100) >= 28 || Math.Abs(placed[1].Y - 100) >= 15);
    }

    [Fact]
    public void ANameLeavesACircleOnTheMiddleOfItsTownVisible()
    {
        var circle = new MapCircle(100, 100, 10);
        var town = Assert.Single(MapLabels.Place([new TownShape("Witney", "", 100, 100)], [circle], 300, 300));

        Assert.Equal(0.0, circle.Under(town.LabelX - 22, town.LabelY - 12, town.LabelX + 22, town.LabelY + 19));
    }

    [Fact]
    public void NamesOfTownsAtOnePlaceDoNotCoverEachOther()
    {
        var towns = MapLabels.Place([new TownShape("Witney", "", 100, 100), new TownShape("Carterton", "", 102, 100)], [], 300, 300);

        Assert.True(Math.Abs(towns[0].LabelY - towns[1].LabelY) >= 31.0 || Math.Abs(towns[0].LabelX - towns[1].LabelX) >= 55.0);
    }

    [Fact]
    public void ASchemeLeavesItsSchoolVisible()
    {
        var placed = Assert.Single(MapMarks.SetApart([(100, 100)], [], [new MapCircle(100, 100, 12)]));

        Assert.True(Math.Abs(placed.X - 100) + Math.Abs(placed.Y - 100) > 12.0);
    }
}
