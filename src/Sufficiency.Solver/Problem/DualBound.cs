namespace Sufficiency.Solver.Problem;

/// <summary>A lower bound on a <see cref="MixedIntegerProblem"/> from any prices of its rows, over all
/// arcs, without the word of a solver.</summary>
/// <remarks>
/// Lagrangian relaxation of the coupling rows (Geoffrion 1974): with σ_r ≥ 0 for what holds a row up (its lower bound) and ≤ 0 for what
/// holds it down, L(σ) = constant + Σ_r σ_r b_r + Σ_i d_i min_a (c_ia − Σ_r σ_r A_r,k(a)) + Σ_j min over [l_j, u_j] of (f_j − Σ_r σ_r A_rj)
/// y_j, where b_r is the row's lower bound for σ_r &gt; 0 and its upper bound for σ_r &lt; 0. It is valid
/// for any such σ; with single sourcing too.
/// </remarks>
public sealed class DualBound
{
    private const int SourcesPerBatch = 4096;

    private readonly MixedIntegerProblem problem;

    private DualBound(MixedIntegerProblem problem, double[] rowPrices)
    {
        this.problem = problem;
        RowPrices = Clip(problem, rowPrices);
        IntakePrices = PriceIntakes();
        SideReducedCosts = ReduceSideCosts();
        Value = problem.ConstantCost + RowPart() + SidePart() + ArcPart();
    }

    /// <summary>The bound; +∞ where a source has no arc, so that no solution exists.</summary>
    public double Value { get; }

    /// <summary>The prices used: those given, with wrong signs set to zero.</summary>
    public double[] RowPrices { get; }

    /// <summary>Σ_r σ_r A_rk: what a unit of flow into each intake earns at the prices; an arc's
    /// reduced cost is its cost less this.</summary>
    public double[] IntakePrices { get; }

    /// <summary>f_j − Σ_r σ_r A_rj of each side column.</summary>
    public double[] SideReducedCosts { get; }

    /// <summary>Computes the bound.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="rowPrices">One price a coupling row: ≤ 0 on a ≤ row, ≥ 0 on a ≥ row; a price of the wrong
    /// sign or not finite counts as zero.</param>
    public static DualBound Compute(MixedIntegerProblem problem, double[] rowPrices)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(rowPrices);
        return rowPrices.Length == problem.Rows.Count
            ? new DualBound(problem, rowPrices)
            : throw new ArgumentException($"{rowPrices.Length} prices for {problem.Rows.Count} rows.", nameof(rowPrices));
    }

    private static double[] Clip(MixedIntegerProblem problem, double[] prices)
    {
        var clipped = new double[prices.Length];
        for (var row = 0; row < prices.Length; row++)
        {
            var binding = prices[row] > 0 ? problem.Rows[row].Lower : problem.Rows[row].Upper;
            clipped[row] = double.IsFinite(binding) && double.IsFinite(prices[row]) ? prices[row] : 0.0;
        }

        return clipped;
    }

    private double[] PriceIntakes()
    {
        var prices = new double[problem.Intakes.Count];
        for (var intake = 0; intake < prices.Length; intake++) prices[intake] = Dot(problem.Intakes[intake].Rows);
        return prices;
    }

    private double[] ReduceSideCosts()
    {
        var reduced = new double[problem.SideColumns.Count];
        for (var column = 0; column < reduced.Length; column++)
            reduced[column] = problem.SideColumns[column].Cost - Dot(problem.SideColumns[column].Rows);
        return reduced;
    }

    private double Dot(SparseVector vector)
    {
        var sum = 0.0;
        for (var entry = 0; entry < vector.Indices.Length; entry++) sum += RowPrices[vector.Indices[entry]] * vector.Coefficients[entry];
        return sum;
    }

    private double RowPart()
    {
        var sum = 0.0;
        for (var row = 0; row < RowPrices.Length; row++)
        {
            if (RowPrices[row] != 0) sum += RowPrices[row] * (RowPrices[row] > 0 ? problem.Rows[row].Lower : problem.Rows[row].Upper);
        }

        return sum;
    }

    private double SidePart()
    {
        var sum = 0.0;
        for (var column = 0; column < SideReducedCosts.Length; column++)
            sum += SideAtBest(problem.SideColumns[column], SideReducedCosts[column]);
        return sum;
    }

    // Whole columns range over the whole numbers within their bounds, which only raises the bound.
    private static double SideAtBest(SideColumn column, double reducedCost)
    {
        const double Whole = 1e-9;
        var lower = column.IsInteger ? Math.Ceiling(column.Lower - Whole) : column.Lower;
        var upper = column.IsInteger ? Math.Floor(column.Upper + Whole) : column.Upper;
        return reducedCost * (reducedCost >= 0 ? lower : upper);
    }

    // Batches are summed in their order, so that the same inputs give the same bits on any number of cores.
    private double ArcPart()
    {
        var batches = (problem.SourceCount + SourcesPerBatch - 1) / SourcesPerBatch;
        var sums = new double[batches];
        Parallel.For(0, batches,
            batch => sums[batch] = ArcPart(batch * SourcesPerBatch, Math.Min(problem.SourceCount, (batch + 1) * SourcesPerBatch)));
        return sums.Sum();
    }

    private double ArcPart(int firstSource, int endSource)
    {
        var (supply, prices) = (problem.Supply, IntakePrices);
        var sum = 0.0;
        var costs = Array.Empty<double>();
        for (var source = firstSource; source < endSource; source++)
        {
            var least = double.PositiveInfinity;
            var intakes = problem.Arcs.IntakesOf(source);
            if (costs.Length < intakes.Length) costs = new double[intakes.Length];
            problem.Arcs.ReadCosts(source, costs.AsSpan(0, intakes.Length));
            for (var arc = 0; arc < intakes.Length; arc++) least = Math.Min(least, costs[arc] - prices[intakes[arc]]);
            if (supply[source] > 0) sum += supply[source] * least;
        }

        return sum;
    }
}
