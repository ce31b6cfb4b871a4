using Sufficiency.Engine.Data;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Geography;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Decomposition;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Benchmarks.Phases;

/// <summary>What the phases of a run start from.</summary>
internal sealed record PhaseInputs(LoadedDataset Loaded, TravelMatrix Travel, DemandForecast Forecast)
{
    /// <summary>The county.</summary>
    public PlanningDataset Dataset => Loaded.Dataset;

    /// <summary>Reads a pack.</summary>
    public static LoadedDataset Load(PhaseSize size) => new DatasetReader().Load(size == PhaseSize.Small
        ? new(RepositoryFolder.At("tests", "Sufficiency.Runner.Tests", "Packs", "small"), [])
        : new(RepositoryFolder.At("data", "oxfordshire"), [], size == PhaseSize.Msoa ? AreaLevel.Msoa : AreaLevel.Lsoa));

    /// <summary>A pack with its journeys and forecast.</summary>
    public static PhaseInputs Of(PhaseSize size)
    {
        var loaded = Load(size);
        return new(loaded, TravelMatrixBuilder.Build(loaded.Dataset), DemandForecaster.Forecast(loaded.Dataset));
    }

    /// <summary>Starts the workers, so that their start is not measured.</summary>
    public static async Task WarmAsync(OrToolsBlockSolver workers)
    {
        var block = new BlockProblem { Cost = [1], ColumnLower = [0], ColumnUpper = [1], RowLower = [0], RowUpper = [1], ColumnStart = [0, 1], EntryRow = [0], EntryValue = [1] };
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => workers.SolveAsync(block, BlockBackEnd.Clp, 0, null, CancellationToken.None)));
    }

    /// <summary>Builds the problem with schemes as planned.</summary>
    public PlanModel Build() => PlanModelBuilder.Build(Dataset, Travel, Forecast, SchemeChoice.AsPlanned);

    /// <summary>Reads a solution back into the tables of a plan.</summary>
    public PlanTables ReadBack(PlanModel model, ProblemSolution solution) => PlanReader.Read(Dataset, Travel, Forecast, model, solution);

    /// <summary>Solves to a gap of 1e-3.</summary>
    public Task<ProblemSolution> SolveAsync(PlanModel model, OrToolsBlockSolver workers) =>
        new DecompositionSolver(workers, TimeProvider.System).SolveAsync(model.Problem, new SolveLimits(), null, CancellationToken.None);

    /// <summary>Writes a run with the plan in place of do-nothing too, which costs the same to write, and deletes it; its folder's name.</summary>
    public string Write(PlanTables tables, ProblemSolution solution)
    {
        var parent = Directory.CreateTempSubdirectory("sufficiency-benchmark-");
        var outcome = new PlanOutcome { Status = "within_gap", Reason = "finished", Solver = solution.Solver, ObjectiveGbp = solution.Objective!.Value, BoundGbp = solution.Bound, Gap = solution.Gap };
        var record = new RunRecord
        {
            EngineVersion = "benchmark",
            Scenario = Dataset.Name,
            Title = Dataset.Title,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal),
            Overrides = [],
            Seed = 1,
            Plan = outcome,
            DoNothing = outcome,
            Inputs = [],
            SecondsByStage = new Dictionary<string, double>(StringComparer.Ordinal),
        };
        var run = new RunContents { Dataset = Dataset, Travel = Travel, Forecast = Forecast, Plan = tables, DoNothing = tables, Record = record, OutlinesPath = Loaded.OutlinesPath };
        var written = RunWriter.Write(Path.Combine(parent.FullName, "run"), run, force: false, CancellationToken.None);
        parent.Delete(recursive: true);
        return written.Folder;
    }
}
