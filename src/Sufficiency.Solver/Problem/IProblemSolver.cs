namespace Sufficiency.Solver.Problem;

/// <summary>Solves a mixed-integer problem to a proven gap.</summary>
public interface IProblemSolver
{
    /// <summary>Solves. Never throws for an infeasible, oversized or unlucky problem: status and reason say so.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="limits">Gap and time.</param>
    /// <param name="start">The answer to a similar problem, or null. The proof does not depend on it.</param>
    /// <param name="progress">Told how far the solve is, or null.</param>
    /// <param name="cancellation">Stops; the best plan found is the answer.</param>
    Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start, IProgress<SolveProgress>? progress,
        CancellationToken cancellation);
}

/// <summary>Solving without a warm start.</summary>
public static class ProblemSolverExtensions
{
    /// <summary>Solves without a warm start.</summary>
    /// <param name="solver">The solver.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="limits">Gap and time.</param>
    /// <param name="progress">Told how far the solve is, or null.</param>
    /// <param name="cancellation">Stops; the best plan found is the answer.</param>
    public static Task<ProblemSolution> SolveAsync(this IProblemSolver solver, MixedIntegerProblem problem, SolveLimits limits,
        IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(solver);
        return solver.SolveAsync(problem, limits, null, progress, cancellation);
    }
}
