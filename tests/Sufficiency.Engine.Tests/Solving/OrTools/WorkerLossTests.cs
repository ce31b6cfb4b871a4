using System.Diagnostics;
using System.Globalization;
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
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Solving.OrTools;

/// <summary>What a whole plan makes of workers that are killed in mid-solve or run out of memory.</summary>
public sealed class WorkerLossTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public async Task WorkersKilledInMidSolveChangeNoByteOfTheRun()
    {
        Skip.If(OperatingSystem.IsWindows(), "workers are held and killed by signals");
        await using var workers = new OrToolsBlockSolver();
        var killing = new KillingSolver(workers);
        await WriteAsync("undisturbed", workers);
        await WriteAsync("disturbed", killing);

        Assert.True(killing.Kills >= 2, $"{killing.Kills} workers were killed");
        var files = Directory.GetFiles(folder.At("undisturbed"), "*", SearchOption.AllDirectories);
        Assert.True(files.Length > 20);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder.At("disturbed"), Path.GetRelativePath(folder.At("undisturbed"), file)))));
    }

    [Fact]
    public async Task WhereMemoryRunsOutTheBestPlanSoFarIsGivenWithItsGap()
    {
        await using var workers = new OrToolsBlockSolver();
        var problem = new CohortInstance(60, 3, 6, Schemes: 3, 5, 3, Seed: 11).Build();
        var counting = new FailingSolver(workers, int.MaxValue);
        await SolveAsync(counting);
        var plans = 0;
        for (var call = 1; call <= counting.Calls; call++)
        {
            var answer = await SolveAsync(new FailingSolver(workers, call));
            if (answer.Reason == StopReason.Finished) continue; // one of two blocks solved at once was not needed
            Assert.Equal(StopReason.OutOfMemory, answer.Reason);
            Assert.Contains("memory", answer.Message, StringComparison.Ordinal);
            if (answer.Objective is not { } objective) continue;
            plans++;
            Assert.True(answer.Bound <= objective);
            Assert.NotNull(answer.Gap);
            Assert.NotEmpty(answer.Flows);
        }

        Assert.True(plans > 0, $"no plan was found before memory ran out at any of {counting.Calls} blocks");

        Task<ProblemSolution> SolveAsync(IBlockSolver blocks) =>
            new DecompositionSolver(blocks, TimeProvider.System).SolveAsync(problem, new(1e-7), null, CancellationToken.None);
    }

    private async Task WriteAsync(string name, IBlockSolver blocks)
    {
        var dataset = SmallDataset.Create();
        var (travel, forecast) = (TravelMatrixBuilder.Build(dataset), DemandForecaster.Forecast(dataset));
        var (plan, planObjective) = await SolveAsync(dataset, travel, forecast, SchemeChoice.Choose, blocks);
        var (doNothing, doNothingObjective) = await SolveAsync(dataset, travel, forecast, SchemeChoice.None, blocks);
        var record = PaperPlan.Create().Record;
        RunWriter.Write(
            folder.At(name),
            new()
            {
                Dataset = dataset,
                Travel = travel,
                Forecast = forecast,
                Plan = plan,
                DoNothing = doNothing,
                Record = record with { Plan = record.Plan with { ObjectiveGbp = planObjective, BoundGbp = null }, DoNothing = record.DoNothing with { ObjectiveGbp = doNothingObjective, BoundGbp = null } },
            },
            force: false,
            CancellationToken.None);
    }

    private static async Task<(PlanTables Tables, double Objective)> SolveAsync(PlanningDataset dataset, TravelMatrix travel, DemandForecast forecast, SchemeChoice choice, IBlockSolver blocks)
    {
        var model = PlanModelBuilder.Build(dataset, travel, forecast, choice);
        var solution = await new DecompositionSolver(blocks, TimeProvider.System).SolveAsync(model.Problem, new(1e-6), null, CancellationToken.None);
        Assert.Equal(SolutionStatus.WithinGap, solution.Status);
        return (PlanReader.Read(dataset, travel, forecast, model, solution), solution.Objective!.Value);
    }

    /// <summary>At every third block holds all workers still, hands the block over, and kills them: each dies with a block in its hands.</summary>
    private sealed class KillingSolver(OrToolsBlockSolver inner) : IBlockSolver
    {
        private int calls;

        public int Kills { get; private set; }

        public string Description => inner.Description;

        public async Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit, CancellationToken cancellation)
        {
            var victims = Interlocked.Increment(ref calls) % 3 == 1 ? inner.LivingWorkers : [];
            foreach (var victim in victims) Signal("STOP", victim);
            var running = inner.SolveAsync(problem, backEnd, relativeGap, timeLimit, cancellation);
            if (victims.Count > 0) await Task.Delay(300, cancellation);
            foreach (var victim in victims) Signal("KILL", victim);
            Kills += victims.Count;
            return await running;
        }

        private static void Signal(string signal, int process)
        {
            using var kill = Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }
    }

    /// <summary>Memory runs out at one of the blocks.</summary>
    private sealed class FailingSolver(IBlockSolver inner, int failingCall) : IBlockSolver
    {
        private int calls;

        public int Calls => calls;

        public string Description => inner.Description;

        public Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit, CancellationToken cancellation) =>
            Interlocked.Increment(ref calls) == failingCall
                ? Task.FromResult(new BlockSolution { Status = BlockStatus.OutOfMemory, Message = "Clp ran out of memory: a worker's heap ends at 2,048 MiB." })
                : inner.SolveAsync(problem, backEnd, relativeGap, timeLimit, cancellation);
    }
}
