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

    /// <summary>A plain guess at the integers: of every set the first column that may be open, so that prices start where there is room.</summary>
    public double[] Guess(double[] lower, double[] upper)
    {
        var values = (double[])lower.Clone();
        var isTaken = new bool[setCount];
        for (var j = 0; j < values.Length; j++)
        {
            if (setOf[j] >= 0 && lower[j] > 0) isTaken[setOf[j]] = true;
        }

        for (var j = 0; j < values.Length; j++)
        {
            if (setOf[j] < 0 || isTaken[setOf[j]] || upper[j] <= 0) continue;
            isTaken[setOf[j]] = true;
            values[j] = upper[j];
        }

        return values;
    }
}
