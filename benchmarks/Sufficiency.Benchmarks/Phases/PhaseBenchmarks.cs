using BenchmarkDotNet.Attributes;
using Sufficiency.Benchmarks.Peers;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Phases;

/// <summary>The phases of a run of <c>plan</c> one by one, each for both plans: building nothing more, and schemes chosen.</summary>
[MemoryDiagnoser]
public class PhaseBenchmarks
{
    private PhaseInputs inputs = null!;
    private PlanPair<PlanModel> models = null!;
    private PlanPair<ProblemSolution> solutions = null!;
    private PlanPair<PlanTables> tables = null!;

    /// <summary>Small: the pack of three areas that the tests use. Msoa and Lsoa: Oxfordshire's 86 MSOAs and 407 LSOAs.</summary>
    [Params(PhaseSize.Small, PhaseSize.Msoa, PhaseSize.Lsoa)]
    public PhaseSize Size { get; set; }

    /// <summary>Reads the pack and makes what the cheap phases start from.</summary>
    [GlobalSetup(Targets = [nameof(Read), nameof(Forecast), nameof(Matrix), nameof(Build)])]
    public void Prepare() => inputs = PhaseInputs.Of(Size);

    /// <summary>The same, and models.</summary>
    [GlobalSetup(Target = nameof(Solve))]
    public void PrepareModel()
    {
        Prepare();
        models = inputs.Build();
    }

    /// <summary>The same, and solutions in tables.</summary>
    [GlobalSetup(Targets = [nameof(ReadBack), nameof(Write)])]
    public async Task PrepareSolutionAsync()
    {
        PrepareModel();
        solutions = await Solve();
        tables = PhaseInputs.ReadBack(models, solutions);
    }

    /// <summary>Reading and checking the pack.</summary>
    [Benchmark]
    public LoadedDataset Read() => PhaseInputs.Load(Size);

    /// <summary>Forecasting pupils.</summary>
    [Benchmark]
    public DemandForecast Forecast() => DemandForecaster.Forecast(inputs.Loaded.Dataset);

    /// <summary>Measuring journeys.</summary>
    [Benchmark]
    public TravelMatrix Matrix() => TravelMatrixBuilder.Build(inputs.Loaded.Dataset);

    /// <summary>Building the problems.</summary>
    [Benchmark]
    public long Build() => inputs.Build().Plan.Problem.ArcCount;

    /// <summary>Solving to a gap of 1e-3.</summary>
    [Benchmark]
    public Task<PlanPair<ProblemSolution>> Solve() => PhaseInputs.SolveAsync(models);

    /// <summary>Reading the solutions back into the tables of plans.</summary>
    [Benchmark]
    public int ReadBack() => PhaseInputs.ReadBack(models, solutions).Plan.Placements.Count;

    /// <summary>Writing a run, with its audit.</summary>
    [Benchmark]
    public string Write() => inputs.Write(tables, solutions);
}

/// <summary>How large the county of a phase's benchmark is.</summary>
public enum PhaseSize
{
    /// <summary>A pack of three areas.</summary>
    Small,

    /// <summary>Oxfordshire by MSOA.</summary>
    Msoa,

    /// <summary>Oxfordshire by LSOA.</summary>
    Lsoa,
}
