using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Prices that a search passed on its way, by how often it had cooled: another with other integers, or of a problem much like it,
/// goes the same way from there.</summary>
internal sealed class DualTrajectory
{
    private const double Absurd = 1e12; // £ a pupil: a start's price beyond it is none
    private readonly SortedDictionary<int, double[]> sampled = [];
    private readonly SortedDictionary<int, double[]> whole = [];

    /// <summary>The way of another problem, in the rows of this one; a row that it lacks, or for which it names no
    /// sensible price, has the price nil.</summary>
    public static DualTrajectory Of(MixedIntegerProblem problem, IReadOnlyList<TrajectoryPoint> way)
    {
        var trajectory = new DualTrajectory();
        foreach (var (depth, isSampled, prices) in way)
            trajectory.Keep(depth, [.. problem.Rows
                .Select(row => prices.GetValueOrDefault(row.Name) is var price && Math.Abs(price) <= Absurd ? price : 0.0)], isSampled);
        return trajectory;
    }

    /// <summary>Keeps the prices of a level.</summary>
    /// <param name="depth">How often it had cooled.</param>
    /// <param name="prices">Its prices.</param>
    /// <param name="isSampled">Whether a few sources stood for all.</param>
    public void Keep(int depth, double[] prices, bool isSampled) => (isSampled ? sampled : whole)[depth] = prices;

    /// <summary>Prices of a level; null where it was not passed.</summary>
    public double[]? At(int depth) => sampled.GetValueOrDefault(depth) ?? whole.GetValueOrDefault(depth);

    /// <summary>The coldest prices of all sources down to a depth, and how often the search had cooled
    /// there; null where it passed none.</summary>
    public (int Depth, double[] Prices)? Deepest(int deepest) =>
        whole.Where(level => level.Key <= deepest).Select(level => ((int, double[])?)(level.Key, level.Value)).LastOrDefault();

    /// <summary>A trajectory of its own that so far goes the same way.</summary>
    public DualTrajectory Copy()
    {
        var copy = new DualTrajectory();
        foreach (var (depth, prices) in sampled) copy.sampled.Add(depth, prices);
        foreach (var (depth, prices) in whole) copy.whole.Add(depth, prices);
        return copy;
    }

    /// <summary>By how much the prices of all sources differ from those of the few that stand for them; null where the
    /// level was not passed with both.</summary>
    public double[]? Correction(int depth) =>
        sampled.TryGetValue(depth, out var few) && whole.TryGetValue(depth, out var all)
        ? [.. all.Zip(few, (right, left) => right - left)] : null;

    /// <summary>The way by names of rows, down to a depth.</summary>
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
