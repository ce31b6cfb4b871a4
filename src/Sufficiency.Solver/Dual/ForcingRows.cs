using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Finds rows that force variables to a bound.</summary>
internal static class ForcingRows
{
    /// <summary>Rows that lone variables alone use, and that leave them no choice. [row]</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="sides">What fixed variables leave of each row. [row]</param>
    /// <param name="lone">The variables of no set that are not fixed.</param>
    /// <param name="bounds">Bounds of the linking variables.</param>
    /// <param name="isUsedElse">Rows that other variables use. [row]</param>
    public static bool[] Of(MixedIntegerProblem problem, double[] sides, int[] lone, (double[] Lower, double[] Upper) bounds,
        bool[] isUsedElse)
    {
        double[] spare = [.. problem.Rows.Select((row, r) =>
            isUsedElse[r] || double.IsFinite(row.Lower) ? double.PositiveInfinity : row.Upper + sides[r])];
        foreach (var j in lone)
        {
            var rows = problem.LinkingVariables[j].Rows;
            for (var e = 0; e < rows.Indices.Length; e++)
                spare[rows.Indices[e]] -= Math.Min(rows.Coefficients[e] * bounds.Lower[j], rows.Coefficients[e] * bounds.Upper[j]);
        }

        return [.. spare.Select((most, r) => most <= ToleranceOf(sides[r]))];
    }

    /// <summary>What a row may be off by rounding.</summary>
    public static double ToleranceOf(double side) => 1e-7 * Math.Max(1.0, Math.Abs(side));
}
