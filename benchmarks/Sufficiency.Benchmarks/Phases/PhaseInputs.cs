using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver;
using Sufficiency.Solver.Mip;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Phases;

/// <summary>What the phases of a run start from.</summary>
internal sealed record PhaseInputs(LoadedDataset Loaded, TravelMatrix Travel, DemandForecast Forecast)
{
    /// <summary>Reads a pack.</summary>
    public static LoadedDataset Load(PhaseSize size) => new DatasetReader().Load(size == PhaseSize.Small
        ? new(RepositoryFolder.At("tests", "Sufficiency.Runner.Tests", "Packs", "small"), [])
        : new(RepositoryFolder.At("data", "oxfordshire"), [], size == PhaseSize.Msoa ? AreaLevel.Msoa : AreaLevel.Lsoa));

    /// <summary>A pack with its journeys and forecast.</summary>
    public static PhaseInputs Of(PhaseSize size)
    {
        var read = Load(size);
        var travel = TravelMatrixBuilder.Build(read.Dataset);
        var loaded = SettledPenalty.Of(read, travel);
        return new(loaded, travel, DemandForecaster.Forecast(loaded.Dataset));
    }

    /// <summary>Builds the problems of both plans.</summary>
    public PlanPair<PlanModel> Build()
    {
        var basis = new PlanBasis(new(Loaded.Dataset, Travel, Forecast)); // which the plans of a run share
        return new(PlanModelBuilder.Build(basis, SchemeChoice.None), PlanModelBuilder.Build(basis, SchemeChoice.Named));
    }

    /// <summary>Reads solutions back into the tables of plans.</summary>
    public static PlanPair<PlanTables> ReadBack(PlanPair<PlanModel> models, PlanPair<ProblemSolution> solutions) =>
        new(ReadBack(models.DoMinimum, solutions.DoMinimum), ReadBack(models.Plan, solutions.Plan));

    /// <summary>Solves both to a gap of 1e-3, the plan from where building nothing more went.</summary>
    public static async Task<PlanPair<ProblemSolution>> SolveAsync(PlanPair<PlanModel> models)
    {
        var solver = new DecompositionSolver(OrToolsBlockSolver.Open(), TimeProvider.System);
        var doMinimum = await solver.SolveAsync(models.DoMinimum.Problem, new SolveLimits(), null, CancellationToken.None);
        var start = WarmStart.Of(models.DoMinimum.Problem, doMinimum);
        return new(doMinimum, await solver.SolveAsync(models.Plan.Problem, new SolveLimits(), start, null, CancellationToken.None));
    }

    /// <summary>Writes a run and deletes it; its folder's name.</summary>
    public string Write(PlanPair<PlanTables> tables, PlanPair<ProblemSolution> solutions)
    {
        var parent = Directory.CreateTempSubdirectory("sufficiency-benchmark-");
        var record = new RunRecord
        {
            EngineVersion = "benchmark",
            Scenario = Loaded.Dataset.Name,
            Title = Loaded.Dataset.Title,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal),
            Overrides = [],
            Seed = 1,
            Plan = Outcome(solutions.Plan),
            DoMinimum = Outcome(solutions.DoMinimum),
            Inputs = [],
            SecondsByStage = new Dictionary<string, double>(StringComparer.Ordinal),
        };
        var run = new RunContents
        {
            Forecast = new(new(new(Loaded.Dataset, Travel, Forecast))),
            Plan = tables.Plan,
            DoMinimum = tables.DoMinimum,
            Record = record,
            Outlines = Loaded.ReadOutlines(),
        };
        var written = AuditedRunWriter.Write(Path.Combine(parent.FullName, "run"), run, force: false, CancellationToken.None);
        parent.Delete(recursive: true);
        return written.Folder;
    }

    private static PlanTables ReadBack(PlanModel model, ProblemSolution solution) =>
        PlanReader.Read(model, solution);

    private static PlanOutcome Outcome(ProblemSolution solution) => new()
    {
        Status = "within_gap",
        Reason = "finished",
        Solver = solution.Solver,
        ObjectiveGbp = solution.Objective!.Value,
        BoundGbp = solution.Bound,
        Gap = solution.Gap,
    };
}

/// <summary>Something of each plan of a run.</summary>
/// <param name="DoMinimum">Of building nothing more.</param>
/// <param name="Plan">Of the plan.</param>
public sealed record PlanPair<T>(T DoMinimum, T Plan);
