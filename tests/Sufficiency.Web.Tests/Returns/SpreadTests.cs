using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Web.Tests.Returns;

/// <summary>Cases of the census that can be solved on paper.</summary>
public sealed class SpreadTests
{
    [Fact]
    public void PupilsAreFittedToBothSums()
    {
        double[,] cells = { { 3, 1 }, { 1, 3 } };

        PlacedSpread.Fit(cells, [5, 3], [4, 4]);

        Assert.Equal(5, cells[0, 0] + cells[0, 1], 1e-9);
        Assert.Equal(4, cells[0, 0] + cells[1, 0], 1e-8);
        Assert.Equal(9, cells[0, 0] * cells[1, 1] / (cells[0, 1] * cells[1, 0]), 1e-6); // the odds of the plan stay
    }

    [Fact]
    public void ANeedThatThePlanPlacedNowhereIsSpreadAsTheOthersAre()
    {
        double[,] cells = { { 4, 4 }, { 0, 0 } };

        PlacedSpread.Fit(cells, [6, 2], [4, 4]);

        Assert.Equal(1, cells[1, 0], 1e-6);
    }

    [Fact]
    public void AnUncountedNeedTakesTheSharesOfItsYearGroup()
    {
        var shares = new SettingShares([("ASD", 16, "mainstream", 3), ("HI", 16, "elsewhere", 1), ("HI", 17, "elsewhere", 4)]);

        Assert.Equal([("mainstream", 1.0)], shares.Of("ASD", 16));
        Assert.Equal([("mainstream", 0.75), ("elsewhere", 0.25)], shares.Of("VI", 16));
        Assert.Equal([("mainstream", 0.375), ("elsewhere", 0.625)], shares.Of("VI", 19));
    }

    [Theory]
    [InlineData("out_of_county", "neighbouring_authority", null, "neighbour_special_school")]
    [InlineData("out_of_county", "further_away", "110180", "non_maintained_special_school")]
    [InlineData("out_of_county", "further_away", null, "independent_school")]
    [InlineData("special_school", null, null, "special_school")]
    public void ASpecialPlaceHasTheKindOfItsMarketAndSchool(string setting, string? market, string? urn, string kind) =>
        Assert.Equal(kind, ReturnMapping.Embedded.KindOf(new(setting, "agreed", market, 0, urn), 8));

    [Fact]
    public void ANonMaintainedSchoolIsStateFundedInScapAndIndependentInTheLocalSendReformPlan()
    {
        var content = ReturnMapping.Embedded.Content;

        Assert.Equal("SS", Assert.Single(content.Scap["2025-26"].Provisions, row => row.Takes("non_maintained_special_school", 8)).Code);
        Assert.StartsWith("NMSS or independent schools - LA funded",
            Assert.Single(content.Lsrp["2026"].Provisions, row => row.Takes("non_maintained_special_school", 8)).Label,
            StringComparison.Ordinal);
    }
}
