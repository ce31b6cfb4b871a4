using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving;

/// <summary>
/// The answer to a problem much like the one to solve, by names of rows and columns: where to start. It changes how long a solve takes and which of the plans within
/// the gap it finds, never what is proven; what it names and the problem lacks is passed over.
/// </summary>
/// <param name="Prices">Price of each row with the integers of the plan; rows without a price are left out.</param>
/// <param name="Open">Integer columns that are one in the plan.</param>
public sealed record WarmStart(IReadOnlyDictionary<string, double> Prices, IReadOnlyCollection<string> Open)
{
    /// <summary>The start that a solution gives; null where it holds no plan.</summary>
    public static WarmStart? Of(MixedIntegerProblem problem, ProblemSolution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        if (solution.Objective is null || solution.RowPrices.Length == 0) return null;
        var open = Enumerable.Range(0, problem.SideColumns.Count).Where(j => problem.SideColumns[j].IsInteger && solution.SideValues[j] > 0.5);
        return new(Named(problem, solution.RowPrices), [.. open.Select(j => problem.SideColumns[j].Name)]);
    }

    /// <summary>Prices by name as prices by row; nil where a row has none.</summary>
    public static double[] PricesOf(MixedIntegerProblem problem, IReadOnlyDictionary<string, double> prices)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(prices);
        return [.. problem.Rows.Select(row => prices.GetValueOrDefault(row.Name))];
    }

    /// <summary>One for each integer column that is open in the plan, nil for all others. [side column]</summary>
    public double[] SideOf(MixedIntegerProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var names = Open.ToHashSet(StringComparer.Ordinal);
        return [.. problem.SideColumns.Select(column => column.IsInteger && names.Contains(column.Name) ? 1.0 : 0.0)];
    }

    private static Dictionary<string, double> Named(MixedIntegerProblem problem, double[] prices)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var r = 0; r < prices.Length; r++)
        {
            if (prices[r] != 0.0) named[problem.Rows[r].Name] = prices[r];
        }

        return named;
    }
}
