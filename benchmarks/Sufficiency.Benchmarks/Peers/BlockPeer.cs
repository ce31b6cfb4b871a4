using System.Diagnostics;
using Sufficiency.Benchmarks.Papers;
using Sufficiency.Peers.Monolith;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>Solves a block by a solver of others: block, relative gap and time limit in, unchecked answer out.</summary>
internal delegate BackEndAnswer BlockSolve(BlockProblem block, double relativeGap, TimeSpan timeLimit);

/// <summary>The whole problem as one block, by a solver of others.</summary>
internal sealed class BlockPeer(string name, long bytesAColumn, BlockSolve solve) : IPeer
{
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string? WhyNotTried(MixedIntegerProblem problem) => WholeBlock.Of(problem).WhyTooLarge(bytesAColumn, Machine.MemoryBytes);

    /// <inheritdoc />
    public Task<PeerAnswer> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var block = new MonolithBlock(problem).Block;
        if (BlockCheck.FindFault(block) is { } fault) throw new InvalidOperationException(fault);
        var left = limits.TimeLimit!.Value - clock.Elapsed;
        var answer = solve(block, limits.RelativeGap, left > ShortestLimit ? left : ShortestLimit);
        return Task.FromResult(Read(block, answer));
    }

    /// <summary>An answer as it goes into the table: a plan only where the block's rows, bounds and costs agree.</summary>
    public static PeerAnswer Read(BlockProblem block, BackEndAnswer answer)
    {
        double? bound = double.IsFinite(answer.Bound) ? answer.Bound : null;
        switch (answer.Status)
        {
            case BlockStatus.Optimal or BlockStatus.Feasible:
                return BlockCheck.FindFault(block, answer.Values, answer.Objective) is { } fault
                    ? new(null, null, $"its plan is none: {fault}")
                    : new(answer.Objective, bound, answer.Status == BlockStatus.Feasible ? "the time was up" : "");
            case BlockStatus.Infeasible: return new(null, null, "") { SaysInfeasible = true };
            case BlockStatus.NotSolved: return new(null, bound, "no plan in the time");
            default: return new(null, null, $"failed: {answer.Message}");
        }
    }
}
