using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Dual;

/// <summary>Turns the rows and linking variables of a problem, within bounds, into the parts of a <see cref="SmoothDual"/>.</summary>
/// <remarks>
/// Every inequality gets a slack within finite bounds, every choice set becomes a class with one member, and fixed columns move to the
/// sides: what is left is equalities over soft shares and soft columns.
/// </remarks>
internal sealed class SmoothModel
{
    private readonly MixedIntegerProblem problem;
    private readonly SetPackingRows packing;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] sides;
    private readonly List<SmoothColumn> columns = [];
    private readonly List<int> columnOf = [];
    private readonly List<SourceClass> sets = [];
    private readonly List<int[]> setColumns = []; // linking variable of each position; −1 for none of them
    private readonly double[] settled;
    private readonly double columnSmoothing;
    private readonly int[] signs;
    private readonly double[] mostPrice; // [row]: a dearer one would pay less than what the row forces; +∞ where it forces nothing
    private readonly DualWorkspace workspace;
    private double constant;

    /// <summary>Builds the parts with the linking variables between the bounds given.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="packing">Its choice sets.</param>
    /// <param name="isBlocked">Sinks that no source may use. [sink]</param>
    /// <param name="lower">Lower bounds of the linking variables.</param>
    /// <param name="upper">Upper bounds of the linking variables.</param>
    /// <param name="columnSmoothing">Temperature of lone columns and slacks as a multiple of the sources'.</param>
    /// <param name="workspace">Where its duals work; those of one model at a time.</param>
    public SmoothModel(MixedIntegerProblem problem, SetPackingRows packing, bool[] isBlocked, double[] lower, double[] upper,
        double columnSmoothing, DualWorkspace workspace)
    {
        (this.problem, this.packing, this.lower, this.upper, this.columnSmoothing) = (problem, packing, lower, upper, columnSmoothing);
        sides = new double[problem.Rows.Count];
        settled = new double[problem.LinkingVariables.Count];
        (signs, this.workspace) = (new int[problem.Rows.Count], workspace);
        mostPrice = [.. Enumerable.Repeat(double.PositiveInfinity, sides.Length)];
        constant = problem.ConstantCost;
        SettleFixed();
        AddSets();
        AddLoneColumns(isBlocked);
        AddSlacks(isBlocked);
    }

    /// <summary>Whether what is fixed breaks a row that nothing else touches.</summary>
    public bool IsInfeasible { get; private set; }

    /// <summary>These parts' own classes, to stand after those of the sources.</summary>
    public IReadOnlyList<SourceClass> Sets => sets;

    /// <summary>The dual of these parts and of classes of sources, these parts' own sets last among them; it sees later changes of the
    /// array. One such dual is at work at a time.</summary>
    public SmoothDual With(SourceClass[] classes) => new(classes, columns, sides, constant, signs, workspace);

    /// <summary>Prices to start from: those given, but none at which a slack takes too much or dearer than what a row forces.</summary>
    public double[] Start(double[]? prices, double temperature)
    {
        var start = new double[sides.Length];
        for (var r = 0; r < start.Length; r++)
        {
            var least = signs[r] * temperature * columnSmoothing / Math.Max(1.0, Math.Abs(sides[r]));
            var given = prices?[r] ?? 0.0;
            start[r] = signs[r] == 0 ? Math.Min(given, mostPrice[r]) : signs[r] * Math.Max(given * signs[r], Math.Abs(least));
        }

        return start;
    }

    /// <summary>Prices moved, but a slack's towards nil by nine tenths at most.</summary>
    public double[] Moved(double[] prices, double[] by) =>
        [.. prices.Select((price, r) =>
            signs[r] != 0 && (price + by[r]) * signs[r] < 0.1 * price * signs[r] ? 0.1 * price : Math.Min(price + by[r], mostPrice[r]))];

    /// <summary>Value of every linking variable at the prices.</summary>
    public double[] LinkingValues(double[] prices, double temperature)
    {
        var values = (double[])settled.Clone();
        for (var c = 0; c < columnOf.Count; c++) values[columnOf[c]] = SmoothDual.ValueOf(columns[c], prices, temperature);
        for (var s = 0; s < sets.Count; s++)
        {
            var shares = SmoothDual.SharesOf(sets[s], prices, temperature);
            for (var k = 0; k < shares.Length; k++)
            {
                if (setColumns[s][k] >= 0) values[setColumns[s][k]] = shares[k];
            }
        }

        return values;
    }

    private void SettleFixed()
    {
        for (var j = 0; j < lower.Length; j++)
        {
            if (lower[j] >= upper[j]) Settle(j, lower[j]);
        }
    }

    private void Settle(int side, double value)
    {
        var column = problem.LinkingVariables[side];
        settled[side] = value;
        constant += column.Cost * value;
        for (var e = 0; e < column.Rows.Indices.Length; e++) sides[column.Rows.Indices[e]] -= column.Rows.Coefficients[e] * value;
    }

    /// <summary>Adds the columns of no set; one that a row forces to a bound is settled there, as that price would run away.</summary>
    private void AddLoneColumns(bool[] isBlocked)
    {
        int[] lone = [.. Enumerable.Range(0, lower.Length).Where(j => lower[j] < upper[j] && packing.SetOf(j) < 0)];
        var isForcing = Forcing(lone, Touched(isBlocked));
        foreach (var j in lone)
        {
            var column = problem.LinkingVariables[j];
            if (column.Rows.Indices is not [var row] || !isForcing[row])
            {
                columns.Add(new(column.Rows, columnSmoothing, column.Cost, lower[j], upper[j]));
                columnOf.Add(j);
                continue;
            }

            Settle(j, column.Rows.Coefficients[0] < 0 ? upper[j] : lower[j]);
            mostPrice[row] = Math.Min(mostPrice[row], column.Cost / column.Rows.Coefficients[0]);
        }
    }

    /// <summary>Rows that only lone columns use, and that hold at best with nothing to spare. [row]</summary>
    private bool[] Forcing(int[] lone, bool[] isUsedElse)
    {
        double[] spare = [.. problem.Rows.Select((row, r) =>
            isUsedElse[r] || double.IsFinite(row.Lower) ? double.PositiveInfinity : row.Upper + sides[r])];
        foreach (var j in lone)
        {
            var rows = problem.LinkingVariables[j].Rows;
            for (var e = 0; e < rows.Indices.Length; e++)
                spare[rows.Indices[e]] -= Math.Min(rows.Coefficients[e] * lower[j], rows.Coefficients[e] * upper[j]);
        }

        return [.. spare.Select((most, r) => most <= ToleranceOf(r))];
    }

    private double ToleranceOf(int row) => 1e-7 * Math.Max(1.0, Math.Abs(sides[row]));

    private void AddSets()
    {
        for (var s = 0; s < packing.Count; s++)
        {
            var members = packing.Members(s);
            if (members.Any(j => lower[j] >= 1.0)) continue;
            var free = members.Where(j => upper[j] > lower[j]).ToArray();
            if (free.Length == 0) continue;
            int[] options = packing.MustChoose(s) ? free : [-1, .. free];
            SparseVector[] rows = [.. options.Select(j => j < 0 ? SparseVector.Empty : packing.WithoutSetRow(j))];
            var smoothing = Math.Max(1.0, 0.25 * rows.Max(vector => vector.Coefficients.Sum(Math.Abs)));
            int[] positions = [.. Enumerable.Range(0, options.Length)];
            sets.Add(new(new ArcPool(rows), positions, smoothing, [1.0], [0, options.Length], positions,
                [.. options.Select(j => j < 0 ? 0.0 : problem.LinkingVariables[j].Cost)]));
            setColumns.Add(options);
        }
    }

    private void AddSlacks(bool[] isBlocked)
    {
        var isTouched = Touched(isBlocked);
        for (var r = 0; r < sides.Length; r++)
        {
            var (_, lower, upper) = problem.Rows[r];
            if (!isTouched[r] || packing.IsSetRow(r) || (!double.IsFinite(lower) && !double.IsFinite(upper)))
            {
                // Nothing is left to decide in it, but what is fixed may break it.
                if (!isTouched[r] && (upper + sides[r] < -ToleranceOf(r) || lower + sides[r] > ToleranceOf(r))) IsInfeasible = true;
                sides[r] = 0.0;
                continue;
            }

            var isUpper = double.IsFinite(upper);
            sides[r] += isUpper ? upper : lower;
            if (lower.Equals(upper)) continue;
            var isRange = isUpper && double.IsFinite(lower);
            if (!isRange) signs[r] = isUpper ? -1 : 1;
            columns.Add(new(
                new([r], [isUpper ? 1.0 : -1.0]), columnSmoothing, 0.0, 0.0, isRange ? upper - lower : double.PositiveInfinity));
        }
    }

    private bool[] Touched(bool[] isBlocked)
    {
        var isTouched = new bool[sides.Length];
        foreach (var rows in problem.Sinks.Where((_, k) => !isBlocked[k]).Select(sink => sink.Rows).Concat(columns.Select(column =>
            column.Rows)).Concat(
            setColumns.SelectMany(options => options).Where(j => j >= 0).Select(j => problem.LinkingVariables[j].Rows)))
        {
            foreach (var row in rows.Indices) isTouched[row] = true;
        }

        return isTouched;
    }
}
