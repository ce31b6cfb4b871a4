using Sufficiency.Web.Documents.Disclosure;

namespace Sufficiency.Web.Tests.Documents;

public sealed class SmallNumberRuleTests
{
    private const double Threshold = 5.0;
    private const double Tolerance = 1e-6;

    private static readonly SmallNumberRule Rule = new(Threshold);

    [Fact]
    public void ASmallCountOfARowIsHiddenWithAnother()
    {
        // Hiding the 2 alone would leave 42 − 10 − 30. With the 10 it could be anything from 0 to 12.
        var table = Row(2, 10, 30);
        var hidden = Rule.Apply(table);
        Assert.True(hidden["0"]);
        Assert.True(hidden["1"]);
        Assert.False(hidden["2"]);
        Assert.False(hidden[[null]]);
    }

    [Fact]
    public void NoughtIsShownAndFractionsUnderTheThresholdAreNot()
    {
        var hidden = Rule.Apply(Row(0, 4.96, 5, 60));
        Assert.False(hidden["0"]);
        Assert.True(hidden["1"]); // though it is shown as 5.0
        Assert.False(hidden["3"]);
    }

    [Fact]
    public void WhereAllIsSmallTheTotalIsHiddenToo()
    {
        var hidden = Rule.Apply(Row(1, 2));
        Assert.Equal(3, hidden.Count);
    }

    [Fact]
    public void ATableWithoutSmallCountsIsShownWhole() => Assert.Equal(0, Rule.Apply(Row(5, 0, 7)).Count);

    [Fact]
    public void WithoutTotalsOnlySmallCountsAreHidden()
    {
        var table = CountTable.Of([new("year", ["2025", "2026"], HasTotal: false)], [(["2025"], 3.0), (["2026"], 8.0)]);
        Assert.Equal(1, Rule.Apply(table).Count);
    }

    [Fact]
    public void ACellThatAnotherTableHidesStaysHiddenHereToo()
    {
        var table = Row(20, 10, 30);
        var hidden = Rule.Apply(table, cell => cell == table.CellOf(["0"]));
        Assert.Equal(2, hidden.Count);
        AssertProtected(table, hidden, isPrimary: cell => cell == 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NobodyCanRecoverAHiddenCountFromTheTotals(int axes)
    {
        var random = new Random(axes);
        for (var round = 0; round < 12; round++)
        {
            var table = RandomTable(random, axes);
            var hidden = Rule.Apply(table);
            AssertProtected(table, hidden, cell => Rule.IsSmall(table.Values[cell]));
        }
    }

    [Fact]
    public void AnAttackerRecoversWhatIsHiddenWithoutTheRule()
    {
        var table = RandomTable(new Random(2), 2);
        using var attacker = new Attacker(table, cell => Rule.IsSmall(table.Values[cell]));
        var small = Enumerable.Range(0, table.Values.Length).Where(cell => Rule.IsSmall(table.Values[cell])).ToList();
        Assert.Contains(small, cell => attacker.Bounds(cell) is var (least, most) && most - least < Tolerance);
    }

    [Fact]
    public void TheOrderOfRowsDoesNotMatter()
    {
        List<(IReadOnlyList<string> Members, double Pupils)> rows = [(["a", "x"], 1.0), (["a", "y"], 9.0), (["b", "x"], 7.0), (["b", "y"], 11.0)];
        Axis[] axes = [new("town", ["a", "b"]), new("phase", ["x", "y"])];
        var (one, other) = (Rule.Apply(CountTable.Of(axes, rows)), Rule.Apply(CountTable.Of(axes, Enumerable.Reverse(rows))));
        Assert.All(Enumerable.Range(0, 9), cell => Assert.Equal(one.At(cell), other.At(cell)));
    }

    private static CountTable Row(params double[] pupils) => CountTable.Of(
        [new("school", [.. pupils.Select((_, i) => $"{i}")])], pupils.Select((own, i) => ((IReadOnlyList<string>)[$"{i}"], own)));

    private static CountTable RandomTable(Random random, int axes)
    {
        Axis[] all = [.. Enumerable.Range(0, axes).Select(axis => new Axis($"axis {axis}", [.. Enumerable.Range(0, random.Next(2, 6)).Select(i => $"{i}")]))];
        IEnumerable<IReadOnlyList<string>> cells = [[]];
        foreach (var axis in all) cells = cells.SelectMany(cell => axis.Members, (cell, member) => (IReadOnlyList<string>)[.. cell, member]).ToList();
        return CountTable.Of(all, cells.Select(cell => (cell, random.NextDouble() < 0.3 ? 0.0 : Math.Round(Math.Pow(random.NextDouble(), 3) * 40, 1))));
    }

    // The promise of the rule: a hidden small count could be 0 and could be the threshold; every other hidden one has that much room.
    private static void AssertProtected(CountTable table, HiddenCells hidden, Func<int, bool> isPrimary)
    {
        using var attacker = new Attacker(table, hidden.At);
        foreach (var cell in Enumerable.Range(0, table.Values.Length).Where(hidden.At))
        {
            var (least, most) = attacker.Bounds(cell);
            Assert.True(most - least >= Threshold - Tolerance, $"{table.Values[cell]} lies between {least} and {most}.");
            if (!isPrimary(cell) || !Rule.IsSmall(table.Values[cell])) continue;
            Assert.InRange(least, -Tolerance, Tolerance);
            Assert.True(most >= Threshold - Tolerance);
        }
    }
}
