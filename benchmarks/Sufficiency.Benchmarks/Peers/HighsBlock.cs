using System.Diagnostics;
using System.Globalization;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>A block by HiGHS through its C interface: OR-Tools itself would print a banner of HiGHS among the data.</summary>
internal static class HighsBlock
{
    // Constants of highs_c_api.h.
    private const int Columnwise = 1;
    private const int Minimise = 1;
    private const int Error = -1;
    private const int Optimal = 7;
    private const int Infeasible = 8;
    private const int TimeLimit = 13;
    private const int IsFeasible = 2;

    /// <summary>Solves.</summary>
    public static BackEndAnswer Solve(BlockProblem block, double relativeGap, TimeSpan timeLimit)
    {
        var clock = Stopwatch.StartNew();
        var highs = HighsLibrary.Create();
        try
        {
            HighsLibrary.SetBoolOption(highs, "output_flag", 0);
            HighsLibrary.SetDoubleOption(highs, "mip_rel_gap", relativeGap);
            if (Pass(highs, block) == Error) return new(BlockStatus.Failed, "the block was refused");
            HighsLibrary.SetDoubleOption(highs, "time_limit", Math.Max(1, (timeLimit - clock.Elapsed).TotalSeconds));
            return HighsLibrary.Run(highs) == Error ? new(BlockStatus.Failed, "the run ended in an error") : Read(highs, block);
        }
        finally
        {
            HighsLibrary.Destroy(highs);
        }
    }

    private static int Pass(nint highs, BlockProblem block)
    {
        var isInteger = new int[block.ColumnCount];
        if (block.IsInteger is { } whole)
        {
            for (var column = 0; column < whole.Length; column++) isInteger[column] = whole[column] ? 1 : 0;
        }

        return HighsLibrary.PassMip(
            highs,
            block.ColumnCount,
            block.RowCount,
            block.EntryRow.Length,
            Columnwise,
            Minimise,
            0,
            block.Cost,
            block.ColumnLower,
            block.ColumnUpper,
            block.RowLower,
            block.RowUpper,
            block.ColumnStart,
            block.EntryRow,
            block.EntryValue,
            isInteger);
    }

    private static BackEndAnswer Read(nint highs, BlockProblem block)
    {
        var status = HighsLibrary.ModelStatus(highs);
        HighsLibrary.IntInfo(highs, "primal_solution_status", out var primal);
        HighsLibrary.DoubleInfo(highs, "mip_dual_bound", out var bound);
        if (primal != IsFeasible)
        {
            var without = status switch
            {
                Infeasible => BlockStatus.Infeasible,
                TimeLimit => BlockStatus.NotSolved,
                _ => BlockStatus.Failed,
            };
            return new(without, string.Create(CultureInfo.InvariantCulture, $"model status {status}")) { Bound = bound };
        }

        HighsLibrary.DoubleInfo(highs, "objective_function_value", out var objective);
        var (values, rows) = (new double[block.ColumnCount], new double[block.RowCount]);
        HighsLibrary.Solution(highs, values, [], rows, []);
        var with = status == Optimal ? BlockStatus.Optimal : BlockStatus.Feasible;
        return new(with, "") { Objective = objective, Bound = bound, Values = values };
    }
}
