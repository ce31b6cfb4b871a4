using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Dual;

/// <summary>Writes soft shares down as a plan: what is too small to mean a pupil goes to the rest of its source.</summary>
internal static class PlanWriter
{
    private const double Dust = 1e-9; // of a source's supply
    private const double Exact = 1e-6; // of a pupil

    /// <summary>The plan; null where a row or a source is not met as exactly as it must be.</summary>
    public static WholePlan? Write(MixedIntegerProblem problem, SourceClasses classes, SourceClass[] sources,
        PricedRelaxation relaxation, double temperature)
    {
        var flowsOf = new List<ArcFlow>[sources.Length];
        Parallel.For(0, sources.Length, f => flowsOf[f] = FlowsOf(classes.Members(f), sources[f], relaxation.Prices, temperature));
        var flows = BySource(problem.SourceCount, flowsOf);
        double[] values =
            [.. relaxation.LinkingValues.Select((value, j) => problem.LinkingVariables[j].IsInteger ? Math.Round(value) : value)];
        if (!IsMet(problem, flows, Tighten(problem, flows, values))) return null;
        var cost = problem.ConstantCost;
        for (var j = 0; j < values.Length; j++) cost += problem.LinkingVariables[j].Cost * values[j];
        foreach (var flow in flows) cost += problem.Arcs.CostOf(flow.Source, flow.Position) * flow.Amount;
        return new(cost, values, flows, relaxation.Prices);
    }

    /// <summary>All flows in the order of their sources; a source's stand together, in the order of its arcs.</summary>
    private static ArcFlow[] BySource(int sourceCount, List<ArcFlow>[] flowsOf)
    {
        var next = new int[sourceCount + 1];
        foreach (var flow in flowsOf.SelectMany(flows => flows)) next[flow.Source + 1]++;
        for (var i = 1; i <= sourceCount; i++) next[i] += next[i - 1];
        var sorted = new ArcFlow[next[sourceCount]];
        foreach (var flow in flowsOf.SelectMany(flows => flows)) sorted[next[flow.Source]++] = flow;
        return sorted;
    }

    /// <summary>Takes from each costly column what no row needs: soft columns never quite reach their bounds.</summary>
    private static double[] Tighten(MixedIntegerProblem problem, ArcFlow[] flows, double[] values)
    {
        var used = new double[problem.Rows.Count];
        foreach (var flow in flows) problem.Sinks[problem.Arcs.SinksOf(flow.Source)[flow.Position]].Rows.AddTo(used, flow.Amount);
        for (var j = 0; j < values.Length; j++) problem.LinkingVariables[j].Rows.AddTo(used, values[j]);
        for (var j = 0; j < values.Length; j++)
        {
            var column = problem.LinkingVariables[j];
            if (column.IsInteger || column.Cost <= 0) continue;
            var spare = values[j] - column.Lower;
            for (var e = 0; e < column.Rows.Indices.Length; e++)
            {
                var (row, coefficient) = (problem.Rows[column.Rows.Indices[e]], column.Rows.Coefficients[e]);
                var slack = coefficient < 0 ? row.Upper - used[column.Rows.Indices[e]] : used[column.Rows.Indices[e]] - row.Lower;
                spare = Math.Min(spare, slack / Math.Abs(coefficient));
            }

            spare = Math.Max(spare, values[j] - column.Upper);
            values[j] -= spare;
            column.Rows.AddTo(used, -spare);
        }

        return used;
    }

    /// <summary>Whether every row holds and every source is sent on whole.</summary>
    private static bool IsMet(MixedIntegerProblem problem, ArcFlow[] flows, double[] used)
    {
        for (var r = 0; r < used.Length; r++)
        {
            var (_, lower, upper) = problem.Rows[r];
            var tolerance = Exact * Math.Max(1.0, 1e-3 * Math.Abs(double.IsFinite(upper) ? upper : lower));
            if ((double.IsFinite(lower) || double.IsFinite(upper)) && !(used[r] <= upper + tolerance && used[r] >= lower - tolerance))
                return false;
        }

        var sent = new double[problem.SourceCount];
        foreach (var flow in flows) sent[flow.Source] += flow.Amount;
        for (var i = 0; i < sent.Length; i++)
        {
            if (!(Math.Abs(sent[i] - problem.Supply[i]) <= Exact * Math.Max(1.0, problem.Supply[i]))) return false;
        }

        return true;
    }

    private static List<ArcFlow> FlowsOf(int[] members, SourceClass sourceClass, double[] prices, double temperature)
    {
        var flows = new List<ArcFlow>(members.Length + (members.Length / 8));
        var shares = SmoothDual.SharesOf(sourceClass, prices, temperature);
        for (var m = 0; m < members.Length; m++)
        {
            var kept = 0.0;
            for (var k = sourceClass.Start[m]; k < sourceClass.Start[m + 1]; k++) kept += shares[k] > Dust ? shares[k] : 0.0;
            for (var k = sourceClass.Start[m]; k < sourceClass.Start[m + 1]; k++)
            {
                if (shares[k] > Dust) flows.Add(new(members[m], sourceClass.Position[k], sourceClass.Supply[m] * shares[k] / kept));
            }
        }

        return flows;
    }
}
