namespace Sufficiency.Solver.Problem;

/// <summary>
/// The answer to a problem much like the one to solve, by names of rows and columns: where to start. It changes how long a solve takes and
/// which of the plans within the gap it finds, never what is proven; what it names and the problem lacks is passed over.
/// </summary>
/// <param name="Trajectory">Prices that the search for it passed while they still bent; none where it passed none.</param>
/// <param name="Open">Integer columns that are one in the plan.</param>
/// <param name="IsProvenAtRoot">Whether the prices of that choice proved alone that no other is better: mostly they do so in a
/// problem much like it, too. Null to leave that open, and have it found out of the plan to come.</param>
/// <param name="IsNear">Whether its prices are so near those of the problem to solve that the search begins
/// where they hardly bend any more.</param>
public sealed record WarmStart(IReadOnlyList<TrajectoryPoint> Trajectory, IReadOnlyCollection<string> Open,
    bool? IsProvenAtRoot = false, bool IsNear = false)
{
    /// <summary>The start that a solution gives; null where it holds no plan.</summary>
    public static WarmStart? Of(MixedIntegerProblem problem, ProblemSolution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        if (solution.Objective is null || solution.RowPrices.Length == 0) return null;
        var open = Enumerable.Range(0, problem.LinkingVariables.Count)
            .Where(j => problem.LinkingVariables[j].IsInteger && solution.LinkingValues[j] > 0.5);
        return new(solution.Trajectory, [.. open.Select(j => problem.LinkingVariables[j].Name)], solution.IsProvenAtRoot);
    }

    /// <summary>
    /// The start for a problem that differs from this one's as another differs from one much like this: prices move as they did between
    /// those two, and what is left to find is of the second order.
    /// </summary>
    /// <param name="from">The answer to the problem much like this one's.</param>
    /// <param name="to">The answer to the one that differs from it in the same way.</param>
    public WarmStart MovedAs(WarmStart from, WarmStart to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var moved = Trajectory.Select(level => from.At(level) is { } before && to.At(level) is { } after
            ? level with { Prices = Moved(level.Prices, before.Prices, after.Prices) } : null).OfType<TrajectoryPoint>().ToList();
        return moved.Count == 0 ? this : this with { Trajectory = moved, IsNear = true };
    }

    /// <summary>One for each integer column that is open in the plan, nil for all others. [linking variable]</summary>
    public double[] ValuesOf(MixedIntegerProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var names = Open.ToHashSet(StringComparer.Ordinal);
        return [.. problem.LinkingVariables.Select(column => column.IsInteger && names.Contains(column.Name) ? 1.0 : 0.0)];
    }

    private static Dictionary<string, double> Moved(IReadOnlyDictionary<string, double> prices, IReadOnlyDictionary<string, double> before,
        IReadOnlyDictionary<string, double> after) =>
        prices.Keys.Union(before.Keys, StringComparer.Ordinal).Union(after.Keys, StringComparer.Ordinal).ToDictionary(row => row,
            row => prices.GetValueOrDefault(row) + after.GetValueOrDefault(row) - before.GetValueOrDefault(row), StringComparer.Ordinal);

    private TrajectoryPoint? At(TrajectoryPoint level) =>
        Trajectory.FirstOrDefault(own => own.Depth == level.Depth && own.IsSampled == level.IsSampled);
}

/// <summary>Prices that a search passed.</summary>
/// <param name="Depth">How often it had cooled by then.</param>
/// <param name="IsSampled">Whether a few sources stood for all.</param>
/// <param name="Prices">Price of each row by name; rows without a price are left out.</param>
public sealed record TrajectoryPoint(int Depth, bool IsSampled, IReadOnlyDictionary<string, double> Prices);
