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
        SinkDualValues = ReadSinkDualValues();
        LinkingReducedCosts = ReduceLinkingCosts();
        Value = problem.ConstantCost + RowPart() + LinkingPart() + ArcPart();
    }

    /// <summary>The bound; +∞ where a source has no arc, so that no solution exists.</summary>
    public double Value { get; }

    /// <summary>The prices used: those given, with wrong signs set to zero.</summary>
    public double[] RowPrices { get; }

    /// <summary>Σ_r σ_r A_rk: what a unit of flow into each sink earns at the prices; an arc's
    /// reduced cost is its cost less this.</summary>
    public double[] SinkDualValues { get; }

    /// <summary>f_j − Σ_r σ_r A_rj of each linking variable.</summary>
    public double[] LinkingReducedCosts { get; }

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

    private double[] ReadSinkDualValues()
    {
        var prices = new double[problem.Sinks.Count];
        for (var sink = 0; sink < prices.Length; sink++) prices[sink] = Dot(problem.Sinks[sink].Rows);
        return prices;
    }

    private double[] ReduceLinkingCosts()
    {
        var reduced = new double[problem.LinkingVariables.Count];
        for (var column = 0; column < reduced.Length; column++)
            reduced[column] = problem.LinkingVariables[column].Cost - Dot(problem.LinkingVariables[column].Rows);
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

    private double LinkingPart()
    {
        var sum = 0.0;
        for (var column = 0; column < LinkingReducedCosts.Length; column++)
            sum += LinkingAtBest(problem.LinkingVariables[column], LinkingReducedCosts[column]);
        return sum;
    }

    // Whole columns range over the whole numbers within their bounds, which only raises the bound.
    private static double LinkingAtBest(LinkingVariable column, double reducedCost)
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
        var (supply, prices) = (problem.Supply, SinkDualValues);
        var sum = 0.0;
        var costs = Array.Empty<double>();
        for (var source = firstSource; source < endSource; source++)
        {
            var least = double.PositiveInfinity;
            var sinks = problem.Arcs.SinksOf(source);
            if (costs.Length < sinks.Length) costs = new double[sinks.Length];
            problem.Arcs.ReadCosts(source, costs.AsSpan(0, sinks.Length));
            for (var arc = 0; arc < sinks.Length; arc++) least = Math.Min(least, costs[arc] - prices[sinks[arc]]);
            if (supply[source] > 0) sum += supply[source] * least;
        }

        return sum;
    }
}
