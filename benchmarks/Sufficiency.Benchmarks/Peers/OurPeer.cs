using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>The engine's own method.</summary>
internal sealed class OurPeer : IPeer
{
    /// <inheritdoc />
    public string Name => "ours";

    /// <inheritdoc />
    public string? WhyNotTried(MixedIntegerProblem problem) => null;

    /// <inheritdoc />
    public async Task<PeerAnswer> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, MemoryWatch memory, CancellationToken cancellation)
    {
        var solution = await new DecompositionSolver(OrToolsBlockSolver.Open(), TimeProvider.System).SolveAsync(problem, limits, null, cancellation);
        var remark = solution.Status == SolutionStatus.WithinGap ? "" : $"{solution.Status}, {solution.Reason}. {solution.Message}".TrimEnd();
        return new(solution.Objective, solution.Bound, remark);
    }
}
