using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Mitigation;

/// <summary>A plan with the inputs that it was made from.</summary>
internal sealed record SolvedInputs(PlanInputs Inputs, PlanAttempt Plan);

/// <summary>Solves the plans of a study of actions.</summary>
/// <remarks>The pack is read and journeys are measured once. Each plan starts where the one before it ended.</remarks>
/// <param name="request">What is asked.</param>
/// <param name="read">The pack as it was read: no penalty is settled yet, because prices with actions differ from prices without.</param>
/// <param name="opened">Its journeys and outlines.</param>
/// <param name="solver">Who solves.</param>
/// <param name="stages">Stages of the study.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class ActionStudy(MitigateRequest request, LoadedDataset read, OpenedPack opened, IProblemSolver solver, StageClock stages,
    CancellationToken cancellation)
{
    /// <summary>Committed schemes only, the plan without actions, then every action on top of those before it and alone.</summary>
    public async Task<ActionChain> SolveAsync()
    {
        var actions = request.Actions.Actions;
        var without = await InputsAsync([], "without actions");
        var committed = await SolveAsync("Committed schemes only, without actions", without, SchemeChoice.None, null);
        var plan = OrElse(await SolveAsync("The plan without actions", without, request.Schemes, committed.Plan.Start), committed);
        var chain = new ActionChain(actions, committed, plan);
        for (var i = 0; i < actions.Count; i++)
        {
            var inputs = await InputsAsync([.. actions.Take(i + 1)], actions[i].Name);
            var next = await SolveAsync($"On top: {actions[i].Name}", inputs, request.Schemes, chain.Last.Plan.Start);
            if (i == actions.Count - 1)
            {
                chain.LastCommitted = await SolveAsync("Committed schemes only, with all actions", inputs, SchemeChoice.None,
                    committed.Plan.Start);
                next = OrElse(next, chain.LastCommitted);
            }

            chain.Add(actions[i], next);
            if (i == 0) continue; // the first on top stands alone
            inputs = await InputsAsync([actions[i]], actions[i].Name);
            chain.AddAlone(await SolveAsync($"Alone: {actions[i].Name}", inputs, request.Schemes, plan.Plan.Start));
        }

        return chain;
    }

    /// <summary>Writes one plan beside committed schemes only as a whole run, audited.</summary>
    public Task<PlanningOutcome> WriteAsync(string folder, string name, SolvedInputs plan, SolvedInputs committed) =>
        stages.RunAsync(PlanningStages.Write, () =>
        {
            var inputs = plan.Inputs;
            var asked = request.RequestOf(name, inputs.Loaded.Actions);
            var attempts = new RunAttempts(plan.Plan, committed.Plan, null);
            var contents = RunContentsBuilder.Build(asked, inputs, attempts, stages.Seconds) with { Shapes = opened.Shapes };
            var written = AuditedRunWriter.Write(Path.Combine(folder, name), contents, force: false, cancellation);
            var summary = PlanSummaryBuilder.Build(inputs.Dataset, inputs.Model.Forecast, plan.Plan.Tables!, committed.Plan.Tables!) with
            {
                Cautions = contents.Cautions,
            };
            return PlanningOutcome.Of(attempts, summary, written, stages.Seconds) with
            {
                RunFolder = asked.OutputFolder,
                Additions = inputs.Loaded.Additions,
                Actions = contents.Record.Actions,
                Warnings = inputs.Loaded.Warnings,
            };
        });

    private SolvedInputs OrElse(SolvedInputs plan, SolvedInputs committed) => plan with
    {
        Plan = plan.Plan.OrElse(committed.Plan, plan.Inputs.MayBuildNothing(request.Schemes), request.Limits.RelativeGap),
    };

    private Task<PlanInputs> InputsAsync(IReadOnlyList<PlannedAction> taken, string what) =>
        stages.RunAsync($"Forecasting pupils: {what}", () =>
        {
            var loaded = SettledPenalty.Of(read with
            {
                Dataset = read.Dataset with { Actions = taken },
                Actions = taken.Count == 0 ? null : request.Actions with { Actions = taken },
            }, opened.Travel);
            return new PlanInputs(loaded, opened.Travel, DemandForecaster.Forecast(loaded.Dataset));
        });

    private async Task<SolvedInputs> SolveAsync(string what, PlanInputs inputs, SchemeChoice choice, WarmStart? start)
    {
        var attempt = await stages.RunAsync(what, report => PlanSolve.RunAsync(solver, inputs, choice, null,
            () => stages.Remaining(request.Limits), start, report, cancellation));
        return attempt.Tables is not null ? new(inputs, attempt)
            : throw new RunFolderException($"{what}: no plan was found. {attempt.Solution.Message} Nothing was written.");
    }
}
