using Sufficiency.Engine.Packs.Plausibility;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Tests.Packs.Plausibility;

/// <summary>The reference table of usual ranges.</summary>
public sealed class PlausibleRangesTests
{
    [Fact]
    public void EndsOfEveryRangeAreInOrder() => Assert.All(PlausibleRanges.All, range =>
    {
        Assert.True(range.UsualLow < range.UsualHigh, range.Check);
        Assert.True(range.Lowest is not { } lowest || lowest < range.UsualLow || lowest == range.UsualLow, range.Check);
        Assert.True(range.Highest is not { } highest || highest >= range.UsualHigh, range.Check);
    });

    [Fact]
    public void EveryRangeSaysWhatItIsAndWhereItComesFrom() => Assert.All(PlausibleRanges.All, range =>
    {
        Assert.Contains("{0}", range.Phrase, StringComparison.Ordinal);
        Assert.True(range.Advice.Length > 10 && !range.Advice.EndsWith("..", StringComparison.Ordinal), range.Check);
        Assert.Matches("; (found|derived|assumed)(, |$)", range.Source);
    });

    [Fact]
    public void EveryRangeIsOfAColumnAnEntryOrACheck()
    {
        var columns = PackSchema.Current.Tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}")).ToList();
        var paths = PackSchema.Current.Leaves.Select(leaf => $"plan.{leaf.Path}").ToHashSet(StringComparer.Ordinal);
        Assert.All(PlausibleRanges.All.Where(range => range.Check.Contains('.', StringComparison.Ordinal)), range => Assert.True(
            paths.Contains(range.Check) || columns.Exists(column => range.Check == column
                || range.Check.StartsWith(column + ".", StringComparison.Ordinal))
            || AgeBands.All.Any(band => range.Check.EndsWith("." + band.Name, StringComparison.Ordinal))
            || range.Check == "ceasing.school_age", range.Check));
    }

    [Theory]
    [InlineData(59_999.99, false)]
    [InlineData(60_000.0, false)]
    [InlineData(60_000.01, true)]
    [InlineData(3_000.0, false)]
    [InlineData(2_999.99, true)]
    [InlineData(0.0, false)]
    public void TheEndsOfARangeBelongToIt(double topUp, bool isOdd) =>
        Assert.Equal(isOdd, !PlausibleRanges.Get("providers.top_up_gbp.special_school").Holds(topUp));

    [Fact]
    public void AFigureIsWrittenInItsUnit()
    {
        Assert.Equal("a top-up of £29 a pupil a year", PlausibleRanges.Get("providers.top_up_gbp.special_school").Write(29.0));
        Assert.Equal("a roll of 160 % of its places", PlausibleRanges.Get("roll_of_base").Write(1.6));
        Assert.Equal("growth of -0.5 % a year", PlausibleRanges.Get("plan.demand.population_growth").Write(-0.005));
        Assert.Equal("3,000 places", PlausibleRanges.Get("special_school_places").Write(3000.0));
    }
}
