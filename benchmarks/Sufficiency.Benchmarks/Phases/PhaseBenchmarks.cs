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

/// <summary>The phases of a run one by one. Schemes as planned, so that what is solved is the same problem whatever the search for schemes does.</summary>
[MemoryDiagnoser]
public class PhaseBenchmarks
{
    private PhaseInputs inputs = null!;
    private PlanModel model = null!;
    private BlockProblem block = null!;
    private ProblemSolution solution = null!;
    private PlanTables tables = null!;
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

    /// <summary>The same, and a model with warm workers.</summary>
    [GlobalSetup(Target = nameof(Solve))]
    public async Task PrepareModelAsync()
    {
        Prepare();
        model = inputs.Build();
        workers = new OrToolsBlockSolver();
        await PhaseInputs.WarmAsync(workers);
    }

    /// <summary>The same, and a solution in tables.</summary>
    [GlobalSetup(Targets = [nameof(ReadBack), nameof(Write)])]
    public async Task PrepareSolutionAsync()
    {
        await PrepareModelAsync();
        solution = await Solve();
        tables = inputs.ReadBack(model, solution);
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
    public DemandForecast Forecast() => DemandForecaster.Forecast(inputs.Dataset);

    /// <summary>Measuring journeys.</summary>
    [Benchmark]
    public TravelMatrix Matrix() => TravelMatrixBuilder.Build(inputs.Dataset);

    /// <summary>Building the problem.</summary>
    [Benchmark]
    public long Build() => inputs.Build().Problem.ArcCount;

    /// <summary>Writing a block as the request that a worker reads.</summary>
    [Benchmark]
    public int HandOver() => ModelRequestEncoder.Encode(block, BlockBackEnd.Clp, 1e-3, null).Length;

    /// <summary>Solving to a gap of 1e-3, workers warm.</summary>
    [Benchmark]
    public Task<ProblemSolution> Solve() => inputs.SolveAsync(model, workers);

    /// <summary>Reading the solution back into the tables of a plan.</summary>
    [Benchmark]
    public int ReadBack() => inputs.ReadBack(model, solution).Placements.Count;

    /// <summary>Writing a run, with its audit.</summary>
    [Benchmark]
    public string Write() => inputs.Write(tables, solution);
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
