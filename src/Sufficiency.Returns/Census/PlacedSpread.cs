namespace Sufficiency.Returns.Census;

/// <summary>Fits pupils to two sums that the run gives: by need and year group as in the stock, and
/// by kind of place as in the plan.</summary>
/// <remarks>
/// Survival of placings is the same for all needs of a tier, and the stock tells needs apart. So sums by need differ a little.
/// The sum of all is the same. Proportional fitting keeps what the plan says of who is where (Deming and Stephan, 1940).
/// </remarks>
internal static class PlacedSpread
{
    private const int MostRounds = 500;
    private const double Enough = 1e-9; // pupils
    private const double Trace = 1e-12; // share of a row that the plan placed nowhere

    /// <summary>Fits the pupils to the sums.</summary>
    /// <param name="seed">Pupils by row, which is a need and year group, and by kind; changed in place.</param>
    /// <param name="byRow">Sum of each row.</param>
    /// <param name="byKind">Sum of each kind.</param>
    public static void Fit(double[,] seed, double[] byRow, double[] byKind)
    {
        for (var row = 0; row < byRow.Length; row++)
        {
            for (var kind = 0; kind < byKind.Length; kind++) seed[row, kind] += Trace * byRow[row] * byKind[kind];
        }

        for (var round = 0; round < MostRounds; round++)
        {
            FitKinds(seed, byKind);
            if (FitRows(seed, byRow) < Enough) return;
        }
    }

    private static void FitKinds(double[,] cells, double[] wanted)
    {
        for (var kind = 0; kind < wanted.Length; kind++)
        {
            var sum = 0.0;
            for (var row = 0; row < cells.GetLength(0); row++) sum += cells[row, kind];
            var factor = sum > 0 ? wanted[kind] / sum : 0;
            for (var row = 0; row < cells.GetLength(0); row++) cells[row, kind] *= factor;
        }
    }

    /// <summary>Scales every row to its sum, and returns how far off the worst was.</summary>
    private static double FitRows(double[,] cells, double[] wanted)
    {
        var worst = 0.0;
        for (var row = 0; row < wanted.Length; row++)
        {
            var sum = 0.0;
            for (var kind = 0; kind < cells.GetLength(1); kind++) sum += cells[row, kind];
            worst = Math.Max(worst, Math.Abs(sum - wanted[row]));
            var factor = sum > 0 ? wanted[row] / sum : 0;
            for (var kind = 0; kind < cells.GetLength(1); kind++) cells[row, kind] *= factor;
        }

        return worst;
    }
}
