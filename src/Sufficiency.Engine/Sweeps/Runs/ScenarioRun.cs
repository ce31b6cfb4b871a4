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

/// <summary>Solves the scenarios of a sweep one by one, and writes them.</summary>
internal sealed class ScenarioRun(SweepRequest request, SweepPlan sweep, SharedInputs shared, IProblemSolver solver)
{
    private readonly ScenarioSolver plans = new(solver, shared, request.Limits);
    private readonly Lazy<string> baseKey = new(() => SharedDoMinimum.KeyOf(Load(request, sweep, sweep.Scenarios.Common)));

    /// <summary>Solves the two plans of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="ScenarioFailedException">There is no plan.</exception>
    /// <exception cref="DataIssueException">The changes do not go together.</exception>
    public async Task<ScenarioPlans> SolveAsync(Scenario scenario, SweepStart start, CancellationToken cancellation)
    {
        var loaded = Load(request, sweep, scenario);
        var inputs = plans.InputsOf(loaded);

        // the base is solved from cold, and whatever is the same problem has the same answer
        var startOfDoMinimum = SharedDoMinimum.KeyOf(loaded) == baseKey.Value ? null : start.DoMinimum;
        var doMinimum = await plans.DoMinimumAsync(inputs, startOfDoMinimum, null, cancellation);
        return new(inputs, doMinimum, sweep.File.Schemes == SchemeChoice.None ? doMinimum
            : await plans.SolveAsync(new(inputs, sweep.File.Schemes, request.Limits), Task.FromResult(doMinimum), start.Plan, null,
                cancellation));
    }

    /// <summary>Writes a solved scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="solved">Its plans.</param>
    /// <param name="folder">Where it is to stand.</param>
    /// <param name="cancellation">Stops; nothing is left behind.</param>
    /// <returns>Its headline, and its places short in the last year.</returns>
    /// <exception cref="ScenarioFailedException">The check of what was written failed.</exception>
    public (HeadlineRow Headline, double PlacesShort) Write(Scenario scenario, ScenarioPlans solved, string folder,
        CancellationToken cancellation)
    {
        var contents = Contents(scenario, solved);
        AuditedRunWriter.Write(folder, contents, force: false, cancellation, Finish);
        return (
            HeadlineRow.Of("plan", contents.Plan, contents.Record.Plan.ObjectiveGbp, contents.Record.Plan.BoundGbp),
            contents.Plan.PlacesShortIn(contents.Dataset.Horizon.Last.StartYear));

        void Finish(string path, RunRecord record)
        {
            if (record.Audit is { Findings: [var finding, ..] })
                throw new ScenarioFailedException(
                    $"The check of the written tables found differences, first in {finding.Plan}, {finding.Rule}: {finding.Message}");
            ScenarioFiles.Add(path, contents.Plan, contents.DoMinimum,
                [.. solved.Inputs.Loaded.Changes.Select(RunContentsBuilder.Recorded)]);
        }
    }

    private static LoadedDataset Load(SweepRequest request, SweepPlan sweep, Scenario scenario) =>
        new DatasetReader().Load(scenario.Request(sweep.File.BasePlan, request.Areas));

    private RunContents Contents(Scenario scenario, ScenarioPlans solved)
    {
        var asked = new PlanningRequest(scenario.Request(sweep.File.BasePlan, request.Areas),
            sweep.File.Schemes, request.Limits, "");
        var contents = RunContentsBuilder.Build(asked, solved.Inputs, new(solved.Plan, solved.DoMinimum, null),
            new Dictionary<string, double>(StringComparer.Ordinal));
        return contents with
        {
            KeptTables = ScenarioFiles.Kept,
            Outlines = null, // no kept table has shapes
            Record = contents.Record with { Pack = null, Scenario = scenario.Name, Title = $"{sweep.File.Title}: {scenario.Name}" },
        };
    }
}
