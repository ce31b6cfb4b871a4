namespace Sufficiency.Solver.Mip;

/// <summary>Solves a block without rows or without columns, which the back ends answer wrongly or not at all.</summary>
internal static class TrivialBlock
{
    /// <summary>Each column goes to its cheaper bound, because no row limits it.</summary>
    public static BlockSolution Solve(BlockProblem problem)
    {
        var values = new double[problem.ColumnCount];
        for (var column = 0; column < values.Length; column++)
        {
            var whole = problem.IsInteger is { } integer && integer[column];
            var lower = whole ? Math.Ceiling(problem.ColumnLower[column]) : problem.ColumnLower[column];
            var upper = whole ? Math.Floor(problem.ColumnUpper[column]) : problem.ColumnUpper[column];
            if (lower > upper) return Infeasible();
            values[column] = problem.Cost[column] < 0 ? upper : lower;
        }

        for (var row = 0; row < problem.RowCount; row++)
        {
            if (problem.RowLower[row] > 0 || problem.RowUpper[row] < 0) return Infeasible();
        }

        var objective = values.Select((value, column) => value * problem.Cost[column]).Sum();
        return new BlockSolution
        {
            Status = BlockStatus.Optimal,
            Objective = objective,
            Bound = objective,
            Values = values,
            Duals = new double[problem.RowCount],
        };
    }

    private static BlockSolution Infeasible() =>
        new() { Status = BlockStatus.Infeasible, Message = "A bound or row without columns cannot be met." };
}
