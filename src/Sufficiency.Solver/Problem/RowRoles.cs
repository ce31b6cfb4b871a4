namespace Sufficiency.Solver.Problem;

/// <summary>Tells rows that are priced from rows over integers alone.</summary>
internal sealed class RowRoles
{
    private readonly bool[] isPriced;

    public RowRoles(MixedIntegerProblem problem)
    {
        isPriced = new bool[problem.Rows.Count];
        foreach (var sink in problem.Sinks) Mark(sink.Rows);
        foreach (var column in problem.LinkingVariables)
        {
            if (!column.IsInteger) Mark(column.Rows);
        }
    }

    /// <summary>Whether the row touches flow or a continuous variable. Otherwise it is over integers alone.</summary>
    public bool IsPriced(int row) => isPriced[row];

    /// <summary>Σ price × coefficient over the priced rows.</summary>
    public double Value(SparseVector vector, double[] prices)
    {
        var value = 0.0;
        for (var e = 0; e < vector.Indices.Length; e++)
        {
            if (isPriced[vector.Indices[e]]) value += prices[vector.Indices[e]] * vector.Coefficients[e];
        }

        return value;
    }

    /// <summary>
    /// Turns duals into valid prices. A price is 0 on rows over integers alone, and where its sign needs a bound that the row lacks.
    /// </summary>
    public double[] ToPrices(MixedIntegerProblem problem, ReadOnlySpan<double> duals)
    {
        var prices = new double[problem.Rows.Count];
        for (var r = 0; r < prices.Length; r++)
        {
            var dual = duals[r];
            var hasSide = dual > 0 ? double.IsFinite(problem.Rows[r].Lower) : double.IsFinite(problem.Rows[r].Upper);
            if (isPriced[r] && hasSide) prices[r] = dual;
        }

        return prices;
    }

    private void Mark(SparseVector vector)
    {
        foreach (var row in vector.Indices) isPriced[row] = true;
    }
}
