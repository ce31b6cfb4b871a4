namespace Sufficiency.Solver.Problem;

/// <summary>The answer to a similar problem, by names of rows and variables, as a place to start from.</summary>
/// <remarks>
/// It changes the time of a solve, and which plan within the gap is found. It never changes the proof. Unknown names are ignored.
/// </remarks>
/// <param name="Trajectory">Prices of that search at high temperatures, where they still move; may be empty.</param>
/// <param name="Open">Integers that are 1 in the plan.</param>
/// <param name="IsProvenAtRoot">Whether the prices of that choice proved alone that no other is better, as they mostly do in a similar
/// problem. Null if the solve is to find this out.</param>
/// <param name="IsNear">Whether its prices are so near that the search may begin at a low temperature.</param>
public sealed record WarmStart(IReadOnlyList<TrajectoryPoint> Trajectory, IReadOnlyCollection<string> Open,
    bool? IsProvenAtRoot = false, bool IsNear = false)
{
    /// <summary>The warm start that a solution gives; null if it holds no plan.</summary>
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
    /// This start, with its prices moved as prices moved between two other answers. The remaining error is of the second order.
    /// </summary>
    /// <param name="from">The answer to a problem similar to this one's.</param>
    /// <param name="to">The answer to a problem that differs from it as the problem to solve differs from this one's.</param>
    public WarmStart MovedAs(WarmStart from, WarmStart to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var moved = Trajectory.Select(level => from.At(level) is { } before && to.At(level) is { } after
            ? level with { Prices = Moved(level.Prices, before.Prices, after.Prices) } : null).OfType<TrajectoryPoint>().ToList();
        return moved.Count == 0 ? this : this with { Trajectory = moved, IsNear = true };
    }

    /// <summary>1 for each integer that is open in the plan, 0 for all other variables. [linking variable]</summary>
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

/// <summary>Prices at one level of a search.</summary>
/// <param name="Depth">How often the temperature had fallen.</param>
/// <param name="IsSampled">Whether a few sources stood for all.</param>
/// <param name="Prices">Price of each row by name; rows without a price are left out.</param>
public sealed record TrajectoryPoint(int Depth, bool IsSampled, IReadOnlyDictionary<string, double> Prices);
