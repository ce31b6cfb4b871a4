using System.Globalization;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver.Stochastic;

/// <summary>A row over shared decisions alone: lower ≤ Σ coefficient × decision ≤ upper.</summary>
internal sealed record SharedRow(int[] Decisions, double[] Coefficients, double Lower, double Upper)
{
    /// <summary>Whether decisions satisfy it.</summary>
    public bool Allows(double[] taken)
    {
        var value = 0.0;
        for (var e = 0; e < Decisions.Length; e++) value += Coefficients[e] * taken[Decisions[e]];
        return value >= Lower && value <= Upper;
    }
}

/// <summary>What the futures' rules over integers alone ask of the shared decisions: all of them must hold at once.</summary>
internal static class SharedRows
{
    /// <summary>Every rule once; those that no decisions can break are left out.</summary>
    public static IReadOnlyList<SharedRow> Of(JointProblem problem)
    {
        var rows = new Dictionary<string, SharedRow>(StringComparer.Ordinal);
        foreach (var set in problem.AtMostOne) Add(rows, AtMostOne(set));
        var sets = problem.AtMostOne.Select(set => set.ToHashSet()).ToList();
        foreach (var future in problem.Futures)
        {
            // Two decisions that open the same column of a future cannot both be taken.
            var openers = Enumerable.Range(0, problem.DecisionCount).Where(d => future.ColumnOf[d] >= 0).GroupBy(d => future.ColumnOf[d]);
            foreach (var group in openers.Where(group => group.Skip(1).Any() && !sets.Exists(set => group.All(set.Contains))))
                Add(rows, AtMostOne([.. group]));
            foreach (var row in PulledBack(problem, future)) Add(rows, row);
        }

        return [.. rows.Values];
    }

    /// <summary>A rule that forbids the integers of a choice in a future: at least one of those that decisions open must differ.</summary>
    public static SharedRow Differing(JointProblem problem, JointFuture future, double[] values)
    {
        int[] decisions = [.. Enumerable.Range(0, problem.DecisionCount).Where(d => future.ColumnOf[d] >= 0)];
        var open = decisions.Select(d => future.ColumnOf[d]).Distinct().Count(column => values[column] > 0.5);
        return new(decisions, [.. decisions.Select(d => values[future.ColumnOf[d]] > 0.5 ? -1.0 : 1.0)], 1.0 - open,
            double.PositiveInfinity);
    }

    /// <summary>A rule that forbids decisions: at least one of them must differ.</summary>
    public static SharedRow OtherThan(double[] taken) =>
        new([.. Enumerable.Range(0, taken.Length)], [.. taken.Select(value => 1.0 - (2.0 * value))], 1.0 - taken.Sum(),
            double.PositiveInfinity);

    /// <summary>A rule that lets no more than so many decisions differ.</summary>
    public static SharedRow Within(double[] taken, int radius) =>
        new([.. Enumerable.Range(0, taken.Length)], [.. taken.Select(value => 1.0 - (2.0 * value))], double.NegativeInfinity,
            radius - taken.Sum());

    private static SharedRow AtMostOne(int[] decisions) => new(decisions, [.. decisions.Select(_ => 1.0)], double.NegativeInfinity, 1.0);

    private static IEnumerable<SharedRow> PulledBack(JointProblem problem, JointFuture future)
    {
        var (columns, roles) = (future.Problem.LinkingVariables, new RowRoles(future.Problem));
        var settled = new double[future.Problem.Rows.Count];
        var entries = new Dictionary<int, List<(int Decision, double Coefficient)>>();
        var opened = future.ColumnOf.Where(column => column >= 0).ToHashSet();
        for (var column = 0; column < columns.Count; column++)
        {
            if (!columns[column].IsInteger || opened.Contains(column)) continue;
            columns[column].Rows.AddTo(settled, columns[column].Lower);
        }

        for (var decision = 0; decision < problem.DecisionCount; decision++)
        {
            if (future.ColumnOf[decision] < 0) continue;
            var own = columns[future.ColumnOf[decision]].Rows;
            for (var e = 0; e < own.Indices.Length; e++)
            {
                if (!entries.TryGetValue(own.Indices[e], out var list)) entries[own.Indices[e]] = list = [];
                list.Add((decision, own.Coefficients[e]));
            }
        }

        for (var r = 0; r < settled.Length; r++)
        {
            if (roles.IsPriced(r)) continue;
            var own = entries.GetValueOrDefault(r) ?? [];
            yield return new([.. own.Select(entry => entry.Decision)], [.. own.Select(entry => entry.Coefficient)],
                future.Problem.Rows[r].Lower - settled[r], future.Problem.Rows[r].Upper - settled[r]);
        }
    }

    private static void Add(Dictionary<string, SharedRow> rows, SharedRow row)
    {
        var (least, most) = (row.Coefficients.Sum(value => Math.Min(0.0, value)), row.Coefficients.Sum(value => Math.Max(0.0, value)));
        if (least >= row.Lower && most <= row.Upper) return;
        var terms = row.Decisions
            .Zip(row.Coefficients, (decision, value) => string.Create(CultureInfo.InvariantCulture, $"{decision}*{value:R}"));
        rows.TryAdd(string.Create(CultureInfo.InvariantCulture, $"{row.Lower:R}<{string.Join('+', terms)}<{row.Upper:R}"), row);
    }
}
