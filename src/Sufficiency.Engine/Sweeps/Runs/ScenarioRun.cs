using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Sweeps.Storage;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>One scenario of a sweep: its plan beside do-minimum, solved, checked and written.</summary>
internal sealed class ScenarioRun(SweepRequest request, SweepPlan sweep, SharedInputs shared, IProblemSolver solver)
{
    private const int MostStarts = 8; // read once more when they are forgotten
    private readonly SharedDoMinimum doMinimums = new();
    private readonly RecentlyMade<string> startKeys = new(MostStarts); // [name of a start]: what its building nothing more depends on

    /// <summary>Solves what scenarios have in common, for them to start from; one that is the same has these plans.</summary>
    /// <param name="overrides">What all of them change.</param>
    /// <param name="from">Where it starts itself.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ScenarioFailedException">There is no plan.</exception>
    /// <exception cref="DataIssueException">The changes do not go together.</exception>
    public async Task<SolvedPlans> PlansOfStartAsync(IReadOnlyList<string> overrides, SweepStart from, CancellationToken cancellation)
    {
        var inputs = shared.For(Load(overrides));
        // not shared: scenarios start from it, and would be others where it was solved in an earlier session
        var doMinimum = await DoMinimumAsync(inputs, from, cancellation);
        return new(inputs, doMinimum, await PlanFromAsync(inputs, doMinimum, from, cancellation));
    }

    /// <summary>Solves and writes a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="folder">Where it is to stand.</param>
    /// <param name="cancellation">Stops; nothing is left behind.</param>
    /// <returns>Its headline, and its places short in the last year.</returns>
    /// <exception cref="ScenarioFailedException">There is no plan, or the check of what was written failed.</exception>
    public async Task<(HeadlineRow Headline, double PlacesShort)> RunAsync(Scenario scenario, ScenarioStart start, string folder,
        CancellationToken cancellation)
    {
        var plans = await PlansOfAsync(scenario, start, cancellation);
        var contents = Contents(scenario, plans);
        AuditedRunWriter.Write(folder, contents, force: false, cancellation, Finish);
        return (
            HeadlineRow.Of("plan", contents.Plan, contents.Record.Plan.ObjectiveGbp, contents.Record.Plan.BoundGbp),
            contents.Plan.PlacesShortIn(contents.Dataset.Horizon.Last.StartYear));

        void Finish(string path, RunRecord record)
        {
            if (record.Audit is { Findings: [var finding, ..] })
                throw new ScenarioFailedException(
                    $"The check of the written tables found differences, first in {finding.Plan}, {finding.Rule}: {finding.Message}");
            ScenarioFiles.Add(path, contents.Plan, contents.DoMinimum, contents.Record.Overrides);
        }
    }

    /// <summary>The plans of a scenario. What is the same problem as its start's has the start's answer, whoever solved it: only so is
    /// nothing different between scenarios that differ in nothing.</summary>
    private async Task<SolvedPlans> PlansOfAsync(Scenario scenario, ScenarioStart start, CancellationToken cancellation)
    {
        var loaded = Load(scenario.Overrides);
        var inputs = shared.For(loaded);
        var same = start.Answers.IsProven ? start.Kin : null;
        var doMinimum = await doMinimums.ForAsync(loaded, start.Name, DoMinimumOfAsync);
        if (same is { IsItself: true })
            return new(inputs, doMinimum, same.Solved?.Plan ?? await PlanFromAsync(inputs, doMinimum, same.From, cancellation));
        return new(inputs, doMinimum,
            await PlanAsync(inputs, doMinimum, start.IsKin ? start.Answers.PlanBeside(doMinimum.Start) : start.Answers.Plan, cancellation));

        Task<PlanAttempt> DoMinimumOfAsync()
        {
            if (same?.Solved is { } solved) return Task.FromResult(solved.DoMinimum);
            return DoMinimumAsync(inputs, same is not null && SharedDoMinimum.KeyOf(loaded) == startKeys.For(start.Name,
                () => SharedDoMinimum.KeyOf(Load(same.Overrides))) ? same.From : start.Answers, cancellation);
        }
    }

    private LoadedDataset Load(IReadOnlyList<string> overrides) =>
        new DatasetReader().Load(new(sweep.File.BasePlan, overrides, request.Areas));

    private Task<PlanAttempt> DoMinimumAsync(PlanInputs inputs, SweepStart start, CancellationToken cancellation) =>
        SolveAsync(inputs, SchemeChoice.None, start.DoMinimum, "With committed schemes only", cancellation);

    private Task<PlanAttempt> PlanFromAsync(PlanInputs inputs, PlanAttempt doMinimum, SweepStart from, CancellationToken cancellation) =>
        // whether it is evident holds for its own kin
        PlanAsync(inputs, doMinimum, from.Plan is { } start ? start with { IsProvenAtRoot = null } : null, cancellation);

    private async Task<PlanAttempt> PlanAsync(PlanInputs inputs, PlanAttempt doMinimum, WarmStart? start, CancellationToken cancellation) =>
        sweep.File.Schemes == SchemeChoice.None ? doMinimum
        : await SolveAsync(inputs, sweep.File.Schemes, start, "The plan", cancellation, doMinimum);

    /// <summary>One plan; building nothing more stands in where it is known and better than what was found in time.</summary>
    private async Task<PlanAttempt> SolveAsync(
        PlanInputs inputs, SchemeChoice choice, WarmStart? start, string what, CancellationToken cancellation,
        PlanAttempt? doMinimum = null)
    {
        var attempt = await OnceAsync();

        // Others may start from it, and share it: what the solver failed to finish for a passing reason must not make theirs another plan
        // within the gap. What fails twice is believed.
        if (attempt.Solution.Reason == StopReason.SolverFailure) attempt = await OnceAsync();
        if (doMinimum is not null) attempt = attempt.OrElse(doMinimum, choice, request.Limits.RelativeGap);
        if (attempt.Tables is not null) return attempt with { Solution = attempt.Solution with { Flows = [] } }; // the tables hold them
        throw new ScenarioFailedException(attempt.Solution.Status == SolutionStatus.Infeasible
            ? $"{what}: no plan satisfies the rules. Look at policy limits, capital budgets and minimum rolls. {attempt.Solution.Message}".TrimEnd()
            : $"{what}: no plan was found ({attempt.Solution.Reason}). {attempt.Solution.Message}".TrimEnd())
        {
            IsSolverFailure = attempt.Solution.Reason == StopReason.SolverFailure,
        };

        Task<PlanAttempt> OnceAsync() => PlanSolve.RunAsync(solver, inputs, choice, null, () => request.Limits, start, null, cancellation);
    }

    private RunContents Contents(Scenario scenario, SolvedPlans plans)
    {
        var asked = new PlanningRequest(new(sweep.File.BasePlan, scenario.Overrides, request.Areas),
            sweep.File.Schemes, request.Limits, "");
        var contents = RunContentsBuilder.Build(asked, plans.Inputs, new(plans.Plan, plans.DoMinimum, null),
            new Dictionary<string, double>(StringComparer.Ordinal));
        return contents with
        {
            KeptTables = ScenarioFiles.Kept,
            Record = contents.Record with { Scenario = scenario.Name, Title = $"{sweep.File.Title}: {scenario.Name}" },
        };
    }
}

/// <summary>The two plans of a scenario, or of what many have in common.</summary>
/// <param name="Inputs">What they are made from.</param>
/// <param name="DoMinimum">Building nothing more.</param>
/// <param name="Plan">The plan.</param>
internal sealed record SolvedPlans(PlanInputs Inputs, PlanAttempt DoMinimum, PlanAttempt Plan)
{
    /// <summary>Where others may start.</summary>
    public SweepStart Start => new(DoMinimum.Start, Plan.Start)
    {
        IsProven = DoMinimum.Solution.Reason == StopReason.Finished && Plan.Solution.Reason == StopReason.Finished,
    };
}

/// <summary>A scenario has no plan; the message says why.</summary>
internal sealed class ScenarioFailedException(string message) : Exception(message)
{
    /// <summary>Whether it has none because the solver failed.</summary>
    public bool IsSolverFailure { get; init; }
}
