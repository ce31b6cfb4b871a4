namespace Sufficiency.Solver.Problem;

/// <summary>Which whole columns an intake waits for, read from the rows alone.</summary>
internal static class ArcOpeners
{
    private const int MostTold = 64; // columns of a set

    /// <summary>
    /// For each intake the columns of which one must be open for it to take anyone; none where it waits for nothing. [intake][]
    /// </summary>
    public static int[][] Of(MixedIntegerProblem problem)
    {
        var users = new List<int>[problem.Rows.Count];
        for (var r = 0; r < users.Length; r++) users[r] = [];
        for (var j = 0; j < problem.SideColumns.Count; j++)
        {
            foreach (var row in problem.SideColumns[j].Rows.Indices) users[row].Add(j);
        }

        var setOf = Sets(problem, users);
        var columnsOf = new int[users.Length][];
        for (var r = 0; r < users.Length; r++) columnsOf[r] = Waits(problem, r, users[r], setOf) ? [.. users[r]] : [];
        foreach (var intake in problem.Intakes)
        {
            for (var e = 0; e < intake.Rows.Indices.Length; e++)
            {
                if (intake.Rows.Coefficients[e] < 0.0) columnsOf[intake.Rows.Indices[e]] = [];
            }
        }

        return [.. problem.Intakes.Select(intake => OpenersOf(intake, columnsOf, setOf))];
    }

    /// <summary>Where one set opens all rows of an intake that wait for it, the columns that all these rows name.</summary>
    private static int[] OpenersOf(Intake intake, int[][] columnsOf, int[] setOf)
    {
        var waiting = intake.Rows.Indices.Select(row => columnsOf[row]).Where(columns => columns.Length > 0).ToList();
        if (waiting.Count == 0) return [];
        var ofSet = waiting.Where(columns => setOf[columns[0]] == setOf[waiting[0][0]]);
        return ofSet.Aggregate((all, columns) => [.. all.Intersect(columns)]);
    }

    /// <summary>Whether a row has nothing to give but what columns of one set bring.</summary>
    private static bool Waits(MixedIntegerProblem problem, int row, List<int> users, int[] setOf) =>
        problem.Rows[row] is { Upper: 0.0, Lower: double.NegativeInfinity } && users.Count > 0
        && users.TrueForAll(j => setOf[j] >= 0 && setOf[j] == setOf[users[0]] && CoefficientOf(problem.SideColumns[j].Rows, row) < 0.0);

    /// <summary>The row Σ y ≤ 1 over whole columns that each column stands in; −1 for none. [side column]</summary>
    private static int[] Sets(MixedIntegerProblem problem, List<int>[] users)
    {
        var hasFlow = new bool[problem.Rows.Count];
        foreach (var row in problem.Intakes.SelectMany(intake => intake.Rows.Indices)) hasFlow[row] = true;
        var setOf = Enumerable.Repeat(-1, problem.SideColumns.Count).ToArray();
        for (var r = 0; r < users.Length; r++)
        {
            var isSet = !hasFlow[r] && problem.Rows[r] is { Upper: 1.0, Lower: <= 0.0 or 1.0 } && users[r].Count is > 0 and <= MostTold
                && users[r].TrueForAll(j =>
                    setOf[j] < 0 && problem.SideColumns[j] is { IsInteger: true, Rows: var own } && CoefficientOf(own, r) == 1.0);
            foreach (var j in isSet ? users[r] : []) setOf[j] = r;
        }

        return setOf;
    }

    private static double CoefficientOf(SparseVector vector, int row) => vector.Coefficients[Array.IndexOf(vector.Indices, row)];
}
