using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Benders;

/// <summary>The rows over integer columns alone: openings once, budgets, exclusions, requirements.</summary>
internal sealed class IntegerRows
{
    private readonly MixedIntegerProblem problem;
    private readonly int[] own; // rows
    private readonly int[] placeOf; // [row], −1 for others

    public IntegerRows(MixedIntegerProblem problem, RowRoles roles)
    {
        this.problem = problem;
        own = [.. Enumerable.Range(0, problem.Rows.Count).Where(r => !roles.IsPriced(r))];
        placeOf = Enumerable.Repeat(-1, problem.Rows.Count).ToArray();
        for (var i = 0; i < own.Length; i++) placeOf[own[i]] = i;
        Alike = new(problem, roles, new(problem, roles));
    }

    /// <summary>How many there are.</summary>
    public int Count => own.Length;

    /// <summary>Sets of which only the ordered choices are asked for.</summary>
    public SymmetricSets Alike { get; }

    /// <summary>Adds them to a program whose first columns are the integers.</summary>
    public void AddTo(BlockDraft draft, int[] integers)
    {
        foreach (var row in own) draft.AddRow(problem.Rows[row].Lower, problem.Rows[row].Upper);
        for (var i = 0; i < integers.Length; i++)
        {
            var rows = problem.LinkingVariables[integers[i]].Rows;
            for (var e = 0; e < rows.Indices.Length; e++)
            {
                if (placeOf[rows.Indices[e]] is >= 0 and var place) draft.Put(i, place, rows.Coefficients[e]);
            }
        }
    }

    /// <summary>Asks alike sets for order, in a program whose first columns are the integers.</summary>
    public void AddOrder(BlockDraft draft, int[] integers)
    {
        foreach (var (first, second) in Alike.Pairs)
        {
            for (var t = 0; t < first.Length; t++)
            {
                var row = draft.AddRow(0.0, double.PositiveInfinity);
                for (var i = 0; i <= t; i++)
                {
                    draft.Put(Array.IndexOf(integers, first[i]), row, 1.0);
                    draft.Put(Array.IndexOf(integers, second[i]), row, -1.0);
                }
            }
        }
    }

    /// <summary>What integers use of every row. [row]</summary>
    public double[] Used(double[] values)
    {
        var used = new double[problem.Rows.Count];
        for (var j = 0; j < values.Length; j++)
        {
            if (problem.LinkingVariables[j].IsInteger) problem.LinkingVariables[j].Rows.AddTo(used, values[j]);
        }

        return used;
    }

    /// <summary>Whether integers satisfy the rows and their own bounds.</summary>
    public bool Allow(double[] values)
    {
        var used = Used(values);
        return Array.TrueForAll(own, row => used[row] >= problem.Rows[row].Lower && used[row] <= problem.Rows[row].Upper)
            && problem.LinkingVariables.Zip(values).All(pair =>
                !pair.First.IsInteger || (pair.Second >= pair.First.Lower && pair.Second <= pair.First.Upper));
    }

    /// <summary>Whether a column may move where so much of the rows is used.</summary>
    public bool AllowMove(int column, double move, double[] used)
    {
        var rows = problem.LinkingVariables[column].Rows;
        for (var e = 0; e < rows.Indices.Length; e++)
        {
            if (placeOf[rows.Indices[e]] < 0) continue;
            var (_, lower, upper) = problem.Rows[rows.Indices[e]];
            var value = used[rows.Indices[e]] + (move * rows.Coefficients[e]);
            if (value > upper || value < lower) return false;
        }

        return true;
    }

    /// <summary>Duals of these rows as prices of all rows, those of a wrong sign left out. [row]</summary>
    public double[] ToPrices(double[] duals)
    {
        var prices = new double[problem.Rows.Count];
        for (var i = 0; i < own.Length; i++)
        {
            var limit = duals[i] > 0 ? problem.Rows[own[i]].Lower : problem.Rows[own[i]].Upper;
            prices[own[i]] = double.IsFinite(limit) ? duals[i] : 0.0;
        }

        return prices;
    }

    /// <summary>Adds up cuts and rows.</summary>
    public WeightedCut Weigh(IReadOnlyList<LagrangianCut> cuts, double[] weights, double[] prices)
    {
        var bound = 0.0;
        foreach (var row in own)
        {
            if (prices[row] != 0.0) bound += prices[row] * (prices[row] > 0 ? problem.Rows[row].Lower : problem.Rows[row].Upper);
        }

        var reduced = new double[problem.LinkingVariables.Count];
        for (var c = 0; c < cuts.Count; c++)
        {
            if (weights[c] == 0.0) continue;
            bound += weights[c] * cuts[c].Constant;
            for (var j = 0; j < reduced.Length; j++) reduced[j] += weights[c] * cuts[c].Coefficients[j];
        }

        for (var j = 0; j < reduced.Length; j++)
        {
            var column = problem.LinkingVariables[j];
            if (!column.IsInteger) continue;
            for (var e = 0; e < column.Rows.Indices.Length; e++) reduced[j] -= prices[column.Rows.Indices[e]] * column.Rows.Coefficients[e];
            bound += Math.Min(reduced[j] * column.Lower, reduced[j] * column.Upper);
        }

        return new(bound, weights, prices, reduced);
    }
}
