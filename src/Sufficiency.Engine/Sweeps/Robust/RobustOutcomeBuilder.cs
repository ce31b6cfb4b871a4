using System.Globalization;
using System.Text.Json;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Comparison;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Sweeps.Robust;

/// <summary>Reads a joint solution back into schemes, futures and pounds, and writes it.</summary>
internal sealed class RobustOutcomeBuilder(
    RobustRequest request, SweepPlan sweep, IReadOnlyList<Scenario> scenarios, IReadOnlyList<PlanInputs> inputs, JointModel joint,
    IReadOnlyList<PlanAttempt> doMinimum)
{
    private readonly IReadOnlyList<FutureFigures?> nothing =
        [.. doMinimum.Select(attempt => attempt.Tables is { } tables ? Figures(attempt.Solution, tables) : null)];

    /// <summary>The outcome, written where there is a plan.</summary>
    public RobustOutcome Write(JointSolution solution, IReadOnlyDictionary<string, double> seconds)
    {
        var (plan, figures) = OrNothing(solution);
        var outcome = new RobustOutcome
        {
            Title = sweep.File.Title,
            FuturesInSweep = sweep.Count,
            Plan = new(plan.Status, plan.Reason, plan.Message, plan.Objective, plan.Bound, plan.Gap),
            BlockedBy = plan.Blocked is { } blocked ? scenarios[blocked].Name : null,
            DoMinimum = Together(nothing),
            Seconds = seconds,
        };
        if (figures is null) return outcome;
        outcome = outcome with
        {
            Figures = Together(figures),
            Schemes = Schemes(joint.PlanOf(plan.Taken)),
            Futures =
                [.. scenarios.Select((scenario, n) => new RobustFuture(scenario.Name, joint.Problem.Weights[n], figures[n], nothing[n]))],
            Folder = request.OutputFolder,
        };
        using var place = RunFolder.Create(request.OutputFolder, request.Overwrites);
        RunFolderFaults.Explain(request.OutputFolder, () =>
        {
            Tables(outcome).Write(place.WorkingPath);
            Record(outcome, plan.Solver, seconds).Write(place.WorkingPath);
        });
        place.Complete();
        return outcome;
    }

    /// <summary>Figures of a future from its tables. Their discounted costs must add up to the objective.</summary>
    private static FutureFigures Figures(ProblemSolution solution, PlanTables tables)
    {
        var (added, objective) = (tables.Costs.Sum(row => row.DiscountedGbp), solution.Objective!.Value);
        if (Math.Abs(added - objective) > 1e-6 * Math.Max(1.0, Math.Abs(objective)))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The costs of a future add up to £{added:N0}, and its plan was made for £{objective:N0}."));
        var headline = HeadlineRow.Of("", tables, objective, solution.Bound);
        return new(headline.ObjectiveGbp, headline.BoundGbp, headline.TotalCostGbp, headline.PupilYearsWaiting);
    }

    /// <summary>The joint plan. If the solver was stopped before it had one, do-minimum stands in: it is one of the choices, and the
    /// bound holds for it.</summary>
    private (JointSolution Plan, IReadOnlyList<FutureFigures>? Figures) OrNothing(JointSolution solution)
    {
        if (solution.Objective is not null)
            return (solution, [.. solution.Futures.Select((future, n) =>
                Figures(future, PlanReader.Read(joint.Models[n], future)))]);
        if (solution.Status != SolutionStatus.NoSolution || Together(nothing) is not { } together) return (solution, null);
        var stand = solution with
        {
            Status = SolutionStatus.Feasible,
            Objective = together.ObjectiveGbp,
            Taken = new double[joint.Decisions.Count],
            Message = $"No set of schemes was carried out by then: this plan opens committed schemes only. {solution.Message}".TrimEnd(),
        };
        return (stand, [.. nothing.Select(figures => figures!)]);
    }

    private RobustFigures? Together(IReadOnlyList<FutureFigures?> figures)
    {
        if (figures.Any(future => future is null)) return null;
        var (costs, weights) = (figures.Select(future => future!.ObjectiveGbp).ToList(), joint.Problem.Weights);
        return new(request.Risk.Of(costs, weights), RiskMeasure.Mean(costs, weights), request.Risk.TailMean(costs, weights),
            RiskMeasure.Mean([.. figures.Select(future => future!.PupilYearsWaiting)], weights));
    }

    private IReadOnlyList<RobustScheme> Schemes(PlanCandidate plan)
    {
        var carriedOut = inputs.Select(future => plan.In(future.Dataset)).ToList();
        return
        [
            .. inputs.Select(future => future.Dataset).Prepend(sweep.Pack.Dataset).SelectMany(dataset => dataset.Schemes)
                .Where(scheme => joint.Decisions.Any(decision => decision.Scheme == scheme.Id)).DistinctBy(scheme => scheme.Id)
                .Select(Figures).OrderBy(scheme => scheme.OpeningYear ?? int.MaxValue)
                .ThenBy(scheme => scheme.SchemeId, StringComparer.Ordinal),
        ];

        RobustScheme Figures(Scheme scheme)
        {
            int? year = plan.Openings.TryGetValue(scheme.Id.Value, out var decided) ? decided : null;
            var openings = year is null ? [] : inputs.Zip(carriedOut, (future, opens) => OpeningIn(future, opens, scheme.Id)).ToList();
            return new()
            {
                SchemeId = scheme.Id.Value,
                Name = scheme.Name,
                OpeningYear = year,
                CapitalGbp = scheme.Capital.Value,
                LateIn = openings.Count(opening => opening?.StartYear > year),
                NeverIn = openings.Count(opening => opening is null),
                IsGeneric = scheme.IsGeneric,
            };
        }
    }

    private static AcademicYear? OpeningIn(PlanInputs future, IReadOnlyDictionary<SchemeId, AcademicYear?> opens, SchemeId id) =>
        future.Dataset.Schemes.FirstOrDefault(own => own.Id == id) is { Status: SchemeStatus.Committed } own
            ? own.PlannedOpening : opens.GetValueOrDefault(id);

    private RobustTables Tables(RobustOutcome outcome) => new(
        outcome.Schemes,
        outcome.Futures,
        [.. scenarios.SelectMany((scenario, n) => inputs[n].Loaded.Changes.GroupBy(change => change.Path, StringComparer.Ordinal)
            .Select(changes => new JointOverrideRow(scenario.Name, changes.Key, changes.First().OldValue, changes.Last().NewValue)))]);

    private RobustRecord Record(RobustOutcome outcome, string solver, IReadOnlyDictionary<string, double> seconds) => new()
    {
        EngineVersion = ThisEngine.Version,
        Sweep = sweep.File.Name,
        Title = sweep.File.Title,
        FileSha256 = sweep.File.Sha256,
        Settings = SweepSettings.Of(request.Areas, request.Limits, ("futures", request.MostFutures), ("tail", request.Risk.Tail),
            ("tail_weight", request.Risk.TailWeight)),
        Status = Code(outcome.Plan.Status),
        Reason = Code(outcome.Plan.Reason),
        Message = outcome.Plan.Message,
        Solver = solver,
        Plan = Costs(outcome.Figures)!,
        DoMinimum = Costs(outcome.DoMinimum),
        BoundGbp = outcome.Plan.BoundGbp,
        Gap = outcome.Plan.Gap,
        Schemes = [.. outcome.Schemes.Where(scheme => scheme.OpeningYear is not null)
            .Select(scheme => new OpenedScheme(scheme.SchemeId, scheme.OpeningYear!.Value))],
        FuturesInSweep = sweep.Count,
        Futures = [.. scenarios.Select(scenario => scenario.Name)],
        Inputs = [.. sweep.PackFiles.OrderBy(file => file.Path, StringComparer.Ordinal)],
        Parquet = ParquetTables.Writer,
        SecondsByStage = new Dictionary<string, double>(seconds, StringComparer.Ordinal),
    };

    private static RobustCosts? Costs(RobustFigures? figures) =>
        figures is null ? null : new(figures.ObjectiveGbp, figures.ExpectedGbp, figures.TailGbp, figures.PupilYearsWaiting);

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
