using Sufficiency.Web.Charts;

namespace Sufficiency.Web.Tests.Charts;

/// <summary>Where values stand on an axis.</summary>
public sealed class ScaleTests
{
    [Fact]
    public void TicksAreRoundAndHoldEveryValue()
    {
        var scale = Scale.Around([12.0, 1794.0], 300.0, 20.0);

        Assert.Equal([0.0, 500.0, 1000.0, 1500.0, 2000.0], scale.Ticks);
        Assert.Equal(300.0, scale.At(0.0));
        Assert.Equal(160.0, scale.At(1000.0));
        Assert.Equal(20.0, scale.At(2000.0));
    }

    [Fact]
    public void ABalanceBelowNoughtHasNoughtAtTheTop()
    {
        var scale = Scale.Around([-2719.0, -14.0], 300.0, 20.0);

        Assert.Equal(-3000.0, scale.Least);
        Assert.Equal(20.0, scale.At(0.0));
    }

    [Theory]
    [InlineData(0.0, new[] { 0.0, 1.0 })]
    [InlineData(0.3, new[] { 0.0, 1.0 })]
    [InlineData(3.4, new[] { 0.0, 1.0, 2.0, 3.0, 4.0 })]
    public void FewPupilsHaveTicksAtWholePupils(double most, double[] ticks) =>
        Assert.Equal(ticks, Scale.Around([0.0, most], 300.0, 20.0).Ticks);

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(1.0, 1)]
    [InlineData(59.0, 3)]
    [InlineData(100.0, 5)]
    public void ShadesGoFromNothingToTheLargest(double value, int level) => Assert.Equal(level, Svg.Level(value, 100.0));
}
