using Sufficiency.Engine.Domain.Grids;

namespace Sufficiency.Engine.Tests.Domain;

public sealed class GridTests
{
    [Fact]
    public void TheLastAxisRunsFastest()
    {
        var grid = new Grid(new Axis("schools", 2), new Axis("years", 3));

        grid[1, 0] = 7.0;
        grid[0, 2] = 5.0;

        Assert.Equal([0.0, 0.0, 5.0, 7.0, 0.0, 0.0], grid.Values);
        Assert.Equal([7.0, 0.0, 0.0], grid.Row(1).ToArray());
    }

    [Fact]
    public void AnAxisMayStartBelowZero()
    {
        var grid = new Grid(new Axis("needs", 2), new Axis("year groups", 3, First: -1));

        grid[1, -1] = 4.0;

        Assert.Equal(4.0, grid.Values[3]);
    }

    [Fact]
    public void FourAxesAreFlattenedByRows()
    {
        var grid = new Grid([.. Enumerable.Range(0, 24).Select(i => (double)i)],
            new Axis("a", 2), new Axis("b", 2), new Axis("c", 3), new Axis("d", 2));

        Assert.Equal(23.0, grid[1, 1, 2, 1]);
        Assert.Equal(10.0, grid[0, 1, 2, 0]);
        Assert.Equal([16.0, 17.0], grid.Row(1, 0, 2).ToArray());
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 3)]
    public void APlaceOutsideIsRefusedByTheNameOfItsAxis(int school, int year)
    {
        var grid = new Grid(new Axis("schools", 2), new Axis("years", 3));

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => grid[school, year]);

        Assert.Contains(year == 3 ? "among its years" : "among its schools", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesMustFillTheGrid() =>
        Assert.Throws<ArgumentException>(() => new Grid(new double[5], new Axis("schools", 2), new Axis("years", 3)));
}
