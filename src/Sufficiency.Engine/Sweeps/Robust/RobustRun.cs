using System.Globalization;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Robust;

/// <summary>One set of schemes for many futures at once. Schemes are decided before the future is known; pupils are placed in each
/// future.</summary>
/// <param name="clock">Time.</param>
public sealed class RobustRun(TimeProvider clock)
{
    /// <summary>Opens what chooses schemes; OR-Tools unless a test says otherwise.</summary>
    internal Func<IBlockSolver> Solver { get; init; } = OrToolsBlockSolver.Open;

    /// <summary>Runs. Same request and inputs, same plan.</summary>
    /// <exception cref="SweepRefusedException">The sweep file, or a future it makes, has faults; all of them are listed.</exception>
    /// <exception cref="RunFolderException">The plan cannot be written there.</exception>
    /// <exception cref="SolverUnavailableException">OR-Tools cannot run on this machine.</exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing was written.</exception>
    public async Task<RobustOutcome> RunAsync(RobustRequest request, IProgress<PlanningProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var stages = new StageClock(clock, progress, cancellation);
        RunFolder.Create(request.OutputFolder, request.Overwrites).Dispose(); // refuses before an hour's work rather than after it

        var sweep = await stages.RunAsync(PlanningStages.Read, () => SweepPlan.Read(request.File, request.DataFolders));
        var blocks = Solver();
        var scenarios = ScenarioList.Evenly([.. sweep.Scenarios.All()], request.MostFutures);
        if (!sweep.File.Schemes.IsFree())
            throw Refusal(sweep, "schemes", "A plan for many futures chooses among the schemes, and this sweep does not.",
                "Write schemes: choose or schemes: named, or leave the entry out.");
        var inputs = await stages.RunAsync(PlanningStages.Forecast, () => InputsOf(sweep, scenarios, request.Areas));

        var doMinimum = await stages.RunAsync(PlanningStages.DoMinimum, report => DoMinimumAsync(new DecompositionSolver(blocks, clock),
            inputs, () => stages.Remaining(request.Limits), report, cancellation));
        var (joint, solution) = await stages.RunAsync(PlanningStages.Plan, async report =>
        {
            var model = await Task.Run(() => JointModel.Build(inputs, request.Risk, sweep.File.Schemes), cancellation);
            if (model.Decisions.Count == 0)
                throw Refusal(sweep, "base", "No future has an optional scheme to decide on.",
                    "Make a scheme of the data pack optional, or plan one future with plan.");
            return (model, await new JointSolver(blocks, clock)
                .SolveAsync(model.Problem, stages.Remaining(request.Limits), report, cancellation));
        });
        stages.IsEnding = true; // the best so far is the answer, and a stop does not lose it

        var outcome = new RobustOutcomeBuilder(request, sweep, scenarios, inputs, joint, doMinimum);
        return await stages.RunAsync(PlanningStages.Write, () => outcome.Write(solution, stages.Seconds));
    }

    private static SweepRefusedException Refusal(SweepPlan sweep, string entry, string problem, string advice) =>
        new([new(sweep.File.File, null, entry, null, problem, advice)], sweep.Count.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>What each future is made from; their faults all at once.</summary>
    private static List<PlanInputs> InputsOf(SweepPlan sweep, IReadOnlyList<Scenario> scenarios, AreaLevel areas)
    {
        var (shared, inputs, issues) = (new SharedInputs(), new List<PlanInputs>(), new List<DataIssue>());
        foreach (var scenario in scenarios)
        {
            try
            {
                inputs.Add(shared.For(new DatasetReader().Load(scenario.Request(sweep.File.BasePlan, areas))));
            }
            catch (DataIssueException faults)
            {
                issues.AddRange(faults.Issues.Select(issue => issue with { Problem = $"In the future {scenario.Name}: {issue.Problem}" }));
            }
        }

        return issues.Count == 0 ? inputs
            : throw new SweepRefusedException(issues, sweep.Count.ToString("N0", CultureInfo.InvariantCulture));
    }

    /// <summary>Do-minimum in every future, each from the prices of the future before.</summary>
    private static async Task<IReadOnlyList<PlanAttempt>> DoMinimumAsync(
        DecompositionSolver solver, IReadOnlyList<PlanInputs> futures, Func<SolveLimits> limits, IProgress<SolveProgress> report,
        CancellationToken cancellation)
    {
        var attempts = new List<PlanAttempt>();
        WarmStart? start = null;
        foreach (var inputs in futures)
        {
            report.Report(new(string.Create(CultureInfo.InvariantCulture, $"future {attempts.Count + 1} of {futures.Count}"), null, null));
            var attempt = await PlanSolve.RunAsync(solver, inputs, SchemeChoice.None, null, limits, start, null, cancellation);
            start = attempt.Start ?? start;
            attempts.Add(attempt);
        }

        return attempts;
    }
}
