using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>The value of the smoothed dual at some prices, its slope, and where asked its curvature.</summary>
/// <param name="Value">The smoothed dual.</param>
/// <param name="Slope">What each row still lacks: its side less what is used. [row]</param>
/// <param name="Curvature">Minus the second derivatives. [row, row]; null where not asked for.</param>
internal sealed record SmoothPoint(double Value, double[] Slope, SkylineMatrix? Curvature);

/// <summary>
/// The Lagrangian dual with every minimum replaced by a soft minimum −T log Σ exp(−reduced cost / T):
/// concave, smooth, and below the dual itself.
/// </summary>
/// <remarks>
/// At its maximum the soft shares satisfy every row, so that prices and a plan come together; as the temperature T falls both tend to the
/// optimum. Entropic barrier methods: S.-C. Fang, J. R. Rajasekera, H.-S. J. Tsao, Entropy
/// Optimization and Mathematical Programming (1997).
/// </remarks>
internal sealed class SmoothDual
{
    private readonly SourceClass[] classes;
    private readonly IReadOnlyList<SmoothColumn> columns;
    private readonly double[] sides;
    private readonly double constant;
    private readonly DualWorkspace workspace;
    private readonly DualEvaluation[] parts;
    private readonly List<(ArcPool Pool, int[] Classes)>[] pools; // [part]

    /// <summary>Makes a dual of classes, which may be replaced in the array by others of the same pool, and columns.</summary>
    /// <param name="classes">Classes.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="sides">Right-hand side of each row.</param>
    /// <param name="constant">Cost that nothing changes.</param>
    /// <param name="signs">Sign a price must have: −1, +1, or 0 for any.</param>
    /// <param name="workspace">Where it works; null for a room of its own.</param>
    public SmoothDual(SourceClass[] classes, IReadOnlyList<SmoothColumn> columns, double[] sides, double constant, int[] signs,
        DualWorkspace? workspace = null)
    {
        (this.workspace, parts) = (workspace ??= new(RowPattern.Of(sides.Length, classes, columns)), workspace.Parts);
        (this.classes, this.columns, this.sides, this.constant, Signs) = (classes, columns, sides, constant, signs);
        pools = [.. Enumerable.Range(0, parts.Length).Select(_ => new List<(ArcPool, int[])>())];
        var loads = new long[parts.Length];
        foreach (var group in Enumerable.Range(0, classes.Length).GroupBy(f => classes[f].Pool).Select(group => (Pool: group.Key,
            Classes: group.ToArray(), Load: group.Sum(f => classes[f].Cost.Length + 1L))).OrderByDescending(group => group.Load))
        {
            var part = Array.IndexOf(loads, loads.Min());
            loads[part] += group.Load + ((long)group.Pool.Rows.Length * group.Pool.Rows.Length);
            pools[part].Add((group.Pool, group.Classes));
        }
    }

    /// <summary>Sign a price must have: −1, +1, or 0 for any.</summary>
    public int[] Signs { get; }

    /// <summary>Solves (curvature + diagonal) x = right for a curvature of this dual. [row]</summary>
    public double[] Solve(SkylineMatrix curvature, double[] diagonal, double[] right) => workspace.Solve(curvature, diagonal, right);

    /// <summary>The dual at some prices. The curvature lives until it, or that of another dual in the
    /// same room, is asked for again.</summary>
    public SmoothPoint At(double[] prices, double temperature, bool withCurvature, CancellationToken cancellation)
    {
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            var sum = parts[part];
            sum.Begin(withCurvature);
            foreach (var (pool, members) in pools[part]) sum.Add(pool, members.Select(f => classes[f]), prices, temperature);
        });
        var total = parts[0];
        for (var part = 1; part < parts.Length; part++) total.Add(parts[part]);
        foreach (var column in columns) total.Add(column, prices, temperature);
        var value = constant + total.Value;
        for (var r = 0; r < sides.Length; r++)
        {
            value += prices[r] * sides[r];
            total.Slope[r] += sides[r];
        }

        return new(value, total.Slope, total.Curvature);
    }

    /// <summary>The soft shares of a class's members along their arcs, in the order of its arcs.</summary>
    public static double[] SharesOf(SourceClass sourceClass, double[] prices, double temperature)
    {
        var shares = new double[sourceClass.Position.Length];
        double[] dualValues = [.. sourceClass.Slot.Select(slot => Dot(sourceClass.Pool.Rows[slot], prices))];
        LogSumExp.Share(sourceClass, 0, sourceClass.MemberCount, dualValues, temperature * sourceClass.Smoothing, shares);
        return shares;
    }

    /// <summary>The value of a column.</summary>
    public static double ValueOf(SmoothColumn column, double[] prices, double temperature) =>
        column.Lower + LogSumExp.Inner(column.Cost - Dot(column.Rows, prices), column.Upper - column.Lower, temperature * column.Smoothing);

    /// <summary>Σ price × coefficient.</summary>
    public static double Dot(SparseVector rows, double[] prices)
    {
        var sum = 0.0;
        for (var e = 0; e < rows.Indices.Length; e++) sum += prices[rows.Indices[e]] * rows.Coefficients[e];
        return sum;
    }
}

/// <summary>Large arrays in which the duals of one problem work one after another: clearing them is quicker than
/// asking for new ones at every level.</summary>
/// <param name="pattern">Where curvatures may hold anything.</param>
internal sealed class DualWorkspace(RowPattern pattern)
{
    private const int PartCount = 4; // fixed, so that sums are made in the same order on any number of cores
    private readonly Lazy<BlockedCholesky> factor = new(() => new(pattern.FirstPlace));

    /// <summary>Sums that are made side by side.</summary>
    public DualEvaluation[] Parts { get; } = [.. Enumerable.Range(0, PartCount).Select(_ => new DualEvaluation(pattern.First))];

    /// <summary>Solves (curvature + diagonal) x = right. [row]</summary>
    public double[] Solve(SkylineMatrix curvature, double[] diagonal, double[] right) =>
        factor.Value.Solve(curvature, diagonal, pattern.Order, right);
}
