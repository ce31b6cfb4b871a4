using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Prices at each level of a search. Another choice, or a similar problem, follows the same trajectory from there.</summary>
internal sealed class DualTrajectory
{
    private const double Absurd = 1e12; // £ a pupil: a larger price of a warm start counts as 0
    private readonly SortedDictionary<int, double[]> sampled = [];
    private readonly SortedDictionary<int, double[]> whole = [];

    /// <summary>
    /// The trajectory of another problem in the rows of this problem. A row without a sensible price there has the price 0.
    /// </summary>
    public static DualTrajectory Of(MixedIntegerProblem problem, IReadOnlyList<TrajectoryPoint> way)
    {
        var trajectory = new DualTrajectory();
        foreach (var (depth, isSampled, prices) in way)
            trajectory.Keep(depth, [.. problem.Rows
                .Select(row => prices.GetValueOrDefault(row.Name) is var price && Math.Abs(price) <= Absurd ? price : 0.0)], isSampled);
        return trajectory;
    }

    /// <summary>Keeps the prices of a level.</summary>
    /// <param name="depth">How often the temperature had fallen.</param>
    /// <param name="prices">Its prices.</param>
    /// <param name="isSampled">Whether a few sources stood for all.</param>
    public void Keep(int depth, double[] prices, bool isSampled) => (isSampled ? sampled : whole)[depth] = prices;

    /// <summary>Prices of a level; null if the search did not pass it.</summary>
    public double[]? At(int depth) => sampled.GetValueOrDefault(depth) ?? whole.GetValueOrDefault(depth);

    /// <summary>The deepest prices of all sources down to a depth, and their depth; null if there are none.</summary>
    public (int Depth, double[] Prices)? Deepest(int deepest) =>
        whole.Where(level => level.Key <= deepest).Select(level => ((int, double[])?)(level.Key, level.Value)).LastOrDefault();

    /// <summary>A copy that can go another way.</summary>
    public DualTrajectory Copy()
    {
        var copy = new DualTrajectory();
        foreach (var (depth, prices) in sampled) copy.sampled.Add(depth, prices);
        foreach (var (depth, prices) in whole) copy.whole.Add(depth, prices);
        return copy;
    }

    /// <summary>Prices for all sources less prices for the sample, at a level; null unless the search passed it with both.</summary>
    public double[]? Correction(int depth) =>
        sampled.TryGetValue(depth, out var few) && whole.TryGetValue(depth, out var all)
        ? [.. all.Zip(few, (right, left) => right - left)] : null;

    /// <summary>The trajectory by names of rows, down to a depth.</summary>
    public IReadOnlyList<TrajectoryPoint> ByName(MixedIntegerProblem problem, int deepest) =>
    [
        .. sampled.Where(level => level.Key <= deepest).Select(level => new TrajectoryPoint(level.Key, true, Named(problem, level.Value))),
        .. whole.Where(level => level.Key <= deepest).Select(level => new TrajectoryPoint(level.Key, false, Named(problem, level.Value))),
    ];

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
