using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Pupils;

namespace Sufficiency.Engine.Tests.OpenData.Sen2;

public sealed class ProportionalFittingTests
{
    private static readonly int[] Rows = [0, 0, 1, 1];
    private static readonly int[] Columns = [0, 1, 0, 1];

    [Fact]
    public void AFlatSeedTakesTheProductOfItsMargins()
    {
        var result = ProportionalFitting.Fit([1, 1, 1, 1], [new("rows", Rows, [30, 70]), new("columns", Columns, [40, 60])]);

        Assert.True(result.HasConverged);
        AssertClose([12, 18, 28, 42], result.Cells);
    }

    [Fact]
    public void TheOddsRatioOfTheSeedIsKept()
    {
        var cells = ProportionalFitting.Fit([4, 1, 1, 1], [new("rows", Rows, [50, 50]), new("columns", Columns, [50, 50])]).Cells;

        // Odds ratio 4 with equal margins: x² / (50 − x)² = 4, so x = 100/3.
        AssertClose([100.0 / 3, 50.0 / 3, 50.0 / 3, 100.0 / 3], cells);
    }

    [Fact]
    public void AStructuralZeroStaysZeroAndTheRestCarriesTheMargins()
    {
        var cells = ProportionalFitting.Fit([0, 1, 1, 1], [new("rows", Rows, [30, 70]), new("columns", Columns, [40, 60])]).Cells;

        AssertClose([0, 30, 40, 30], cells);
    }

    [Fact]
    public void MarginsOfDifferentTotalsAreNamed()
    {
        var fault = Assert.Throws<DataIssueException>(
            () => ProportionalFitting.Fit([1, 1, 1, 1], [new("rows", Rows, [30, 70]), new("columns", Columns, [40, 61])]));

        Assert.Contains("another total than rows (100)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AGroupWithATargetAndNoCellIsNamed()
    {
        var fault = Assert.Throws<DataIssueException>(
            () => ProportionalFitting.Fit([0, 0, 1, 1], [new("rows", Rows, [30, 70]), new("columns", Columns, [40, 60])]));

        Assert.Contains("group 0 has a target", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MarginsThatCannotHoldTogetherDoNotConvergeAndSaySo()
    {
        // The first row may only use the second column, which is too small for it.
        FittingMargin[] margins = [new("rows", Rows, [70, 30]), new("columns", Columns, [40, 60])];

        var result = ProportionalFitting.Fit([0, 1, 1, 1], margins, maximumIterations: 500);

        Assert.False(result.HasConverged);
        Assert.Contains(result.Unmet, group => group is { Margin: "rows", Group: 0, Target: 70 });
        Assert.Throws<DataIssueException>(() => ProportionalFitting.FitExactly("paper.csv", [0, 1, 1, 1], margins, maximumIterations: 500));
    }

    [Fact]
    public void ADrawingMarginGivesWayToAnExactOne()
    {
        var result = ProportionalFitting.Fit([1, 1, 1, 1],
            [new("rolls", Rows, [10, 30], IsExact: false), new("columns", Columns, [40, 60])]);

        Assert.True(result.HasConverged);
        AssertClose([10, 15, 30, 45], result.Cells);
    }

    [Fact]
    public void ThreeWaysMeetAllTheirTwoWayMargins()
    {
        // [a, b, c] of 2 × 2 × 2 with a known table 1…8: its own margins must be met, whatever the seed.
        double[] truth = [1, 2, 3, 4, 5, 6, 7, 8];
        int[] ab = [0, 0, 1, 1, 2, 2, 3, 3], ac = [0, 1, 0, 1, 2, 3, 2, 3], bc = [0, 1, 2, 3, 0, 1, 2, 3];
        FittingMargin[] margins = [new("ab", ab, SumBy(truth, ab)), new("ac", ac, SumBy(truth, ac)), new("bc", bc, SumBy(truth, bc))];

        var result = ProportionalFitting.Fit([1, 1, 1, 1, 1, 1, 1, 1], margins);

        Assert.True(result.HasConverged);
        foreach (var margin in margins) AssertClose(margin.Targets, SumBy(result.Cells, margin.GroupOfCell));
    }

    private static double[] SumBy(double[] cells, int[] groups)
    {
        var sums = new double[groups.Max() + 1];
        for (var i = 0; i < cells.Length; i++) sums[groups[i]] += cells[i];
        return sums;
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.InRange(actual[i] - expected[i], -1e-9, 1e-9);
    }
}
