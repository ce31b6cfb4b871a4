using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>OR-Tools for every test that does not put another solver in its place.</summary>
internal static class NativeSolver
{
    public static OrToolsBlockSolver Shared { get; } = OrToolsBlockSolver.Open();

    /// <summary>Solves by decomposition from cold.</summary>
    public static Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, double gap) =>
        new DecompositionSolver(Shared, TimeProvider.System).SolveAsync(problem, new(gap), null, CancellationToken.None);
}
