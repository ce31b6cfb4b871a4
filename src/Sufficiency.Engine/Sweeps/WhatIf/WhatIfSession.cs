using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.WhatIf;

/// <summary>Answers what-if questions about one run, with pack, forecast and journeys in memory and the run's plan as the start.</summary>
/// <remarks>
/// One question is solved at a time and others wait, so several callers may ask at once. Every solve starts from the run's own plans:
/// an answer does not depend on what was asked before, and the same question has the same answer. A cold <c>plan</c> with the same texts
/// gives the same figures within the proven gap. An answer writes the tables that pages show, because pages read run folders.
/// It leaves out the audit and the largest tables, which take longest; a run that is kept has both.
/// </remarks>
public sealed class WhatIfSession : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly AskedRun run;
    private readonly ScenarioSolver solver;
    private readonly IProblemSolver problems;
    private readonly TimeProvider clock;
    private readonly PlanInputs inputs; // of the run
    private SweepStart start = SweepStart.Cold;
    private (string Key, ScenarioPlans Plans)? last; // a question is often kept once it is answered

    private WhatIfSession(AskedRun run, PlanInputs inputs, ScenarioSolver solver, IProblemSolver problems, TimeProvider clock) =>
        (this.run, this.inputs, this.solver, this.problems, this.clock) = (run, inputs, solver, problems, clock);

    /// <summary>The run that is asked about.</summary>
    public string RunFolder => run.Folder;

    /// <summary>Its schemes, in the order of their codes.</summary>
    public IReadOnlyList<WhatIfScheme> Schemes => run.SchemesOf(inputs.Dataset);

    /// <summary>Assumptions with the least and most that each may be.</summary>
    public IReadOnlyList<AssumptionRange> Ranges => inputs.Dataset.AssumptionRanges;

    /// <summary>The request of <c>plan</c> that makes the same plan from cold.</summary>
    /// <exception cref="DataIssueException">The change is at fault; all faults are listed.</exception>
    public PlanningRequest RequestOf(WhatIfChange change, string outputFolder) =>
        RequestOf(WhatIfQuestion.Of(run, inputs.Dataset, change)) with { OutputFolder = outputFolder };

    /// <summary>Opens a run: reads its pack, and solves its plans once more with its schemes given.</summary>
    /// <param name="runFolder">The run.</param>
    /// <param name="pack">Where its data pack lies; null for where the run read it.</param>
    /// <param name="clock">Time.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    /// <exception cref="WhatIfRefusedException">The pack is gone or has changed since, or the run's plan cannot be found again.</exception>
    /// <exception cref="SolverUnavailableException">OR-Tools cannot run on this machine.</exception>
    public static Task<WhatIfSession> OpenAsync(string runFolder, string? pack, TimeProvider clock, IProgress<PlanningProgress>? progress,
        CancellationToken cancellation) =>
        OpenAsync(runFolder, pack, new DecompositionSolver(OrToolsBlockSolver.Open(), clock), clock, progress, cancellation);

    internal static async Task<WhatIfSession> OpenAsync(string runFolder, string? pack, IProblemSolver problems, TimeProvider clock,
        IProgress<PlanningProgress>? progress, CancellationToken cancellation)
    {
        var stages = new StageClock(clock, progress, cancellation);
        var asked = AskedRun.Read(runFolder, pack);
        var scenarios = new ScenarioSolver(problems, new(), asked.Limits);
        var read = await stages.RunAsync(PlanningStages.Read, () => scenarios.InputsOf(asked.Load()));
        var session = new WhatIfSession(asked, read, scenarios, problems, clock);
        try
        {
            session.start = (await session.SolveAsync(WhatIfQuestion.Of(asked, read.Dataset, new()), stages, cancellation)).Start;
            return session;
        }
        catch (ScenarioFailedException fault)
        {
            session.Dispose();
            throw new WhatIfRefusedException($"The plan of this run cannot be found again. {fault.Message} Plan again.");
        }
    }

    /// <summary>Answers a question.</summary>
    /// <param name="change">What differs from the run.</param>
    /// <param name="folder">Where its tables are written; an earlier answer there is replaced.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops, also while it waits for other questions.</param>
    /// <exception cref="DataIssueException">The change is at fault; all faults are listed.</exception>
    /// <exception cref="WhatIfRefusedException">The pack has changed since the run.</exception>
    /// <exception cref="RunFolderException">The folder cannot be written to, or it holds other files.</exception>
    public Task<WhatIfAnswer> AnswerAsync(WhatIfChange change, string folder, IProgress<PlanningProgress>? progress,
        CancellationToken cancellation) => AloneAsync(progress, cancellation, async stages =>
        {
            var question = await Task.Run(() => WhatIfQuestion.Of(run, inputs.Dataset, change), cancellation);
            try
            {
                var plans = await SolveAsync(question, stages, cancellation);
                var contents = Contents(question, plans, null, stages);
                await stages.RunAsync(PlanningStages.Write, () => RunWriter.Write(folder, contents with { KeptTables = WhatIfTables.Kept },
                    force: true, check: null, cancellation));
                return Answer(question, plans, contents, stages) with { Folder = folder };
            }
            catch (ScenarioFailedException fault)
            {
                return WhatIfAnswer.Without(run, question, fault.Message, stages.Seconds);
            }
        });

    /// <summary>Writes the answer to a question as a whole run of its own: all tables, do-minimum, audited.</summary>
    /// <param name="change">What differs from the run.</param>
    /// <param name="outputFolder">Where the run is written.</param>
    /// <param name="overwrites">Whether a run that stands there already is replaced.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops; nothing is left behind.</param>
    /// <exception cref="DataIssueException">The change is at fault; all faults are listed.</exception>
    /// <exception cref="WhatIfRefusedException">The pack has changed since the run, or the change has no plan.</exception>
    /// <exception cref="RunFolderException">The folder cannot be written to.</exception>
    public Task<PlanningOutcome> KeepAsync(WhatIfChange change, string outputFolder, bool overwrites, IProgress<PlanningProgress>? progress,
        CancellationToken cancellation) => AloneAsync(progress, cancellation, async stages =>
        {
            Engine.Storage.RunFolder.Create(outputFolder, overwrites).Dispose();
            var question = await Task.Run(() => WhatIfQuestion.Of(run, inputs.Dataset, change), cancellation);
            try
            {
                var plans = await SolveAsync(question, stages, cancellation);
                var slip = await SlipStudy.RunAsync(plans.Inputs, RequestOf(question), plans.Plan, (stage, from, choice, limits, begin) =>
                    stages.RunAsync(stage, report => PlanSolve.RunAsync(problems, from, choice, null, () => limits, begin, report,
                        cancellation)));
                var contents = Contents(question, plans, slip, stages);
                var written = await stages.RunAsync(PlanningStages.Write,
                    () => AuditedRunWriter.Write(outputFolder, contents, overwrites, cancellation));
                return PlanningOutcome.Of(new(plans.Plan, plans.DoMinimum, slip), Summary(plans, contents), written, stages.Seconds);
            }
            catch (ScenarioFailedException fault)
            {
                throw new WhatIfRefusedException(fault.Message);
            }
        });

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    private async Task<T> AloneAsync<T>(IProgress<PlanningProgress>? progress, CancellationToken cancellation,
        Func<StageClock, Task<T>> work)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return await work(new(clock, progress, cancellation));
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<ScenarioPlans> SolveAsync(WhatIfQuestion question, StageClock stages, CancellationToken cancellation)
    {
        var changed = await stages.RunAsync(PlanningStages.Read, () => solver.InputsOf(run.Load(question.Sets, question.Added)));
        if (last is var (key, known) && key == question.Key) return known; // the pack is still the same

        // The run's own do-minimum is solved from cold, and whatever is the same problem has the same answer.
        var isOfRun = SharedDoMinimum.KeyOf(changed.Loaded) == SharedDoMinimum.KeyOf(inputs.Loaded);
        var doMinimum = stages.RunAsync(PlanningStages.DoMinimum,
            report => solver.DoMinimumAsync(changed, isOfRun ? null : start.DoMinimum, report, cancellation));
        var begin = start.Plan ?? (await doMinimum).Start; // with a start, both are solved side by side
        var plan = stages.RunAsync(PlanningStages.Plan, report => solver.SolveAsync(
            new(changed, question.Schemes, run.Limits), doMinimum, begin, report, cancellation));
        await Task.WhenAll(doMinimum, plan);
        var plans = new ScenarioPlans(changed, await doMinimum, await plan);
        last = (question.Key, plans);
        return plans;
    }

    private PlanningRequest RequestOf(WhatIfQuestion question) =>
        new(run.Request(question.Sets, question.Added), question.Schemes, run.Limits, "");

    private RunContents Contents(WhatIfQuestion question, ScenarioPlans plans, SlipAttempt? slip, StageClock stages) =>
        RunContentsBuilder.Build(RequestOf(question), plans.Inputs, new(plans.Plan, plans.DoMinimum, slip), stages.Seconds);

    private static PlanSummary Summary(ScenarioPlans plans, RunContents contents) =>
        PlanSummaryBuilder.Build(plans.Inputs.Dataset, plans.Inputs.Model.Forecast, contents.Plan, contents.DoMinimum) with
        {
            Cautions = contents.Cautions,
        };

    private WhatIfAnswer Answer(WhatIfQuestion question, ScenarioPlans plans, RunContents contents, StageClock stages) => new()
    {
        Plan = SolvedPlan.Of(plans.Plan.Solution),
        DoMinimum = SolvedPlan.Of(plans.DoMinimum.Solution),
        Summary = Summary(plans, contents),
        Folder = null,
        Openings = [.. contents.Plan.Schemes.Select(row =>
            new WhatIfOpening(row.SchemeId, row.Name, run.Openings.GetValueOrDefault(row.SchemeId), row.OpeningYear))],
        Schemes = question.Schemes,
        Sets = question.Sets,
        OwnSets = question.Own,
        Additions = [.. run.Additions, .. question.Added],
        Seconds = stages.Seconds,
    };
}
