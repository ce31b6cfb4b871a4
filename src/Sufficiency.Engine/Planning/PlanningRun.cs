using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Planning;

/// <summary>A whole run: from a folder of tables to a written and checked plan beside do-minimum.</summary>
/// <param name="clock">Time.</param>
public sealed class PlanningRun(TimeProvider clock)
{
    /// <summary>Opens what chooses schemes; OR-Tools unless a test says otherwise.</summary>
    internal Func<IBlockSolver> Solver { get; init; } = OrToolsBlockSolver.Open;

    /// <summary>Runs. Same request and inputs, same plan.</summary>
    /// <exception cref="DataIssueException">The inputs have faults; all of them are listed.</exception>
    /// <exception cref="RunFolderException">The run cannot be written there.</exception>
    /// <exception cref="SolverUnavailableException">OR-Tools cannot run on this machine; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Stopped before there was a plan; nothing was written.</exception>
    public async Task<PlanningOutcome> RunAsync(PlanningRequest request, IProgress<PlanningProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var stages = new StageClock(clock, progress, cancellation);
        RunFolder.Create(request.OutputFolder, request.Overwrites).Dispose(); // refuses before an hour's work rather than after it

        var blocks = Solver();
        var read = await stages.RunAsync(PlanningStages.Read, () => OpenedPack.Read(request.Data));
        RefuseDecisionsWithoutEffect(read, request.Schemes);
        var forecast = stages.RunAsync(PlanningStages.Forecast, () => DemandForecaster.Forecast(read.Dataset));
        var (loaded, travel, shapes) = await stages.RunAsync(PlanningStages.Travel, () => OpenedPack.Open(read));
        var inputs = new PlanInputs(loaded, travel, await forecast);

        var solver = new DecompositionSolver(blocks, clock);
        var doMinimum = await SolveAsync(PlanningStages.DoMinimum, inputs, SchemeChoice.None, request.Limits, null);
        var plan = request.Schemes == SchemeChoice.None || doMinimum.Tables is null ? doMinimum
            : (await SolveAsync(PlanningStages.Plan, inputs, request.Schemes, SlipStudy.LimitsOfPlan(inputs, request), doMinimum.Start))
            .OrElse(doMinimum, inputs.MayBuildNothing(request.Schemes), request.Limits.RelativeGap);
        if (plan.Tables is null || doMinimum.Tables is null) return PlanningOutcome.WithoutPlan(plan, doMinimum, stages.Seconds);
        stages.IsEnding = true; // there is an answer, and a stop does not lose it
        var slip = cancellation.IsCancellationRequested ? null : await SlipAsync();

        var checks = request.ChecksAssumptions && !cancellation.IsCancellationRequested
            ? await stages.RunAsync<IReadOnlyList<AssumptionCheck>>(PlanningStages.CheckAssumptions, _ =>
                new AssumptionStudy(solver, request, progress).RunAsync(inputs, plan, cancellation))
            : null;

        var attempts = new RunAttempts(plan, doMinimum, slip);
        var contents = RunContentsBuilder.Build(request, inputs, attempts, stages.Seconds, checks) with { Shapes = shapes };
        var written = await stages.RunAsync(PlanningStages.Write,
            () => AuditedRunWriter.Write(request.OutputFolder, contents, request.Overwrites, stages.Cancellation));
        return PlanningOutcome.Of(attempts, Summary(), written, stages.Seconds) with
        {
            Additions = read.Additions,
            Actions = contents.Record.Actions,
            Warnings = read.Warnings,
        };

        PlanSummary Summary() =>
            PlanSummaryBuilder.Build(loaded.Dataset, inputs.Model.Forecast, plan.Tables, doMinimum.Tables) with
            {
                Cautions = contents.Cautions,
                AssumptionChecks = checks
            };

        async Task<SlipAttempt?> SlipAsync()
        {
            try
            {
                return await SlipStudy.RunAsync(inputs, request, plan, SolveAsync);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return null; // the plan stands without what delays cost
            }
        }

        // Each plan starts where an earlier one of the run went: they differ in some schemes only.
        Task<PlanAttempt> SolveAsync(string stage, PlanInputs from, SchemeChoice choice, SolveLimits limits, WarmStart? start) =>
            stages.RunAsync(stage, report => PlanSolve.RunAsync(solver, from, choice, null, () => stages.Remaining(limits),
                start, report, cancellation, answersWhenStopped: stage == PlanningStages.Plan));
    }

    private static void RefuseDecisionsWithoutEffect(LoadedDataset read, SchemeChoice choice)
    {
        if (choice != SchemeChoice.None || !read.Dataset.DecidesToOpen) return;
        throw new DataIssueException([new("plan.yaml", null, "openings", null,
            "A scheme is decided to open, and a plan with committed schemes only opens no other.",
            "Leave the decision out, or let schemes be named, chosen or as planned.")]);
    }
}
