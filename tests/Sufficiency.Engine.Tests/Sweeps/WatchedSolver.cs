using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Counts what is solved, and makes of it what a test asks for.</summary>
internal sealed class WatchedSolver(IProblemSolver solver) : IProblemSolver
{
    private int solves;

    public int Solves => solves;

    public Func<ProblemSolution, int, ProblemSolution>? Fault { get; set; }

    public async Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start,
        IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref solves);
        var solution = await solver.SolveAsync(problem, limits, start, progress, cancellation);
        return Fault is { } fault ? fault(solution, number) : solution;
    }
}
