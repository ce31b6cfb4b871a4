using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Sufficiency.Engine.Results.Money;

namespace Sufficiency.Engine.Tests.Results.Money;

public sealed class LargestRemainderTests
{
    [Fact]
    public void TheLinesWithTheLargestRemaindersAreRoundedUp() =>
        Assert.Equal([33, 33, 34], LargestRemainder.Units([33.2, 33.3, 33.5], 1.0)); // each rounds to 33, 33 and 34: 100

    [Fact]
    public void ThreeThirdsOfAPoundComeToAPound() =>
        Assert.Equal([0.34, 0.33, 0.33], LargestRemainder.ToPence([1.0 / 3, 1.0 / 3, 1.0 / 3]));

    [Fact]
    public void SavingsAndCostsComeToTheirDifference() => Assert.Equal([-7, 3], LargestRemainder.Units([-6.6, 2.6], 1.0)); // −4

    [Property]
    public void ShownLinesAddUpToTheShownTotal(int[] tenths)
    {
        var amounts = tenths.Select(one => one % 100_000 / 10.0).ToList();
        var units = LargestRemainder.Units(amounts, 1.0);
        Assert.Equal((long)Math.Round(amounts.Sum(), MidpointRounding.AwayFromZero), units.Sum());
        Assert.All(units.Zip(amounts), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0.0, 1.0));
    }
}
