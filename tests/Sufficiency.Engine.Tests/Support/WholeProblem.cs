using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>Solves a small problem as one block, so that tests of the model do not rest on the decomposition.</summary>
internal static class WholeProblem
{
    /// <summary>The optimum: SCIP for the integers, then CLP with them fixed for flows and prices.</summary>
    public static async Task<ProblemSolution> SolveAsync(OrToolsBlockSolver solver, MixedIntegerProblem problem)
    {
        var whole = ToBlock(problem, null);
        var fixedAt = problem.LinkingVariables.Select(column => column.Lower).ToArray();
        if (problem.LinkingVariables.Any(column => column.IsInteger && column.Lower < column.Upper))
        {
            var mixed = await solver.SolveAsync(whole, BlockBackEnd.Scip, 0.0, null, CancellationToken.None);
            if (mixed.Status != BlockStatus.Optimal)
                return Without(mixed.Status == BlockStatus.Infeasible ? SolutionStatus.Infeasible : SolutionStatus.NoSolution,
                    mixed.Message);
            fixedAt = mixed.Values[..problem.LinkingVariables.Count];
        }

        var linear = await solver.SolveAsync(ToBlock(problem, fixedAt), BlockBackEnd.Clp, 0.0, null, CancellationToken.None);
        if (linear.Status != BlockStatus.Optimal)
            return Without(linear.Status == BlockStatus.Infeasible ? SolutionStatus.Infeasible : SolutionStatus.NoSolution, linear.Message);
        return new()
        {
            Status = SolutionStatus.WithinGap,
            Reason = StopReason.Finished,
            Objective = linear.Objective + problem.ConstantCost,
            Bound = linear.Objective + problem.ConstantCost,
            LinkingValues = linear.Values[..problem.LinkingVariables.Count],
            Flows = Flows(problem, linear.Values),
            RowPrices = linear.Duals[..problem.Rows.Count],
        };
    }

    private static List<ArcFlow> Flows(MixedIntegerProblem problem, double[] values)
    {
        var (flows, column) = (new List<ArcFlow>(), problem.LinkingVariables.Count);
        for (var i = 0; i < problem.SourceCount; i++)
        {
            for (var arc = 0; arc < problem.Arcs.SinksOf(i).Length; arc++, column++)
            {
                if (values[column] > 0) flows.Add(new(i, arc, values[column]));
            }
        }

        return flows;
    }

    private static ProblemSolution Without(SolutionStatus status, string message) =>
        new() { Status = status, Reason = StopReason.Finished, Message = message };

    private static BlockProblem ToBlock(MixedIntegerProblem problem, double[]? fixedAt)
    {
        var (start, rows, values) = (new List<int> { 0 }, new List<int>(), new List<double>());
        foreach (var column in problem.LinkingVariables) Append(column.Rows, null);
        var supply = new List<double>();
        for (var i = 0; i < problem.SourceCount; i++)
        {
            foreach (var sink in problem.Arcs.SinksOf(i))
            {
                Append(problem.Sinks[sink].Rows, problem.Rows.Count + i);
                supply.Add(problem.Supply[i]);
            }
        }

        double Fixed(int j, double otherwise) =>
            fixedAt is not null && problem.LinkingVariables[j].IsInteger ? Math.Round(fixedAt[j]) : otherwise;
        return new()
        {
            Cost = [.. problem.LinkingVariables.Select(column => column.Cost),
                .. Enumerable.Range(0, problem.SourceCount).SelectMany(problem.Arcs.CostsOf)],
            ColumnLower = [.. problem.LinkingVariables.Select((column, j) => Fixed(j, column.Lower)), .. supply.Select(_ => 0.0)],
            ColumnUpper = [.. problem.LinkingVariables.Select((column, j) => Fixed(j, column.Upper)), .. supply],
            IsInteger = fixedAt is null
                ? [.. problem.LinkingVariables.Select(column => column.IsInteger), .. supply.Select(_ => false)] : null,
            RowLower = [.. problem.Rows.Select(row => row.Lower), .. problem.Supply],
            RowUpper = [.. problem.Rows.Select(row => row.Upper), .. problem.Supply],
            ColumnStart = [.. start],
            EntryRow = [.. rows],
            EntryValue = [.. values],
        };

        void Append(SparseVector entries, int? sourceRow)
        {
            rows.AddRange(entries.Indices);
            values.AddRange(entries.Coefficients);
            if (sourceRow is { } row)
            {
                rows.Add(row);
                values.Add(1.0);
            }

            start.Add(rows.Count);
        }
    }
}
