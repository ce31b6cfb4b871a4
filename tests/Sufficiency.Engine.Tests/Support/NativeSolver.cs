using Sufficiency.Engine.Model.Problem;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>OR-Tools for every test that does not put another solver in its place.</summary>
internal static class NativeSolver
{
    public static OrToolsBlockSolver Shared { get; } = OrToolsBlockSolver.Open();

    /// <summary>Solves by decomposition from cold.</summary>
    public static Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, double gap) =>
        new DecompositionSolver(Shared, TimeProvider.System).SolveAsync(problem, new(gap), null, CancellationToken.None);
}
