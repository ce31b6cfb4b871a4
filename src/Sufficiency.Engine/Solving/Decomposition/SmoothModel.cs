using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Turns the rows and side columns of a problem, within bounds, into the parts of a <see cref="SmoothDual"/>.</summary>
/// <remarks>
/// Every inequality gets a slack within finite bounds, every choice set becomes a family with one member, and fixed columns move to the sides:
/// what is left is equalities over soft shares and soft columns.
/// </remarks>
internal sealed class SmoothModel
{
    private readonly MixedIntegerProblem _problem;
    private readonly ChoiceSets _choices;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _sides;
    private readonly List<SmoothColumn> _columns = [];
    private readonly List<int> _columnOf = [];
    private readonly List<SmoothFamily> _sets = [];
    private readonly List<int[]> _setColumns = []; // side column of each position; −1 for none of them
    private readonly double[] _fixed;
    private readonly double _columnHeat;
    private readonly int[] _signs;
    private double _constant;

    /// <summary>Builds the parts with the side columns between the bounds given.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="choices">Its choice sets.</param>
    /// <param name="isBlocked">Intakes that no source may use. [intake]</param>
    /// <param name="lower">Lower bounds of the side columns.</param>
    /// <param name="upper">Upper bounds of the side columns.</param>
    /// <param name="columnHeat">Temperature of lone columns and slacks as a multiple of the sources'.</param>
    public SmoothModel(MixedIntegerProblem problem, ChoiceSets choices, bool[] isBlocked, double[] lower, double[] upper, double columnHeat)
    {
        (_problem, _choices, _lower, _upper, _columnHeat) = (problem, choices, lower, upper, columnHeat);
        _sides = new double[problem.Rows.Count];
        _fixed = new double[problem.SideColumns.Count];
        _signs = new int[problem.Rows.Count];
        _constant = problem.ConstantCost;
        AddSideColumns();
        AddSets();
        AddSlacks(isBlocked);
    }

    /// <summary>The dual of these parts and of families of sources.</summary>
    public SmoothDual With(IEnumerable<SmoothFamily> sources) => new([.. sources, .. _sets], _columns, _sides, _constant, _signs);

    /// <summary>Prices to start from: those given where a slack's price has its sign, and a little where it has none.</summary>
    public double[] Start(double[]? prices, double temperature)
    {
        var start = new double[_sides.Length];
        for (var r = 0; r < start.Length; r++)
        {
            var least = _signs[r] * temperature * _columnHeat / Math.Max(1.0, Math.Abs(_sides[r]));
            var given = prices?[r] ?? 0.0;
            start[r] = _signs[r] == 0 ? given : given * _signs[r] > 0 ? given : least;
        }

        return start;
    }

    /// <summary>Value of every side column at the prices.</summary>
    public double[] SideValues(double[] prices, double temperature)
    {
        var values = (double[])_fixed.Clone();
        for (var c = 0; c < _columnOf.Count; c++) values[_columnOf[c]] = SmoothDual.ValueOf(_columns[c], prices, temperature);
        for (var s = 0; s < _sets.Count; s++)
        {
            var shares = SmoothDual.SharesOf(_sets[s], prices, temperature);
            for (var k = 0; k < shares.Length; k++)
            {
                if (_setColumns[s][k] >= 0) values[_setColumns[s][k]] = shares[k];
            }
        }

        return values;
    }

    private void AddSideColumns()
    {
        for (var j = 0; j < _lower.Length; j++)
        {
            var column = _problem.SideColumns[j];
            if (_lower[j] >= _upper[j])
            {
                _fixed[j] = _lower[j];
                _constant += column.Cost * _lower[j];
                for (var e = 0; e < column.Rows.Indices.Length; e++) _sides[column.Rows.Indices[e]] -= column.Rows.Coefficients[e] * _lower[j];
            }
            else if (_choices.SetOf(j) < 0)
            {
                _columns.Add(new(column.Rows, _columnHeat, column.Cost, _lower[j], _upper[j]));
                _columnOf.Add(j);
            }
        }
    }

    private void AddSets()
    {
        for (var s = 0; s < _choices.Count; s++)
        {
            var members = _choices.Members(s);
            if (members.Any(j => _lower[j] >= 1.0)) continue;
            var free = members.Where(j => _upper[j] > _lower[j]).ToArray();
            if (free.Length == 0) continue;
            int[] options = _choices.MustChoose(s) ? free : [-1, .. free];
            SparseVector[] rows = [.. options.Select(j => j < 0 ? SparseVector.Empty : _choices.WithoutSetRow(j))];
            var heat = Math.Max(1.0, 0.25 * rows.Max(vector => vector.Coefficients.Sum(Math.Abs)));
            _sets.Add(new(rows, heat, [1.0], [0, options.Length], [.. Enumerable.Range(0, options.Length)], [.. options.Select(j => j < 0 ? 0.0 : _problem.SideColumns[j].Cost)]));
            _setColumns.Add(options);
        }
    }

    private void AddSlacks(bool[] isBlocked)
    {
        var isTouched = Touched(isBlocked);
        for (var r = 0; r < _sides.Length; r++)
        {
            var (_, lower, upper) = _problem.Rows[r];
            if (!isTouched[r] || _choices.IsSetRow(r) || (!double.IsFinite(lower) && !double.IsFinite(upper)))
            {
                _sides[r] = 0.0;
                continue;
            }

            var isUpper = double.IsFinite(upper);
            _sides[r] += isUpper ? upper : lower;
            if (lower.Equals(upper)) continue;
            var isRange = isUpper && double.IsFinite(lower);
            if (!isRange) _signs[r] = isUpper ? -1 : 1;
            _columns.Add(new(new([r], [isUpper ? 1.0 : -1.0]), _columnHeat, 0.0, 0.0, isRange ? upper - lower : double.PositiveInfinity));
        }
    }

    private bool[] Touched(bool[] isBlocked)
    {
        var isTouched = new bool[_sides.Length];
        foreach (var rows in _problem.Intakes.Where((_, k) => !isBlocked[k]).Select(intake => intake.Rows).Concat(_columns.Select(column => column.Rows)).Concat(_sets.SelectMany(set => set.Rows)))
        {
            foreach (var row in rows.Indices) isTouched[row] = true;
        }

        return isTouched;
    }
}
