using Bunit;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Web.Sweeps;

namespace Sufficiency.Web.Tests.Sweeps;

public sealed class SweepComponentTests : BunitContext
{
    private static SweepQuestion Ask(string? rows = null, string? columns = null, string? sort = null, string? order = null) =>
        SweepQuestion.Of(TwoByTwo.Sweep, rows, columns, [], sort, order, null);

    [Fact]
    public void ACellOfTheMatrixHoldsCostAndLackOfPlaces()
    {
        var matrix = Render<SweepMatrix>(add => add.Add(one => one.Sweep, TwoByTwo.Sweep)
            .Add(one => one.Question, Ask("school", "growth")));

        Assert.Equal(["school", "growth low", "growth high"], matrix.FindAll("thead th").Select(cell => cell.TextContent),
            StringComparer.Ordinal);
        var cells = matrix.FindAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim())));
        Assert.Equal(["late|£100.0m40 short|£200.0m80 short", "soon|£110.0m10 short|£210.0m50 short"],
            cells.Select(row => string.Concat(row.Split('\n').Select(part => part.Trim()))), StringComparer.Ordinal);
    }

    [Fact]
    public void AnAxisLeftOutOfTheMatrixIsAveragedOrHeldAtALevel()
    {
        var one = TwoByTwo.Sweep with { Axes = [TwoByTwo.Sweep.Axes[0]] };
        var matrix = Render<SweepMatrix>(add => add.Add(part => part.Sweep, one)
            .Add(part => part.Question, SweepQuestion.Of(one, null, null, [], null, null, null)));

        Assert.Equal(["£105.0m", "£205.0m"], matrix.FindAll("td strong").Select(cell => cell.TextContent), StringComparer.Ordinal);
        Assert.Contains("mean of the futures", matrix.Find("caption").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void FuturesAreSortedByTheirLackOfPlacesWithTheMostFirst()
    {
        var table = Render<FutureTable>(add => add.Add(one => one.Sweep, TwoByTwo.Sweep)
            .Add(one => one.Question, Ask(sort: "lack", order: "desc")).Add(one => one.AddressOf, question => $"?{question.Sort}"));

        Assert.Equal(["growth high, school late", "growth high, school soon", "growth low, school late", "growth low, school soon"],
            table.FindAll("tbody th").Select(cell => cell.TextContent), StringComparer.Ordinal);
        Assert.Equal("descending", Assert.Single(table.FindAll("th[aria-sort]")).GetAttribute("aria-sort"));
    }

    [Fact]
    public void ATornadoIsDrawnForCostAndForLackOfPlaces()
    {
        var effects = Render<SweepEffects>(add => add.Add(one => one.Sweep, TwoByTwo.Sweep));

        Assert.Equal(["effects-cost", "effects-lack"], effects.FindAll("figure").Select(figure => figure.Id!), StringComparer.Ordinal);
        Assert.Equal(["growth: low to high", "25", "65"],
            effects.FindAll("#effects-lack tbody tr")[0].Children.Select(cell => cell.TextContent), StringComparer.Ordinal);
    }

    [Fact]
    public void BandsHoldTheLackOfPlacesFromTheFifthToTheNinetyFifthPercentile()
    {
        var bands = Render<SweepBands>(add => add.Add(one => one.Sweep, TwoByTwo.Sweep));

        Assert.Equal(["2031/32", "45", "10", "80"],
            bands.FindAll("#bands-lack tbody tr")[1].Children.Select(cell => cell.TextContent), StringComparer.Ordinal);
        Assert.Single(bands.FindAll("#bands-cost path.band"));
    }

    [Fact]
    public void TheAnswerNamesTheCheapestFutureWithItsLackAndTheOneThatLacksLeast() => Assert.Equal(
        "In 4 futures the plan costs £100.0m to £210.0m, and the county lacks 10 to 80 places in 2031/32. The cheapest is growth low, "
            + "school late: £100.0m with 40 places short; fewest places are short with growth low, school soon: "
            + "£110.0m with 10 places short.",
        SweepWords.InShort(TwoByTwo.Sweep));

    [Fact]
    public void ASweepOfAnEarlierVersionShowsNoLackOfPlacesRatherThanNone()
    {
        var old = TwoByTwo.Sweep with
        {
            Scenarios = [.. TwoByTwo.Sweep.Scenarios.Select(row => row with { PlacesShort = null })],
            Spread = [.. TwoByTwo.Sweep.Spread.Select(year => year with { Lack = null })],
            Effects = [.. TwoByTwo.Sweep.Effects.Where(effect => !effect.IsLack)],
        };

        Assert.DoesNotContain("place", SweepWords.InShort(old), StringComparison.Ordinal);
        Assert.Empty(Render<SweepBands>(add => add.Add(one => one.Sweep, old)).FindAll("#bands-lack"));
        Assert.Contains("– short", Render<SweepMatrix>(add => add.Add(one => one.Sweep, old).Add(one => one.Question, Ask())).Markup,
            StringComparison.Ordinal);
    }
}
