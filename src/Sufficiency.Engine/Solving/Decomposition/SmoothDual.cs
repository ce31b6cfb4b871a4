using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>The value of the smoothed dual at some prices, its slope, and where asked its curvature.</summary>
/// <param name="Value">The smoothed dual.</param>
/// <param name="Slope">What each row still lacks: its side less what is used. [row]</param>
/// <param name="Curvature">Minus the second derivatives, lower triangle. [row, row], flattened; null where not asked for.</param>
internal sealed record SmoothPoint(double Value, double[] Slope, double[]? Curvature);

/// <summary>
/// The Lagrangian dual with every minimum replaced by a soft minimum −T log Σ exp(−reduced cost / T): concave, smooth, and below the dual itself.
/// </summary>
/// <remarks>
/// At its maximum the soft shares satisfy every row, so that prices and a plan come together; as the temperature T falls both tend to the optimum.
/// Entropic barrier methods: S.-C. Fang, J. R. Rajasekera, H.-S. J. Tsao, Entropy Optimization and Mathematical Programming (1997).
/// </remarks>
internal sealed class SmoothDual(SmoothFamily[] families, IReadOnlyList<SmoothColumn> columns, double[] sides, double constant, int[] signs)
{
    private const int Parts = 8; // fixed, so that sums are made in the same order on any number of cores

    private readonly SmoothSum[] parts = [.. Enumerable.Range(0, Parts).Select(_ => new SmoothSum(sides.Length))]; // kept: their curvatures are large

    /// <summary>Sign a price must have: −1, +1, or 0 for any.</summary>
    public int[] Signs => signs;

    /// <summary>The dual at some prices. The curvature lives until it is asked for again.</summary>
    public SmoothPoint At(double[] prices, double temperature, bool withCurvature, CancellationToken cancellation)
    {
        Parallel.For(0, Parts, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            var sum = parts[part];
            sum.Begin(withCurvature);
            for (var f = part; f < families.Length; f += Parts) sum.Add(families[f], prices, temperature);
        });
        var total = parts[0];
        for (var part = 1; part < Parts; part++) total.Add(parts[part]);
        foreach (var column in columns) total.Add(column, prices, temperature);
        var value = constant + total.Value;
        for (var r = 0; r < sides.Length; r++)
        {
            value += prices[r] * sides[r];
            total.Slope[r] += sides[r];
        }

        return new(value, total.Slope, total.Curvature);
    }

    /// <summary>The soft shares of a family's members along their arcs, in the order of its arcs.</summary>
    public static double[] SharesOf(SmoothFamily family, double[] prices, double temperature)
    {
        var shares = new double[family.Position.Length];
        var earns = SoftMinimum.Earns(family, prices);
        for (var m = 0; m < family.MemberCount; m++) SoftMinimum.Share(family, m, earns, temperature * family.Heat, shares.AsSpan(family.Start[m], family.Start[m + 1] - family.Start[m]));
        return shares;
    }

    /// <summary>The value of a column.</summary>
    public static double ValueOf(SmoothColumn column, double[] prices, double temperature) =>
        column.Lower + SoftMinimum.Inner(column.Cost - Dot(column.Rows, prices), column.Upper - column.Lower, temperature * column.Heat);

    /// <summary>Σ price × coefficient.</summary>
    public static double Dot(SparseVector rows, double[] prices)
    {
        var sum = 0.0;
        for (var e = 0; e < rows.Indices.Length; e++) sum += prices[rows.Indices[e]] * rows.Coefficients[e];
        return sum;
    }
}
