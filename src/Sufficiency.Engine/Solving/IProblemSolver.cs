using Sufficiency.Engine.Model.Problem;

namespace Sufficiency.Engine.Solving;

/// <summary>Solves a mixed-integer problem to a proven gap.</summary>
public interface IProblemSolver
{
    /// <summary>Solves; never throws for an infeasible, oversized or unlucky problem: the status and reason say so.</summary>
    Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, IProgress<SolveProgress>? progress, CancellationToken cancellation);
}
