using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Side columns of which the rules let at most one be open: a scheme's years, found in rows Σ y ≤ 1 over integers alone.</summary>
internal sealed class ChoiceSets
{
    private readonly MixedIntegerProblem problem;
    private readonly int[] setOf; // [side column], −1 for none
    private readonly int setCount;

    public ChoiceSets(MixedIntegerProblem problem, RowRoles roles)
    {
        this.problem = problem;
        setOf = Enumerable.Repeat(-1, problem.SideColumns.Count).ToArray();
        var members = new List<(int Column, double Coefficient)>?[problem.Rows.Count];
        for (var j = 0; j < setOf.Length; j++)
        {
            var rows = problem.SideColumns[j].Rows;
            for (var e = 0; e < rows.Indices.Length; e++)
            {
                if (!roles.IsPriced(rows.Indices[e])) (members[rows.Indices[e]] ??= []).Add((j, rows.Coefficients[e]));
            }
        }

        for (var r = 0; r < members.Length; r++)
        {
            if (members[r] is not { } columns || problem.Rows[r].Upper != 1.0) continue;
            if (columns.Exists(member => member.Coefficient != 1.0 || setOf[member.Column] >= 0)) continue;
            foreach (var (column, _) in columns) setOf[column] = setCount;
            setCount++;
        }
    }

    /// <summary>Values of least reduced cost within bounds and sets, and that cost.</summary>
    public double Choose(double[] reduced, double[] lower, double[] upper, double[] values)
    {
        var bestOf = Enumerable.Repeat(-1, setCount).ToArray();
        var isTaken = new bool[setCount];
        for (var j = 0; j < reduced.Length; j++)
        {
            values[j] = setOf[j] < 0 && reduced[j] < 0 ? upper[j] : lower[j];
            if (setOf[j] < 0) continue;
            isTaken[setOf[j]] |= lower[j] > 0;
            if (reduced[j] < 0 && upper[j] > lower[j] && (bestOf[setOf[j]] < 0 || reduced[j] < reduced[bestOf[setOf[j]]])) bestOf[setOf[j]] = j;
        }

        for (var set = 0; set < setCount; set++)
        {
            if (!isTaken[set] && bestOf[set] >= 0) values[bestOf[set]] = upper[bestOf[set]];
        }

        var cost = 0.0;
        for (var j = 0; j < reduced.Length; j++) cost += reduced[j] * values[j];
        return cost;
    }
}
