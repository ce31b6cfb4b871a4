using Sufficiency.Web.Disclosure;

namespace Sufficiency.Web.Tests.Disclosure;

public sealed class CountyFiguresTests
{
    private const double Threshold = 5.0;
    private const double Tolerance = 1e-6;
    private const string Waiting = "waiting", Elsewhere = "elsewhere";

    [Fact]
    public void ACountyOfLargeNumbersIsShownWhole() =>
        Assert.Equal(CountyShows.All, Figures(own: 900, agreed: 60, bought: 40, waiting: 10, elsewhere: 100).Shows(Threshold));

    [Fact]
    public void FewWhoWaitHideHowOtherPlacesAreComeBy() =>
        Assert.Equal(CountyShows.OwnPlaces, Figures(own: 900, agreed: 60, bought: 40, waiting: 3, elsewhere: 100).Shows(Threshold));

    [Fact]
    public void FewWhomAllPlansWouldGiveBackHideAllPlans() =>
        Assert.Equal(CountyShows.Nothing, Figures(own: 900, agreed: 0, bought: 40, waiting: 0, elsewhere: 2).Shows(Threshold));

    [Fact]
    public void NobodyCanRecoverASmallCountFromTheFiguresShown()
    {
        var random = new Random(3);
        var seen = new Dictionary<CountyShows, int>();
        for (var round = 0; round < 300; round++)
        {
            var figures = Random(random);
            var shows = figures.Shows(Threshold);
            seen[shows] = seen.GetValueOrDefault(shows) + 1;
            AssertProtected(figures, shows);
        }

        Assert.Equal(3, seen.Count);
    }

    private static void AssertProtected(CountyFigures figures, CountyShows shows)
    {
        var cells = figures.OnRoll.ToDictionary(entry => $"{entry.Key.Provision}|{entry.Key.Supply}", entry => entry.Value,
            StringComparer.Ordinal);
        cells[Waiting] = figures.Waiting;
        cells[Elsewhere] = figures.AllPlans - figures.OnRoll.Values.Sum() - figures.Waiting;
        List<string> lack = [Waiting, .. cells.Keys.Where(cell => cell.EndsWith("tranche", StringComparison.Ordinal))];
        using var attacker = new Attacker();
        foreach (var cell in cells.Keys) attacker.Bounds(cell); // all are known to be there
        if (!Partition.IsSmall(figures.Short, Threshold)) attacker.Learn(lack, figures.Short);
        if (shows != CountyShows.Nothing) attacker.Learn(cells.Keys, figures.AllPlans);
        foreach (var (cell, pupils) in cells.Where(cell => shows == CountyShows.All
            || (shows == CountyShows.OwnPlaces && cell.Key.EndsWith("own", StringComparison.Ordinal))))
            attacker.Learn([cell], pupils);
        foreach (var (cell, pupils) in cells.Where(cell => Partition.IsSmall(cell.Value, Threshold)))
        {
            var (least, most) = attacker.Bounds(cell);
            Assert.True(
                least <= Tolerance && most >= Threshold - Tolerance, $"{cell} of {pupils} lies between {least} and {most}: {shows}.");
        }
    }

    private static CountyFigures Figures(double own, double agreed, double bought, double waiting, double elsewhere) => new(
        new Dictionary<(string, string), double>
        {
            [("special_school", "own")] = own,
            [("out_of_county", "agreed")] = agreed,
            [("out_of_county", "tranche")] = bought,
        },
        waiting, own + agreed + bought + waiting + elsewhere);

    private static CountyFigures Random(Random random)
    {
        double Draw() => random.NextDouble() < 0.2 ? 0.0 : Math.Round(Math.Pow(random.NextDouble(), 3) * 300, 1);
        var own = random.NextDouble() < 0.8 ? 50 + Draw() : Draw();
        return Figures(own, Draw(), Draw(), Draw(), Draw());
    }
}
