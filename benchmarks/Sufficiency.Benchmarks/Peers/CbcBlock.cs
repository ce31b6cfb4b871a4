using Sufficiency.Solver.Mip;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>A block by CBC, which OR-Tools offers through MPSolver alone.</summary>
internal static class CbcBlock
{
    /// <summary>Solves.</summary>
    public static BackEndAnswer Solve(BlockProblem block, double relativeGap, TimeSpan timeLimit)
    {
        using var solve = new MpSolve(block, BackEndSettings.Of(BlockBackEnd.Cbc));
        return solve.Run(relativeGap, timeLimit, CancellationToken.None);
    }
}
