using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Structure;

/// <summary>Sets of integers of which at most one may be 1, read from rows Σ y ≤ 1 over integers alone: a scheme's years.</summary>
internal sealed class SetPackingRows
{
    private readonly MixedIntegerProblem problem;
    private readonly int[] setOf; // [linking variable], −1 for none
    private readonly List<int[]> memberSets = [];
    private readonly List<int> rowOf = []; // [set]
    private readonly bool[] isSetRow;

    public SetPackingRows(MixedIntegerProblem problem, RowRoles roles)
    {
        this.problem = problem;
        setOf = Enumerable.Repeat(-1, problem.LinkingVariables.Count).ToArray();
        isSetRow = new bool[problem.Rows.Count];
        var members = new List<(int Column, double Coefficient)>?[problem.Rows.Count];
        for (var j = 0; j < setOf.Length; j++)
        {
            var rows = problem.LinkingVariables[j].Rows;
            for (var e = 0; e < rows.Indices.Length; e++)
            {
                if (!roles.IsPriced(rows.Indices[e])) (members[rows.Indices[e]] ??= []).Add((j, rows.Coefficients[e]));
            }
        }

        for (var r = 0; r < members.Length; r++)
        {
            if (members[r] is not { } columns || !IsChoice(problem, problem.Rows[r], columns)) continue;
            foreach (var (column, _) in columns) setOf[column] = memberSets.Count;
            memberSets.Add([.. columns.Select(member => member.Column)]);
            rowOf.Add(r);
            isSetRow[r] = true;
        }
    }

    /// <summary>Number of sets.</summary>
    public int Count => memberSets.Count;

    /// <summary>The set of a linking variable; −1 for none.</summary>
    public int SetOf(int column) => setOf[column];

    /// <summary>Linking variables of a set.</summary>
    public int[] Members(int set) => memberSets[set];

    /// <summary>Row of a set.</summary>
    public int RowOf(int set) => rowOf[set];

    /// <summary>Whether one of the set must be open.</summary>
    public bool MustChoose(int set) => problem.Rows[rowOf[set]].Lower > 0.5;

    /// <summary>The least of a bound over integers within bounds, at most one of each set; other rows are left out.</summary>
    public double LeastOf(LagrangianCut cut, double[] lower, double[] upper)
    {
        var value = cut.Constant;
        var least = new double[Count];
        for (var set = 0; set < Count; set++) least[set] = MustChoose(set) ? double.PositiveInfinity : 0.0;
        for (var j = 0; j < setOf.Length; j++)
        {
            if (setOf[j] < 0 || lower[j] > 0.5) value += Math.Min(cut.Coefficients[j] * lower[j], cut.Coefficients[j] * upper[j]);
            else if (upper[j] > 0.5) least[setOf[j]] = Math.Min(least[setOf[j]], cut.Coefficients[j]);
        }

        for (var set = 0; set < Count; set++)
        {
            if (!Array.Exists(memberSets[set], j => lower[j] > 0.5)) value += least[set];
        }

        return value;
    }

    /// <summary>Values of the linking variables, with others in place of a set's of which none is open.</summary>
    public double[] Completed(double[] values, double[] others) => [.. values
        .Select((value, j) => setOf[j] >= 0 && Array.TrueForAll(memberSets[setOf[j]], other => values[other] < 0.5) ? others[j] : value)];

    /// <summary>Whether the row is a set's.</summary>
    public bool IsSetRow(int row) => isSetRow[row];

    /// <summary>Coefficients of a column of a set on all other rows.</summary>
    public SparseVector WithoutSetRow(int column)
    {
        var rows = problem.LinkingVariables[column].Rows;
        var kept = Enumerable.Range(0, rows.Indices.Length).Where(e => !isSetRow[rows.Indices[e]]).ToArray();
        return new([.. kept.Select(e => rows.Indices[e])], [.. kept.Select(e => rows.Coefficients[e])]);
    }

    // Lower may be −∞, 0 or 1: all mean "at most one", the last "exactly one". A set whose columns sit in another set is left a plain row.
    private bool IsChoice(MixedIntegerProblem problem, CouplingRow row, List<(int Column, double Coefficient)> columns) =>
        row.Upper == 1.0 && (row.Lower <= 0.0 || row.Lower == 1.0)
        && columns.TrueForAll(member => member.Coefficient == 1.0 && setOf[member.Column] < 0
            && problem.LinkingVariables[member.Column] is { IsInteger: true, Lower: >= 0.0, Upper: <= 1.0 });
}
