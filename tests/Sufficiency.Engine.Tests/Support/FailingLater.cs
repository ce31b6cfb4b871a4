using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>OR-Tools for so many calls, then a solver that fails.</summary>
internal sealed class FailingLater(int after) : IBlockSolver
{
    public int Calls { get; private set; }

    public string Description => "fails later";

    public Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit,
        CancellationToken cancellation) => Calls++ < after
        ? NativeSolver.Shared.SolveAsync(problem, backEnd, relativeGap, timeLimit, cancellation)
        : Task.FromResult(new BlockSolution { Status = BlockStatus.Failed, Message = "fails" });
}
