using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver;

/// <summary>
/// Solves problems whose sources compete only in some hundreds of coupling rows: prices of the rows by a smoothed dual, bounds from prices
/// over all arcs, and a small integer program over those bounds to choose the integers.
/// </summary>
internal sealed class DecompositionSolver(IBlockSolver blocks, TimeProvider time) : IProblemSolver
{
    /// <inheritdoc />
    public async Task<ProblemSolution> SolveAsync(MixedIntegerProblem problem, SolveLimits limits, WarmStart? start,
        IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        if (problem.SingleSource) throw new NotSupportedException("Single sourcing is solved as one block.");
        if (problem.LinkingVariables.Any(column => column is { IsInteger: true } and not { Lower: 0.0 or 1.0, Upper: 0.0 or 1.0 }))
            throw new NotSupportedException("Integers other than 0 and 1 are solved as one block.");
        var tightened = TightenedProblem.Of(problem);
        var record = new SearchRecord(tightened.Problem, limits, progress, $"prices by a smoothed dual, schemes by {blocks.Description}");
        var answer = await TimedSearch.RunAsync(
            limits.TimeLimit, token =>
                new IntegerSearch(tightened.Problem, blocks, limits, start, time, record).RunAsync(token), record.Answer,
            cancellation).ConfigureAwait(false);
        return tightened.Untightened(answer);
    }
}
