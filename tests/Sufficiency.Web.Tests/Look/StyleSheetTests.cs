using Sufficiency.Web.Look;

namespace Sufficiency.Web.Tests.Look;

/// <summary>The style sheet that pages carry with them.</summary>
public sealed class StyleSheetTests
{
    [Theory]
    [InlineData("y", 24)]
    [InlineData("m", 5)]
    [InlineData("p", 6)]
    [InlineData("d", 3)]
    public void EveryChoiceHasARuleThatHidesTheOthers(string key, int choices) => Assert.All(
        Enumerable.Range(0, choices),
        at => Assert.Contains($".switch:has(.pick-{key}{at}:not(:checked)) .{key}{at}", StyleSheet.Text, StringComparison.Ordinal));

    [Fact]
    public void SizesAreThoseThatPrintAndSmallScreensNeed() => Assert.All(
        ["@media print", "size: A4", "@media (max-width: 760px)"],
        part => Assert.Contains(part, StyleSheet.Text, StringComparison.Ordinal));
}
