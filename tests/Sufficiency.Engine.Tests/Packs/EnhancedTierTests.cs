using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>The enhanced tier in a pack: what is read, and what is refused.</summary>
public sealed class EnhancedTierTests
{
    [Fact]
    public void SharesAreReadAndMovedByTheirLevel()
    {
        using var pack = WithShares("ASD,secondary,0.1,0,0.3").PlanLine(
            "  deprivation_weight:",
            "  enhanced_level: {value: 0.5, unit: level, source: invented, year: \"2025\", certainty: assumed}\n  deprivation_weight:");
        Assert.Equal(0.2, Assert.Single(pack.Read().EnhancedShares).Share, 12);
    }

    [Theory]
    [InlineData("ASD,secondary,0.1,0.2,0.3", "low", "0.2", "above the share")]
    [InlineData("ASD,secondary,0.1,0,0.05", "high", "0.05", "below the share")]
    [InlineData("ASD,adult,0.1,0,0.3", "phase", "adult", "Nobody of this phase is placed")]
    [InlineData("ASD,secondary,12 %,0,0.3", "share", "12 %", "0.12 for 12 %")]
    public void AShareOutOfItsRangeIsTold(string row, string column, string value, string problem)
    {
        using var pack = WithShares(row);
        var issue = Assert.Single(pack.Issues(), issue => issue.File == "enhanced_shares.csv");
        Assert.Equal((2, column, value), (issue.Line, issue.Column, issue.Value));
        Assert.Contains(problem, issue.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NobodyIsCountedInTierE()
    {
        using var pack = new SmallPack().Cell("initial_waiting", "SEMH", "tier", "E");
        var issue = Assert.Single(pack.Issues());
        Assert.Equal(("initial_waiting.csv", 2, "tier", "E"), (issue.File, issue.Line, issue.Column, issue.Value));
        Assert.Contains("Write S", issue.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ASpecialSchoolHasNoEnhancedTopUp()
    {
        using var pack = new SmallPack().Set("providers[hill].enhanced_top_up_gbp=15000");
        Assert.Contains("which has no enhanced top-up", Assert.Single(pack.Issues()).ToString(), StringComparison.Ordinal);
    }

    private static SmallPack WithShares(string row) => new SmallPack()
        .Text("enhanced_shares.csv", $"need,phase,share,low,high,source,year,certainty\n{row},invented,2025,assumed\n")
        .PlanLine("  rates: rates.csv", "  enhanced_shares: enhanced_shares.csv\n  rates: rates.csv");
}
