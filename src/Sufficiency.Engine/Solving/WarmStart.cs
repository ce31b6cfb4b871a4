using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving;

/// <summary>
/// The answer to a problem much like the one to solve, by names of rows and columns: where to start. It changes how long a solve takes and which of the plans within
/// the gap it finds, never what is proven; what it names and the problem lacks is passed over.
/// </summary>
/// <param name="Way">Prices that the search for it passed while they still bent; none where it passed none.</param>
/// <param name="Open">Integer columns that are one in the plan.</param>
/// <param name="IsEvident">Whether the prices of that choice proved alone that no other is better: mostly they do so in a problem much like it, too.</param>
public sealed record WarmStart(IReadOnlyList<PricesOnTheWay> Way, IReadOnlyCollection<string> Open, bool IsEvident = false)
{
    /// <summary>The start that a solution gives; null where it holds no plan.</summary>
    public static WarmStart? Of(MixedIntegerProblem problem, ProblemSolution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        if (solution.Objective is null || solution.RowPrices.Length == 0) return null;
        var open = Enumerable.Range(0, problem.SideColumns.Count).Where(j => problem.SideColumns[j].IsInteger && solution.SideValues[j] > 0.5);
        return new(solution.Way, [.. open.Select(j => problem.SideColumns[j].Name)], solution.IsEvident);
    }

    /// <summary>One for each integer column that is open in the plan, nil for all others. [side column]</summary>
    public double[] SideOf(MixedIntegerProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var names = Open.ToHashSet(StringComparer.Ordinal);
        return [.. problem.SideColumns.Select(column => column.IsInteger && names.Contains(column.Name) ? 1.0 : 0.0)];
    }
}

/// <summary>Prices that a search passed.</summary>
/// <param name="Depth">How often it had cooled by then.</param>
/// <param name="IsSampled">Whether a few sources stood for all.</param>
/// <param name="Prices">Price of each row by name; rows without a price are left out.</param>
public sealed record PricesOnTheWay(int Depth, bool IsSampled, IReadOnlyDictionary<string, double> Prices);
