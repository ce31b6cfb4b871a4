using System.Diagnostics;
using System.Globalization;
using Google.OrTools.ModelBuilder;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>A block by SCIP, handed over by numbers: MPSolver would keep an object a column.</summary>
internal static class ScipBlock
{
    /// <summary>Solves.</summary>
    public static BackEndAnswer Solve(BlockProblem block, double relativeGap, TimeSpan timeLimit)
    {
        var clock = Stopwatch.StartNew();
        using var model = new ModelBuilderHelper();
        AddColumns(model, block);
        AddRows(model, block);
        using var solver = new ModelSolverHelper("scip");
        solver.SetTimeLimitInSeconds(Math.Max(1, (timeLimit - clock.Elapsed).TotalSeconds));
        var gap = relativeGap.ToString("R", CultureInfo.InvariantCulture);
        solver.SetSolverSpecificParameters($"limits/gap = {gap}\nmisc/catchctrlc = FALSE");
        solver.Solve(model);
        if (!solver.HasResponse()) return new(BlockStatus.Failed, "no response");
        if (solver.HasSolution()) return Read(block, solver);
        return new(StatusOf(solver.Status()), $"{solver.Status()} {solver.StatusString()}".TrimEnd());
    }

    private static void AddColumns(ModelBuilderHelper model, BlockProblem block)
    {
        for (var column = 0; column < block.ColumnCount; column++)
        {
            model.AddVar();
            model.SetVarLowerBound(column, block.ColumnLower[column]);
            model.SetVarUpperBound(column, block.ColumnUpper[column]);
            if (block.Cost[column] != 0) model.SetVarObjectiveCoefficient(column, block.Cost[column]);
            if (block.IsInteger is { } whole && whole[column]) model.SetVarIntegrality(column, true);
        }
    }

    private static void AddRows(ModelBuilderHelper model, BlockProblem block)
    {
        for (var row = 0; row < block.RowCount; row++)
        {
            model.AddLinearConstraint();
            model.SetConstraintLowerBound(row, block.RowLower[row]);
            model.SetConstraintUpperBound(row, block.RowUpper[row]);
        }

        for (var column = 0; column < block.ColumnCount; column++)
        {
            for (var entry = block.ColumnStart[column]; entry < block.ColumnStart[column + 1]; entry++)
                model.AddConstraintTerm(block.EntryRow[entry], column, block.EntryValue[entry]);
        }
    }

    private static BackEndAnswer Read(BlockProblem block, ModelSolverHelper solver)
    {
        var values = new double[block.ColumnCount];
        for (var column = 0; column < values.Length; column++) values[column] = solver.VariableValue(column);
        return new(solver.Status() == SolveStatus.OPTIMAL ? BlockStatus.Optimal : BlockStatus.Feasible, "")
        {
            Objective = solver.ObjectiveValue(),
            Bound = solver.BestObjectiveBound(),
            Values = values,
        };
    }

    private static BlockStatus StatusOf(SolveStatus status) => status switch
    {
        SolveStatus.INFEASIBLE => BlockStatus.Infeasible,
        SolveStatus.NOT_SOLVED or SolveStatus.FEASIBLE or SolveStatus.UNKNOWN_STATUS => BlockStatus.NotSolved,
        _ => BlockStatus.Failed,
    };
}
