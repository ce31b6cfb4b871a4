using System.Collections.Concurrent;
using System.Diagnostics;
using Sufficiency.Engine.Solving;
using Sufficiency.Engine.Solving.OrTools;

namespace Sufficiency.Engine.Tests.Solving.OrTools;

/// <summary>What happens to workers that are killed, hang, run out of memory or cannot be had.</summary>
public sealed class WorkerSupervisionTests
{
    private readonly ConcurrentQueue<string> notices = new();

    [Fact]
    public async Task AWorkerKilledInMidSolveIsReplacedAndTheAnswerIsTheSame()
    {
        await using var solver = Solver();
        var block = Blocks.Transport(20_000, 300, 5);
        var undisturbed = await solver.SolveAsync(block, BlockBackEnd.Glop, 0, null, CancellationToken.None);
        var worker = Assert.Single(solver.IdleWorkers);
        var running = solver.SolveAsync(block, BlockBackEnd.Glop, 0, null, CancellationToken.None);
        await Task.Delay(300);
        Process.GetProcessById(worker).Kill();
        var solution = await running;
        Assert.Contains(notices, notice => notice.Contains("failed (Died)", StringComparison.Ordinal));
        Assert.Equal(BlockStatus.Optimal, solution.Status);
        Assert.Equal(undisturbed.Values, solution.Values);
        Assert.NotEqual(worker, Assert.Single(solver.IdleWorkers));
    }

    [Fact]
    public async Task ABackEndThatIgnoresItsTimeLimitIsEnded()
    {
        await using var solver = Solver(options => options with { Grace = TimeSpan.FromSeconds(1) });
        var clock = Stopwatch.StartNew();
        var solution = await solver.SolveAsync(Blocks.MarketSplit(6), BlockBackEnd.Cbc, 0, TimeSpan.FromSeconds(1), CancellationToken.None);
        Assert.Equal(BlockStatus.NotSolved, solution.Status);
        Assert.Contains("Cbc", solution.Message, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 15);
        Assert.Empty(solver.IdleWorkers);
        Assert.Equal(BlockStatus.Optimal, (await solver.SolveAsync(Blocks.Wyndor(), BlockBackEnd.Clp, 0, null, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task AModelThatDoesNotFitTheHeapIsOutOfMemoryAndTheNextIsSolved()
    {
        await using var solver = Solver(options => options with { HeapMebibytes = 96 });
        var solution = await solver.SolveAsync(Blocks.Transport(100_000, 300, 5), BlockBackEnd.Clp, 0, null, CancellationToken.None);
        Assert.Equal(BlockStatus.OutOfMemory, solution.Status);
        Assert.Contains("out of memory", solution.Message, StringComparison.Ordinal);
        Assert.InRange(solution.Message.Length, 1, 6_000);
        Assert.Equal(BlockStatus.Optimal, (await solver.SolveAsync(Blocks.Wyndor(), BlockBackEnd.Clp, 0, null, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task AModelBeyondAnyHeapIsRefusedWithoutAWorker()
    {
        await using var solver = Solver();
        var columns = 27_000_000;
        var block = new BlockProblem
        {
            Cost = new double[columns],
            ColumnLower = new double[columns],
            ColumnUpper = new double[columns],
            RowLower = [0],
            RowUpper = [0],
            ColumnStart = new int[columns + 1],
            EntryRow = [],
            EntryValue = [],
        };
        Assert.Equal(BlockStatus.OutOfMemory, (await solver.SolveAsync(block, BlockBackEnd.Clp, 0, null, CancellationToken.None)).Status);
        Assert.Empty(solver.IdleWorkers);
    }

    [Fact]
    public async Task WithoutNodeTheMessageNamesIt()
    {
        await using var solver = Solver(options => options with { NodeProgram = "node-that-is-not-there" });
        var solution = await solver.SolveAsync(Blocks.Wyndor(), BlockBackEnd.Clp, 0, null, CancellationToken.None);
        Assert.Equal(BlockStatus.Failed, solution.Status);
        Assert.Contains("Node.js ≥ 20", solution.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task AnOldNodeIsNamedWithItsVersion()
    {
        Skip.If(OperatingSystem.IsWindows(), "the stand-in for an old Node.js is a shell script");
        var program = Path.Combine(Directory.CreateTempSubdirectory("old-node").FullName, "node");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho v18.20.4\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var solver = Solver(options => options with { NodeProgram = program });
        var solution = await solver.SolveAsync(Blocks.Wyndor(), BlockBackEnd.Clp, 0, null, CancellationToken.None);
        Assert.Equal(BlockStatus.Failed, solution.Status);
        Assert.Contains("v18.20.4 is too old", solution.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoBlocksAreSolvedAtOnceByTwoWorkersAndAThirdWaits()
    {
        await using var solver = Solver();
        var solutions = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => solver.SolveAsync(Blocks.Transport(2_000, 60, 6), BlockBackEnd.Glop, 0, null, CancellationToken.None)));
        Assert.All(solutions, solution => Assert.Equal(BlockStatus.Optimal, solution.Status));
        Assert.InRange(solver.IdleWorkers.Count, 1, 2);
    }

    [Fact]
    public async Task AWorkerStartedAheadIsTheOneThatSolves()
    {
        await using var solver = Solver();
        solver.Prepare();
        solver.Prepare();
        await UntilAsync(() => solver.IdleWorkers.Count > 0);
        var worker = Assert.Single(solver.IdleWorkers);
        Assert.Equal(BlockStatus.Optimal, (await solver.SolveAsync(Blocks.Wyndor(), BlockBackEnd.Clp, 0, null, CancellationToken.None)).Status);
        Assert.Equal(worker, Assert.Single(solver.IdleWorkers));
    }

    [Fact]
    public async Task AWorkerThatCannotStartAheadIsMissedOnlyByWhoNeedsOne()
    {
        await using var solver = Solver(options => options with { NodeProgram = "node-that-is-not-there" });
        solver.Prepare();
        await UntilAsync(() => !notices.IsEmpty);
        Assert.Contains(notices, notice => notice.Contains("Node.js", StringComparison.Ordinal));
        Assert.Contains("Node.js ≥ 20", (await solver.SolveAsync(Blocks.Wyndor(), BlockBackEnd.Clp, 0, null, CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWorkerThatIsStillStartingEndsWithItsSolver()
    {
        var solver = Solver();
        solver.Prepare();
        await solver.DisposeAsync();
        Assert.Empty(solver.LivingWorkers);
    }

    [Fact]
    public async Task NoWorkerOutlivesItsSolver()
    {
        var solver = Solver();
        await solver.SolveAsync(Blocks.Wyndor(), BlockBackEnd.Clp, 0, null, CancellationToken.None);
        var worker = Assert.Single(solver.IdleWorkers);
        await solver.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(worker));
    }

    [Fact]
    public async Task AWorkerInMidSolveEndsWhenItsStandardInputDoes()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { NodePackages.FindScript(), NodePackages.FindFolder(), "0" }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var ready = new byte[5];
        await process.StandardOutput.BaseStream.ReadExactlyAsync(ready);
        var request = ModelRequestEncoder.Encode(Blocks.MarketSplit(6), BlockBackEnd.Cbc, 0, null);
        await process.StandardInput.BaseStream.WriteAsync(BitConverter.GetBytes(request.Length));
        await process.StandardInput.BaseStream.WriteAsync(request);
        await process.StandardInput.BaseStream.FlushAsync();
        await Task.Delay(1_500);
        Assert.False(process.HasExited);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Waits for something that happens beside the test; ten seconds at most, after which its assertions speak.</summary>
    private static async Task UntilAsync(Func<bool> happened)
    {
        for (var i = 0; i < 200 && !happened(); i++) await Task.Delay(50);
    }

    private OrToolsBlockSolver Solver(Func<WorkerOptions, WorkerOptions>? change = null)
    {
        var options = new WorkerOptions { Notice = notices.Enqueue };
        return new OrToolsBlockSolver(change?.Invoke(options) ?? options);
    }
}
