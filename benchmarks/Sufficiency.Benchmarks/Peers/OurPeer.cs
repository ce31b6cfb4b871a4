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
    public async Task<PeerAnswer> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, CancellationToken cancellation)
    {
        var solver = new DecompositionSolver(OrToolsBlockSolver.Open(), TimeProvider.System);
        var solution = await solver.SolveAsync(problem, limits, null, cancellation);
        var isFine = solution.Status == SolutionStatus.WithinGap;
        return new(solution.Objective, solution.Bound, isFine ? "" : $"{solution.Status}, {solution.Reason}. {solution.Message}".TrimEnd())
        {
            SaysInfeasible = solution.Status == SolutionStatus.Infeasible,
        };
    }
}
