using Sufficiency.Solver.Benders;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;
using Sufficiency.Solver.Stochastic;
using Sufficiency.Solver.Structure;

namespace Sufficiency.Solver;

/// <summary>Solves joint problems by scenario decomposition: each future by prices, the shared decisions by a small integer
/// program over all futures' cuts.</summary>
internal sealed class JointSolver(IBlockSolver blocks, TimeProvider time)
{
    /// <summary>Solves; never throws for an infeasible or unlucky problem: the status and reason say so.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="limits">Gap of the joint figure, and time.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <param name="cancellation">Stops; the best joint plan so far is the answer.</param>
    public async Task<JointSolution> SolveAsync(JointProblem problem, SolveLimits limits, IProgress<SolveProgress>? progress,
        CancellationToken cancellation)
    {
        Check(problem);
        var record = new JointRecord(limits, progress, $"futures by prices of a smoothed dual, schemes by {blocks.Description}");
        TightenedProblem[] tightened = [.. problem.Futures.Select(future => TightenedProblem.Of(future.Problem))];
        var joint = problem with { Futures = [.. problem.Futures.Zip(tightened, (future, own) => future with { Problem = own.Problem })] };
        var answer = await TimedSearch.RunAsync(limits.TimeLimit, token => new JointSearch(joint, blocks, limits, time, record)
            .RunAsync(token), record.Answer, cancellation).ConfigureAwait(false);
        return answer with { Futures = [.. answer.Futures.Zip(tightened, (own, future) => future.Untightened(own))] };
    }

    private static void Check(JointProblem problem)
    {
        if (problem.Futures.Count == 0) throw new ArgumentException("A joint problem has at least one future.", nameof(problem));
        if (Math.Abs(problem.Weights.Sum() - 1.0) > 1e-9 || problem.Weights.Any(weight => !(weight > 0.0)))
            throw new ArgumentException("Weights are above 0 and add up to 1.", nameof(problem));
        if (problem.Risk is not { TailWeight: >= 0.0 and <= 1.0, Tail: > 0.0 and <= 1.0 })
            throw new ArgumentException("The risk measure is no mix of a mean and a tail.", nameof(problem));
        foreach (var future in problem.Futures)
        {
            if (future.ColumnOf.Length != problem.DecisionCount)
                throw new ArgumentException("Every decision has a meaning in every future.", nameof(problem));
            if (future.ColumnOf.Any(column => column >= 0
                && future.Problem.LinkingVariables[column] is not { IsInteger: true, Lower: 0.0, Upper: 1.0 }))
                throw new ArgumentException("A decision opens an integer column that may be 0 or 1.", nameof(problem));
        }
    }
}
