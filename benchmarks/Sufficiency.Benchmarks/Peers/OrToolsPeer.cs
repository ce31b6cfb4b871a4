using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Monolith;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>The whole problem as one block, by a back end of OR-Tools .</summary>
internal sealed class OrToolsPeer(string name, BlockBackEnd backEnd) : IPeer
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string? WhyNotTried(MixedIntegerProblem problem) => WholeBlock.Of(problem).WhyTooLarge();

    /// <inheritdoc />
    public async Task<PeerAnswer> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, MemoryWatch memory, CancellationToken cancellation)
    {
        var block = new MonolithBlock(problem).Block;
        var answer = await OrToolsBlockSolver.Open().SolveAsync(block, backEnd, limits.RelativeGap, limits.TimeLimit, cancellation);
        return answer.Status is BlockStatus.Optimal or BlockStatus.Feasible
            ? new(answer.Objective, double.IsFinite(answer.Bound) ? answer.Bound : null, WholeBlock.Remark(answer))
            : new(null, null, WholeBlock.Remark(answer));
    }
}
