using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Tests.Solver;

/// <summary>Says the same of every program: its first columns' values, 0 for all others, and a bound.</summary>
internal sealed class StubbornSolver(double[] first, double bound) : IBlockSolver
{
    public string Description => "always the same";

    public Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit,
        CancellationToken cancellation) =>
        Task.FromResult(new BlockSolution
        {
            Status = BlockStatus.Optimal,
            Values = [.. first, .. new double[problem.Cost.Length - first.Length]],
            Objective = bound,
            Bound = bound,
        });
}
