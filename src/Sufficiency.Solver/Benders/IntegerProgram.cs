using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Solves small integer programs by SCIP, and by CBC if SCIP fails.</summary>
internal static class IntegerProgram
{
    /// <summary>An answer with values; null if there is none.</summary>
    /// <param name="blocks">Solves the program.</param>
    /// <param name="block">The program.</param>
    /// <param name="relativeGap">What may be left unproven.</param>
    /// <param name="limit">The time it may take, asked again for the second solver; null for any.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="BlockFailureException">Both solvers failed; it holds the first solver's answer.</exception>
    public static async Task<BlockSolution?> SolveAsync(IBlockSolver blocks, BlockProblem block, double relativeGap, Func<TimeSpan?> limit,
        CancellationToken cancellation)
    {
        var solution = await blocks.SolveAsync(block, BlockBackEnd.Scip, relativeGap, limit(), cancellation).ConfigureAwait(false);
        if (solution.Status == BlockStatus.Failed)
        {
            var second = await blocks.SolveAsync(block, BlockBackEnd.Cbc, relativeGap, limit(), cancellation).ConfigureAwait(false);
            // Only the first solver is believed when it finds no answer: values can be checked, and their absence cannot.
            if (HasValues(second)) solution = second;
        }

        return HasValues(solution) ? solution : solution.Status == BlockStatus.Infeasible ? null
            : throw new BlockFailureException(solution);
    }

    private static bool HasValues(BlockSolution solution) => solution.Status is BlockStatus.Optimal or BlockStatus.Feasible;
}

/// <summary>The solver could not solve a block.</summary>
internal sealed class BlockFailureException(BlockSolution solution) : Exception(solution.Message)
{
    /// <summary>The solver's answer.</summary>
    public BlockSolution Solution { get; } = solution;

    /// <summary>Why the search stops.</summary>
    public StopReason Reason => Solution.Status switch
    {
        BlockStatus.NotSolved => StopReason.TimeLimit,
        _ => StopReason.SolverFailure,
    };
}
