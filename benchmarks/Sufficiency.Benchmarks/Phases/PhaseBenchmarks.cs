using BenchmarkDotNet.Attributes;
using Sufficiency.Benchmarks.Peers;
using Sufficiency.Engine.Data;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Geography;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.Monolith;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Benchmarks.Phases;

/// <summary>The phases of a run of <c>plan</c> one by one, each for both of its plans: building nothing more, and the plan that chooses its schemes.</summary>
[MemoryDiagnoser]
public class PhaseBenchmarks
{
    private PhaseInputs inputs = null!;
    private PlanPair<PlanModel> models = null!;
    private BlockProblem block = null!;
    private PlanPair<ProblemSolution> solutions = null!;
    private PlanPair<PlanTables> tables = null!;
    private OrToolsBlockSolver workers = null!;

    /// <summary>Small: the pack of three areas that the tests use. Msoa and Lsoa: Oxfordshire's 86 MSOAs and 407 LSOAs.</summary>
    [Params(PhaseSize.Small, PhaseSize.Msoa, PhaseSize.Lsoa)]
    public PhaseSize Size { get; set; }

    /// <summary>Reads the pack and makes what the cheap phases start from.</summary>
    [GlobalSetup(Targets = [nameof(Read), nameof(Forecast), nameof(Matrix), nameof(Build)])]
    public void Prepare() => inputs = PhaseInputs.Of(Size);

    /// <summary>The same, and a block to hand over: the whole problem at the small size, that of one MSOA at the other.</summary>
    [GlobalSetup(Target = nameof(HandOver))]
    public void PrepareBlock() => block = new MonolithBlock(PeerInstance.Build(Size == PhaseSize.Small ? "small" : "msoa:1")).Block;

    /// <summary>The same, and models with warm workers.</summary>
    [GlobalSetup(Target = nameof(Solve))]
    public async Task PrepareModelAsync()
    {
        Prepare();
        models = inputs.Build();
        workers = new OrToolsBlockSolver();
        await PhaseInputs.WarmAsync(workers);
    }

    /// <summary>The same, and solutions in tables.</summary>
    [GlobalSetup(Targets = [nameof(ReadBack), nameof(Write)])]
    public async Task PrepareSolutionAsync()
    {
        await PrepareModelAsync();
        solutions = await Solve();
        tables = inputs.ReadBack(models, solutions);
    }

    /// <summary>Ends the workers.</summary>
    [GlobalCleanup]
    public async Task EndAsync()
    {
        if (workers is not null) await workers.DisposeAsync();
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

    /// <summary>Writing a block as the request that a worker reads.</summary>
    [Benchmark]
    public int HandOver() => ModelRequestEncoder.Encode(block, BlockBackEnd.Clp, 1e-3, null).Length;

    /// <summary>Solving to a gap of 1e-3, workers warm.</summary>
    [Benchmark]
    public Task<PlanPair<ProblemSolution>> Solve() => PhaseInputs.SolveAsync(models, workers);

    /// <summary>Reading the solutions back into the tables of plans.</summary>
    [Benchmark]
    public int ReadBack() => inputs.ReadBack(models, solutions).Plan.Placements.Count;

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
