using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Files;
using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Tests.Sweeps.Comparison;

public sealed class SensitivityTests
{
    [Fact]
    public void OnAFullSetOfCombinationsTheSharesAreExact()
    {
        // y = a + 2 b with a and b each −1 or 1: variances 1 and 4 of 5.
        var points = (from a in new[] { -1.0, 1.0 } from b in new[] { -1.0, 1.0 } select (a, b, y: a + (2 * b))).ToList();

        var ofA = Sensitivity.Of([.. points.Select(point => new Observation(point.a > 0 ? "high" : "low", null, point.y))])!.Value;
        var ofB = Sensitivity.Of([.. points.Select(point => new Observation(point.b > 0 ? "high" : "low", null, point.y))])!.Value;

        Assert.Equal((0.2, 0.8), (ofA.FirstOrder, ofB.FirstOrder));
        Assert.Equal(("low", -1.0, "high", 1.0), (ofA.LowLevel, ofA.Low, ofA.HighLevel, ofA.High));
        Assert.Null(Sensitivity.Of([new("only", null, 1), new("only", null, 2)]));
    }

    // y = a, and draws of b that are one of two values in the order of a: b does nothing.
    [Fact]
    public void EqualDrawsAreNotParted()
    {
        var points = (from a in new[] { 1.0, 3.0 } from draw in Enumerable.Range(0, 8) select (a, b: draw % 2 == 0 ? 20.0 : 21.0)).ToList();

        var ofA = Sensitivity.Of([.. points.Select(point => new Observation("", point.a, point.a))])!.Value;
        var ofB = Sensitivity.Of([.. points.Select(point => new Observation("", point.b, point.a))])!.Value;

        Assert.Equal((1.0, "1", 1.0, "3", 3.0), (ofA.FirstOrder, ofA.LowLevel, ofA.Low, ofA.HighLevel, ofA.High));
        Assert.Equal((0.0, 2.0, 2.0), (ofB.FirstOrder, ofB.Low, ofB.High));
        Assert.Null(Sensitivity.Of([new("", 7, 1), new("", 7, 2)]));
    }

    // Never saves one in every growth; where growth is low, which costs ten less, it is excluded.
    [Fact]
    public void LevelsAreComparedLikeForLike()
    {
        Observation[] points = [new("built", null, 10, "low"), new("built", null, 20, "high"), new("never", null, 19, "high")];

        var effect = Sensitivity.Of(points)!.Value;

        Assert.Equal(("never", 19.0, "built", 20.0, 1.0), (effect.LowLevel, effect.Low, effect.HighLevel, effect.High, effect.FirstOrder));
        // nothing like for like
        Assert.Equal(("built", 10.0),
            (Sensitivity.Of(points[..1].Append(points[2]).ToList())!.Value.LowLevel, Sensitivity.Of([points[0], points[2]])!.Value.Low));
    }

    [Fact]
    public void OnDrawsTheIndicesOfAKnownFunctionAreFound()
    {
        // Ishigami and Homma (1990), a = 7, b = 0.1: first-order indices 0.314, 0.442 and 0.
        var names = new[] { "x1", "x2", "x3" };
        var uniform = new UniformDistribution(-Math.PI, Math.PI);
        var draws = new DrawTable(new SweepSample(4000, true, 1, [.. names.Select(name => new SweepFactor(name, uniform, []))]));
        var points = Enumerable.Range(0, 4000).Select(draw => (X: names.Select((_, i) => draws.ValueOf(i, draw)).ToList(), Draw: draw))
            .Select(point => (point.X, Y: Math.Sin(point.X[0]) + (7 * Math.Pow(Math.Sin(point.X[1]), 2))
                + (0.1 * Math.Pow(point.X[2], 4) * Math.Sin(point.X[0])))).ToList();

        var indices = names.Select(
            (_, i) => Sensitivity.Of([.. points.Select(point => new Observation("", point.X[i], point.Y))])!.Value.FirstOrder).ToList();

        Assert.Equal(0.314, indices[0], 0.04);
        Assert.Equal(0.442, indices[1], 0.06);
        Assert.Equal(0.0, indices[2], 0.02);
    }

    [Fact]
    public void ASchemePaysFromTheZeroOfTheLineOn()
    {
        var point = BreakEvenPoint.Of([(1, -10), (2, 0), (3, 10), (4, 20)]);
        Assert.Equal((2.0, true), (point.Value!.Value, point.PaysAbove));
        Assert.Null(BreakEvenPoint.Of([(1, 10), (2, 11)]).Value);
        Assert.False(BreakEvenPoint.Of([(1, 10), (2, -10)]).PaysAbove);
        Assert.Null(BreakEvenPoint.Of([(1, 10), (1, -10)]).Value);
    }

    [Fact]
    public void TheDeficitAddsUpIsMetInPartAndCountsFromTheEndOfTheOverride()
    {
        var assumptions = new DeficitAssumptions(new Pounds(100), 0.9, new AcademicYear(2025), new AcademicYear(2027));

        var years = LedgerYear.Of("future", "plan", [(2026, -30), (2025, -50), (2027, 10)], assumptions).ToList();

        Assert.Equal([(2025, -15.0, 135.0), (2026, -45.0, 0.0), (2027, -35.0, 0.0)],
            years.Select(year => (year.AcademicYear, Math.Round(year.CumulativePositionGbp, 9), Math.Round(year.GrantGbp, 9))));
        Assert.Equal([false, false, true], years.Select(year => year.IsAgainstReserves!.Value));
        Assert.Equal(-80, LedgerYear.Of("future", "plan", [(2025, -50), (2026, -30)], new(null, null, null, null))
            .Last().CumulativePositionGbp);
    }

    [Fact]
    public void APlanHasPaidBackFromTheYearItStaysAheadOn()
    {
        Assert.Equal(2027, LedgerYear.Payback([(2025, 10, 20), (2026, 30, 10), (2027, 0, 20), (2028, 5, 5)]));
        Assert.Null(LedgerYear.Payback([(2025, 10, 20), (2026, 30, 10)]));
        Assert.Equal(2025, LedgerYear.Payback([(2025, 10, 20)]));
    }
}
