using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Structure;

/// <summary>
/// A lower bound on the cost of every plan with given integers y: Constant + Σ_j Coefficient_j y_j, valid for any prices of the right sign.
/// </summary>
/// <remarks>
/// Lagrangian duality: rows that touch flow or continuous columns are priced, each source then takes its cheapest arc of all.
/// Rows over integers alone are left to whoever minimises over y.
/// </remarks>
/// <param name="Constant">The part that does not depend on y.</param>
/// <param name="Coefficients">One a linking variable; 0 where the column is continuous.</param>
/// <param name="Prices">The prices it came from, one a coupling row.</param>
internal sealed record LagrangianCut(double Constant, double[] Coefficients, double[] Prices)
{
    /// <summary>The fractions of the whole columns that strengthened it; null where every arc counted as open. [linking variable]</summary>
    public double[]? Fractions { get; init; }

    /// <summary>The least bound over y within bounds, rows over integers alone left out.</summary>
    public double LeastOver(double[] lower, double[] upper)
    {
        var value = Constant;
        for (var j = 0; j < Coefficients.Length; j++) value += Math.Min(Coefficients[j] * lower[j], Coefficients[j] * upper[j]);
        return value;
    }

    /// <summary>The bound at whole integers.</summary>
    public double At(double[] values)
    {
        var value = Constant;
        for (var j = 0; j < Coefficients.Length; j++) value += Coefficients[j] * values[j];
        return value;
    }

    /// <summary>Builds the cut of prices, given what the sources pay at them.</summary>
    public static LagrangianCut Build(MixedIntegerProblem problem, RowRoles roles, double[] prices, double sourceCost)
    {
        var constant = problem.ConstantCost + sourceCost;
        for (var r = 0; r < prices.Length; r++)
        {
            if (prices[r] > 0) constant += prices[r] * problem.Rows[r].Lower;
            else if (prices[r] < 0) constant += prices[r] * problem.Rows[r].Upper;
        }

        var coefficients = new double[problem.LinkingVariables.Count];
        for (var j = 0; j < coefficients.Length; j++)
        {
            var column = problem.LinkingVariables[j];
            var reduced = column.Cost - roles.Value(column.Rows, prices);
            if (column.IsInteger) coefficients[j] = reduced;
            else constant += Math.Min(reduced * column.Lower, reduced * column.Upper);
        }

        return new(constant, coefficients, prices);
    }
}

/// <summary>Which rows are priced, and how to read a price.</summary>
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

    /// <summary>Whether the row touches flow or a continuous column; otherwise it is over integers alone.</summary>
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

    /// <summary>Duals made into valid prices: nothing on rows over integers alone, nothing where the sign
    /// needs a side the row does not have.</summary>
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
