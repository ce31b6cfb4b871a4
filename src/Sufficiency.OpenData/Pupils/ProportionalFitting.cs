using System.Globalization;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Pupils;

/// <summary>A known margin of a table: groups of cells whose sums are given.</summary>
/// <param name="Name">Name in messages, such as <c>need by setting</c>.</param>
/// <param name="GroupOfCell">For each cell the group it counts towards; −1 for none.</param>
/// <param name="Targets">For each group its sum, none negative.</param>
/// <param name="IsExact">Whether the result must meet it; else it is only drawn towards it.</param>
internal sealed record FittingMargin(string Name, int[] GroupOfCell, double[] Targets, bool IsExact = true)
{
    /// <summary>The sum over all groups.</summary>
    public double Total { get; } = Targets.Sum();
}

/// <summary>A group whose sum differs from its target.</summary>
internal readonly record struct UnmetGroup(string Margin, int Group, double Target, double Fitted);

/// <summary>A fitted table.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Iterations">Rounds over all margins.</param>
/// <param name="Unmet">Groups of exact margins off by more than the tolerance; empty where the fit converged.</param>
internal sealed record FittingResult(double[] Cells, int Iterations, IReadOnlyList<UnmetGroup> Unmet)
{
    /// <summary>Whether every exact margin is met.</summary>
    public bool HasConverged => Unmet.Count == 0;
}

/// <summary>
/// Iterative proportional fitting of a table of any number of dimensions to margins of any shape (Deming and Stephan, 1940). Each round
/// scales every group of every margin to its target. Cells that start at zero stay zero. The margin given last is met best.
/// </summary>
/// <remarks>
/// Where the margins leave a cell no pupil at all, its number falls as one over the rounds, and the fit would take for ever. Such cells are
/// set to zero after 2,000 rounds, and again whenever the rounds double: they have lost a quarter and more since half as many rounds.
/// </remarks>
internal static class ProportionalFitting
{
    private const int FirstPruning = 2_000;

    /// <summary>Fits the seed to the margins.</summary>
    /// <param name="seed">Starting cells, none negative; zero marks what cannot be.</param>
    /// <param name="margins">The margins, in the order they are applied.</param>
    /// <param name="tolerance">Largest difference between a sum and its target.</param>
    /// <param name="maximumIterations">Rounds after which it gives up.</param>
    /// <exception cref="DataIssueException">The exact margins contradict one another, or a group with a target
    /// has no cell that may hold it.</exception>
    public static FittingResult Fit(double[] seed, IReadOnlyList<FittingMargin> margins, double tolerance = 1e-10,
        int maximumIterations = 20_000)
    {
        Check(seed, margins, tolerance);
        var cells = (double[])seed.Clone();
        var sums = margins.Select(margin => new double[margin.Targets.Length]).ToArray();
        var draws = margins.Any(margin => !margin.IsExact);
        var iterations = 0;
        var (half, nextPruning) = ((double[]?)null, FirstPruning);
        while (iterations < maximumIterations)
        {
            iterations++;
            if (iterations == nextPruning / 2) half = (double[])cells.Clone();
            if (iterations == nextPruning)
            {
                if (!draws) FallingCells.SetToZero(cells, half!, margins);
                (half, nextPruning) = ((double[])cells.Clone(), 2 * nextPruning);
            }

            var before = draws ? (double[])cells.Clone() : null;
            for (var i = 0; i < margins.Count; i++) Scale(cells, margins[i], sums[i]);
            if (AreMet(cells, margins, sums, tolerance) && (before is null || LargestChange(before, cells) <= tolerance)) break;
        }

        return new FittingResult(cells, iterations, FindUnmet(cells, margins, tolerance));
    }

    /// <summary>Fits, and throws where an exact margin is not met.</summary>
    /// <exception cref="DataIssueException">The fit did not converge.</exception>
    public static double[] FitExactly(string file, double[] seed, IReadOnlyList<FittingMargin> margins, double tolerance = 1e-10,
        int maximumIterations = 20_000)
    {
        var result = Fit(seed, margins, tolerance, maximumIterations);
        if (result.HasConverged) return result.Cells;
        throw new DataIssueException([.. result.Unmet.Select(group => new DataIssue(
            file, null, group.Margin, group.Fitted.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture,
                $"group {group.Group} should sum to {group.Target} and does not after {result.Iterations} rounds."),
            "The margins cannot all hold at once with the cells that may be filled; "
                + "look for a table of another date or a cell wrongly ruled out."))]);
    }

    private static void Scale(double[] cells, FittingMargin margin, double[] sums)
    {
        Sum(cells, margin, sums);
        for (var group = 0; group < sums.Length; group++) sums[group] = sums[group] > 0.0 ? margin.Targets[group] / sums[group] : 0.0;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (margin.GroupOfCell[cell] >= 0) cells[cell] *= sums[margin.GroupOfCell[cell]];
        }
    }

    private static void Sum(double[] cells, FittingMargin margin, double[] sums)
    {
        Array.Clear(sums);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (margin.GroupOfCell[cell] >= 0) sums[margin.GroupOfCell[cell]] += cells[cell];
        }
    }

    private static bool AreMet(double[] cells, IReadOnlyList<FittingMargin> margins, double[][] sums, double tolerance)
    {
        for (var i = 0; i < margins.Count; i++)
        {
            if (!margins[i].IsExact) continue;
            Sum(cells, margins[i], sums[i]);
            for (var group = 0; group < sums[i].Length; group++)
            {
                if (!(Math.Abs(margins[i].Targets[group] - sums[i][group]) <= tolerance)) return false;
            }
        }

        return true;
    }

    private static double LargestChange(double[] before, double[] after)
    {
        var largest = 0.0;
        for (var cell = 0; cell < after.Length; cell++) largest = Math.Max(largest, Math.Abs(after[cell] - before[cell]));
        return largest;
    }

    private static UnmetGroup[] FindUnmet(double[] cells, IReadOnlyList<FittingMargin> margins, double tolerance) =>
        [.. Differences(cells, margins).Where(group => !(Math.Abs(group.Target - group.Fitted) <= tolerance))];

    private static IEnumerable<UnmetGroup> Differences(double[] cells, IReadOnlyList<FittingMargin> margins)
    {
        foreach (var margin in margins.Where(margin => margin.IsExact))
        {
            var sums = new double[margin.Targets.Length];
            Sum(cells, margin, sums);
            for (var group = 0; group < sums.Length; group++)
                yield return new UnmetGroup(margin.Name, group, margin.Targets[group], sums[group]);
        }
    }

    private static void Check(double[] seed, IReadOnlyList<FittingMargin> margins, double tolerance)
    {
        if (seed.Any(cell => !(cell >= 0.0) || double.IsInfinity(cell)))
            throw new ArgumentException("A seed cell is negative or no number.", nameof(seed));
        var issues = new List<DataIssue>();
        var exact = margins.Where(margin => margin.IsExact).ToArray();
        foreach (var margin in margins)
        {
            if (margin.GroupOfCell.Length != seed.Length)
                throw new ArgumentException($"The margin {margin.Name} does not cover the table.", nameof(margins));
            if (margin.IsExact) issues.AddRange(EmptyGroups(seed, margin));
        }

        foreach (var margin in exact.Where(margin => CoversAll(margin) && CoversAll(exact[0]))
            .Where(margin => Math.Abs(margin.Total - exact[0].Total) > tolerance))
        {
            issues.Add(new DataIssue("margins", null, margin.Name, margin.Total.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"the margin sums to another total than {exact[0].Name} ({exact[0].Total})."),
                "Take both from the same release and date, or share the difference out first."));
        }

        if (issues.Count > 0) throw new DataIssueException(issues);
    }

    private static bool CoversAll(FittingMargin margin) => Array.TrueForAll(margin.GroupOfCell, group => group >= 0);

    private static IEnumerable<DataIssue> EmptyGroups(double[] seed, FittingMargin margin)
    {
        var sums = new double[margin.Targets.Length];
        Sum(seed, margin, sums);
        for (var group = 0; group < sums.Length; group++)
        {
            if (!(margin.Targets[group] >= 0.0))
                throw new ArgumentException($"The margin {margin.Name} has a negative target.", nameof(margin));
            if (margin.Targets[group] > 0.0 && sums[group] == 0.0)
            {
                yield return new DataIssue("margins", null, margin.Name, margin.Targets[group].ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture,
                        $"group {group} has a target, and every cell that counts towards it is ruled out."),
                    "Allow one of its cells, or leave the group out.");
            }
        }
    }
}
