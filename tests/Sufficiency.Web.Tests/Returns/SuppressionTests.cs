using Sufficiency.Returns.Books;
using Sufficiency.Returns.Disclosure;
using Sufficiency.Returns.Forms;
using Sufficiency.Web.Tests.Disclosure;
using Sufficiency.Web.Tests.Report;

namespace Sufficiency.Web.Tests.Returns;

/// <summary>Nobody can work a hidden number out of all sheets of a return together.</summary>
public sealed class SuppressionTests(SmallRun run) : IClassFixture<SmallRun>
{
    private const double Apart = 0.5; // pupils between the least and the most that a hidden number can be

    [Theory]
    [InlineData("lsrp", 5)]
    [InlineData("lsrp", 10)]
    [InlineData("scap", 5)]
    [InlineData("dsg", 5)]
    [InlineData("benchmarking", 5)]
    public void NoHiddenNumberCanBeWorkedOut(string form, int threshold)
    {
        var book = ReturnMaker.Make(new(form, [run.Folder]) { SuppressUnder = threshold });

        Assert.Contains(book.Cells, cell => cell.IsHidden);
        Assert.All(book.Cells.Where(cell => cell is { IsCount: true, Layer: not CellLayer.Difference, Value: > 1e-9 }), cell =>
            Assert.True(cell.IsHidden || cell.Shown >= threshold));
        foreach (var layer in (CellLayer[])[CellLayer.Mitigated, CellLayer.Unmitigated]) Attack(book, layer);
    }

    [Fact]
    public void ANumberIsHiddenInAllThreeTablesOrInNone()
    {
        var book = ReturnMaker.Make(new("lsrp", [run.Folder]) { SuppressUnder = 5 });

        Assert.All(book.Cells.GroupBy(cell => cell.Place, StringComparer.Ordinal),
            place => Assert.Single(place.Select(cell => cell.IsHidden).Distinct()));
    }

    [Fact]
    public void AShareIsHiddenWithTheNumberThatItIsReckonedFrom()
    {
        var book = ReturnMaker.Make(new("benchmarking", [run.Folder]) { SuppressUnder = 50 });
        var hidden = book.Cells.ToDictionary(cell => cell.Place, cell => cell.IsHidden, StringComparer.Ordinal);

        Assert.Contains(true, hidden.Values);
        Assert.All(book.Cells.Where(cell => cell.HiddenWith is not null), cell => Assert.Equal(hidden[cell.HiddenWith!], cell.IsHidden));
    }

    [Fact]
    public void ASmallPartTakesTheNextSmallestWithIt() => Assert.Equal(["a", "b"], Hidden([3, 7, 20], [], new ReturnSum(["a", "b", "c"])));

    [Fact]
    public void TwoSmallPartsThatSumToLessThanTheThresholdTakeAThird() =>
        Assert.Equal(["a", "b", "c"], Hidden([1, 2, 20, 30], [], new ReturnSum(["a", "b", "c", "d"])));

    [Fact]
    public void TwoSumsOfDifferentSheetsAreSolvedTogether() => // a + b and b + c and a + c are known, so two of them hidden are told
        Assert.Equal(["a", "b", "c", "d"],
            Hidden([3, 9, 8, 50], [], new("a b d".Split(' ')), new("b c d".Split(' ')), new("a c d".Split(' '))));

    [Fact]
    public void ARestThatNoSheetShowsIsKeptFromBeingTold() =>
        Assert.Equal(["a"], Hidden([10, 40, 53], [3], new ReturnSum(["a", "b", "rest0"], "c")));

    [Fact]
    public void ALargeRestThatNoSheetShowsMayBeTold() => Assert.Empty(Hidden([10, 40, 80], [30], new ReturnSum(["a", "b", "rest0"], "c")));

    private static List<string> Hidden(double[] shown, double[] rests, params ReturnSum[] sums)
    {
        ReturnCell[] cells = [.. shown.Select((value, i) => Cell(((char)('a' + i)).ToString(), value))];
        var book = new ReturnBook
        {
            Form = "",
            Version = "",
            Title = "",
            LongHeadings = [],
            Sheets = [new() { Name = "", Title = "", Headings = [], Rows = [new([], cells)] }],
            Unpublished = [.. rests.Select((value, i) => Cell($"rest{i}", value))],
            Sums = sums,
        };
        return [.. Suppressor.Hide(book, 5).Cells.Where(cell => cell.IsHidden).Select(cell => cell.Place)];
    }

    private static ReturnCell Cell(string place, double value) => new() { Keys = [], Place = place, Value = value };

    /// <summary>Solves for the least and the most of each hidden number, from all numbers shown and all sums.</summary>
    private static void Attack(ReturnBook book, CellLayer layer)
    {
        var cells = book.Cells.Concat(book.Unpublished).Where(cell => cell.Layer == layer && cell.Value is not null)
            .ToDictionary(cell => cell.Place, StringComparer.Ordinal);
        var rests = book.Unpublished.Select(cell => cell.Place).ToHashSet(StringComparer.Ordinal);
        bool IsKnown(string place) => !cells[place].IsHidden && !rests.Contains(place);
        using var attacker = new Attacker();
        foreach (var sum in book.Sums)
        {
            var parts = sum.Parts.Where(cells.ContainsKey).ToList();
            if (parts.Count == 0) continue; // a year that the run does not reach
            var unknown = parts.Where(part => !IsKnown(part)).ToList();
            var known = parts.Where(IsKnown).Sum(part => cells[part].Value!.Value);
            if (sum.Whole is { } whole && !IsKnown(whole))
                attacker.Learn(unknown, whole, -known);
            else
                attacker.Learn(unknown,
                    (sum.Whole is { } shown ? cells[shown].Value!.Value : parts.Sum(part => cells[part].Value!.Value)) - known);
        }

        var inSums = book.Sums.SelectMany(sum => sum.Whole is { } whole ? sum.Parts.Append(whole) : sum.Parts)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var cell in cells.Values.Where(cell => cell.IsHidden && inSums.Contains(cell.Place)))
        {
            var (least, most) = attacker.Bounds(cell.Place);
            Assert.True(most - least > Apart, $"{cell.Place} lies between {least} and {most}");
        }
    }
}
