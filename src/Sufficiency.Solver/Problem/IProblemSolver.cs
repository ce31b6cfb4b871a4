namespace Sufficiency.Solver.Problem;

/// <summary>Solves a mixed-integer problem to a proven gap.</summary>
public interface IProblemSolver
{
    /// <summary>Solves; never throws for an infeasible, oversized or unlucky problem: the status and reason say so.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="limits">Gap and time.</param>
    /// <param name="start">The answer to a problem much like it, or null; what is proven does not depend on it.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellation">Stops; the best plan so far is the answer.</param>
    Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start, IProgress<SolveProgress>? progress,
        CancellationToken cancellation);
}

/// <summary>Solving without a start.</summary>
public static class ProblemSolverExtensions
{
    /// <summary>Solves from cold.</summary>
    /// <param name="solver">Who solves.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="limits">Gap and time.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellation">Stops; the best plan so far is the answer.</param>
    public static Task<ProblemSolution> SolveAsync(this IProblemSolver solver, MixedIntegerProblem problem, SolveLimits limits,
        IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(solver);
        return solver.SolveAsync(problem, limits, null, progress, cancellation);
    }
}
