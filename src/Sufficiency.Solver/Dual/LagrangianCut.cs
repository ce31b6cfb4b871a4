using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>
/// A lower bound on the cost of every plan with integers y: Constant + Σ_j Coefficient_j y_j, valid for any prices of the right sign.
/// </summary>
/// <remarks>
/// Rows that touch flow or continuous variables are priced, and each source then takes its cheapest arc of all. Rows over integers alone
/// are left to the minimisation over y.
/// </remarks>
/// <param name="Constant">The part that does not depend on y.</param>
/// <param name="Coefficients">One a linking variable; 0 for a continuous variable.</param>
/// <param name="Prices">Its prices, one a coupling row.</param>
internal sealed record LagrangianCut(double Constant, double[] Coefficients, double[] Prices)
{
    /// <summary>The fractions of the integers that strengthened it; null if every arc counted as open. [linking variable]</summary>
    public double[]? Fractions { get; init; }

    /// <summary>The least bound over y within bounds, without rows over integers alone.</summary>
    public double LeastOver(double[] lower, double[] upper)
    {
        var value = Constant;
        for (var j = 0; j < Coefficients.Length; j++) value += Math.Min(Coefficients[j] * lower[j], Coefficients[j] * upper[j]);
        return value;
    }

    /// <summary>
    /// The least bound over y within bounds, with at most one integer of each set and without other rows over integers alone.
    /// </summary>
    public double LeastOver(SetPackingRows packing, double[] lower, double[] upper)
    {
        var value = Constant;
        var least = new double[packing.Count];
        for (var set = 0; set < packing.Count; set++) least[set] = packing.MustChoose(set) ? double.PositiveInfinity : 0.0;
        for (var j = 0; j < Coefficients.Length; j++)
        {
            var set = packing.SetOf(j);
            if (set < 0 || lower[j] > 0.5) value += Math.Min(Coefficients[j] * lower[j], Coefficients[j] * upper[j]);
            else if (upper[j] > 0.5) least[set] = Math.Min(least[set], Coefficients[j]);
        }

        for (var set = 0; set < packing.Count; set++)
        {
            if (!Array.Exists(packing.Members(set), j => lower[j] > 0.5)) value += least[set];
        }

        return value;
    }

    /// <summary>The bound at integers y.</summary>
    public double At(double[] values)
    {
        var value = Constant;
        for (var j = 0; j < Coefficients.Length; j++) value += Coefficients[j] * values[j];
        return value;
    }

    /// <summary>The cut of prices, from the sources' cost at these prices.</summary>
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
