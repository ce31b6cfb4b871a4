using Sufficiency.Engine.Audit;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Planning;

/// <summary>Builds, solves and reads one plan.</summary>
internal static class PlanSolve
{
    /// <summary>One plan; its tables are null where none was found.</summary>
    /// <param name="solver">Who solves it.</param>
    /// <param name="inputs">What it is made from.</param>
    /// <param name="choice">Who decides on optional schemes.</param>
    /// <param name="openings">Optional schemes that are decided already, a null year meaning never; null for none.</param>
    /// <param name="limits">Gap and time, read when the problem is built.</param>
    /// <param name="start">The answer to a plan much like it, or null.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="answersWhenStopped">Whether what was found by then is the answer to a stop; else a stop is thrown.</param>
    public static async Task<PlanAttempt> RunAsync(
        IProblemSolver solver, PlanInputs inputs, SchemeChoice choice, IReadOnlyDictionary<SchemeId, AcademicYear?>? openings,
        Func<SolveLimits> limits, WarmStart? start,
        IProgress<SolveProgress>? progress, CancellationToken cancellation, bool answersWhenStopped = false)
    {
        var model = await Task.Run(() => PlanModelBuilder.Build(inputs.Basis, choice, openings),
            answersWhenStopped ? CancellationToken.None : cancellation);
        var solution = await solver.SolveAsync(model.Problem, limits(), start, progress, cancellation);
        if (!answersWhenStopped) cancellation.ThrowIfCancellationRequested();
        if (solution.Status == SolutionStatus.Infeasible)
            solution = solution with { Message = string.Join(" ", Contradictions.Of(inputs, choice, openings)) };
        return new(solution, solution.Objective is null ? null : PlanReader.Read(model, solution))
        {
            Start = WarmStart.Of(model.Problem, solution),
        };
    }
}
