using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Solves the two plans of scenarios of one pack, and shares between scenarios what their changes do not affect.</summary>
/// <param name="solver">Who solves.</param>
/// <param name="shared">Forecasts, journeys and figures.</param>
/// <param name="limits">Gap, time and seed of do-minimum.</param>
internal sealed class ScenarioSolver(IProblemSolver solver, SharedInputs shared, SolveLimits limits)
{
    private readonly SharedDoMinimum doMinimums = new();

    /// <summary>The inputs of a scenario.</summary>
    public PlanInputs InputsOf(LoadedDataset loaded) => shared.For(loaded);

    /// <summary>Do-minimum of a scenario, solved where no scenario with the same one has solved it.</summary>
    /// <param name="inputs">What it is made from.</param>
    /// <param name="start">Where it starts; null for cold.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ScenarioFailedException">There is no plan.</exception>
    public Task<PlanAttempt> DoMinimumAsync(PlanInputs inputs, WarmStart? start, IProgress<SolveProgress>? progress,
        CancellationToken cancellation) => doMinimums.ForAsync(inputs.Loaded, () => SolveAsync(
            new(inputs, SchemeChoice.None, limits, "With committed schemes only"), null, start, progress, cancellation));

    /// <summary>Solves one plan. Do-minimum stands in for it if that is better than what was found in time.</summary>
    /// <param name="task">What to solve.</param>
    /// <param name="doMinimum">Do-minimum, which may be solved side by side; null if nothing stands in.</param>
    /// <param name="start">Where it starts; null for cold.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ScenarioFailedException">There is no plan.</exception>
    public async Task<PlanAttempt> SolveAsync(ScenarioTask task, Task<PlanAttempt>? doMinimum, WarmStart? start,
        IProgress<SolveProgress>? progress, CancellationToken cancellation)
    {
        var attempt = await OnceAsync();

        // The solver may fail for a passing reason, and other scenarios start from this plan. So it tries twice.
        if (attempt.Solution.Reason == StopReason.SolverFailure) attempt = await OnceAsync();
        if (doMinimum is not null)
            attempt = attempt.OrElse(await doMinimum, task.Inputs.MayBuildNothing(task.Schemes), task.Limits.RelativeGap);
        if (attempt.Tables is not null) return attempt with { Solution = attempt.Solution with { Flows = [] } }; // the tables hold them
        var why = attempt.Solution.Status == SolutionStatus.Infeasible
            ? "no plan satisfies the rules."
            : $"no plan was found ({attempt.Solution.Reason}).";
        throw new ScenarioFailedException($"{task.What}: {why} {attempt.Solution.Message}".TrimEnd())
        {
            IsSolverFailure = attempt.Solution.Reason == StopReason.SolverFailure,
        };

        Task<PlanAttempt> OnceAsync() =>
            PlanSolve.RunAsync(solver, task.Inputs, task.Schemes, null, () => task.Limits, start, progress, cancellation);
    }
}

/// <summary>A plan to solve.</summary>
/// <param name="Inputs">What it is made from.</param>
/// <param name="Schemes">Who decides on optional schemes.</param>
/// <param name="Limits">Gap, time and seed.</param>
/// <param name="What">What it is, for whoever reads that there is none.</param>
internal sealed record ScenarioTask(PlanInputs Inputs, SchemeChoice Schemes, SolveLimits Limits, string What = "The plan");
