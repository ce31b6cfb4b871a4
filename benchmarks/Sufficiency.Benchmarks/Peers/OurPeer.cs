using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

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
        return new(solution.Objective, solution.Bound, Remark(solution))
        {
            SaysInfeasible = solution.Status == SolutionStatus.Infeasible,
        };
    }

    private static string Remark(ProblemSolution solution) => (solution.Status, solution.Reason) switch
    {
        (SolutionStatus.WithinGap, _) => "",
        (SolutionStatus.NoSolution, StopReason.TimeLimit) => "no plan in the time",
        (SolutionStatus.Feasible, StopReason.TimeLimit) => "the time was up",
        _ => $"{solution.Status}, {solution.Reason}. {solution.Message}".TrimEnd(),
    };
}
