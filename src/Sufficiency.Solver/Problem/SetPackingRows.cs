using Sufficiency.Solver.Dual;

namespace Sufficiency.Solver.Problem;

/// <summary>
/// Sets of integers of which at most one may be 1, such as a scheme's years. They are read from rows Σ y ≤ 1 over integers alone.
/// </summary>
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

    /// <summary>Whether one integer of the set must be 1.</summary>
    public bool MustChoose(int set) => problem.Rows[rowOf[set]].Lower > 0.5;

    /// <summary>Values of the linking variables. A set of which none is open takes the other values given.</summary>
    public double[] Completed(double[] values, double[] others) => [.. values
        .Select((value, j) => setOf[j] >= 0 && Array.TrueForAll(memberSets[setOf[j]], other => values[other] < 0.5) ? others[j] : value)];

    /// <summary>Whether the row is a set packing row.</summary>
    public bool IsSetRow(int row) => isSetRow[row];

    /// <summary>Coefficients of an integer on all rows but its set packing row.</summary>
    public SparseVector WithoutSetRow(int column)
    {
        var rows = problem.LinkingVariables[column].Rows;
        var kept = Enumerable.Range(0, rows.Indices.Length).Where(e => !isSetRow[rows.Indices[e]]).ToArray();
        return new([.. kept.Select(e => rows.Indices[e])], [.. kept.Select(e => rows.Coefficients[e])]);
    }

    // A lower bound of −∞ or 0 means "at most one", and of 1 "exactly one". A row that shares an integer with an earlier set stays a plain
    // row.
    private bool IsChoice(MixedIntegerProblem problem, CouplingRow row, List<(int Column, double Coefficient)> columns) =>
        row.Upper == 1.0 && (row.Lower <= 0.0 || row.Lower == 1.0)
        && columns.TrueForAll(member => member.Coefficient == 1.0 && setOf[member.Column] < 0
            && problem.LinkingVariables[member.Column] is { IsInteger: true, Lower: >= 0.0, Upper: <= 1.0 });
}
