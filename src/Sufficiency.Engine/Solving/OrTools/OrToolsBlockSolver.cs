using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;

namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>Solves blocks by OR-Tools in supervised workers, and believes no answer that it has not checked.</summary>
internal sealed class OrToolsBlockSolver(WorkerOptions options) : IBlockSolver, IAsyncDisposable
{
    private const int Attempts = 3; // a worker found dead when it is taken from the pool uses one up

    /// <summary>The largest model that is handed over: it, the solver's copy of it and its answer must share the heap.</summary>
    internal const long LargestRequestBytes = 768L << 20;

    private const double PipeBytesPerSecond = 10e6;

    private readonly WorkerPool pool = new(options);
    private readonly CancellationTokenSource ending = new();
    private Task? preparing;

    /// <summary>With the usual options.</summary>
    public OrToolsBlockSolver()
        : this(new WorkerOptions())
    {
    }

    /// <inheritdoc/>
    public string Description => "OR-Tools (or-tools-wasm 0.9.1)";

    /// <summary>Process ids of idle workers, for tests.</summary>
    internal IReadOnlyList<int> IdleWorkers => pool.IdleProcessIds;

    /// <summary>Process ids of all workers that live, to measure their memory.</summary>
    internal IReadOnlyList<int> LivingWorkers => pool.LivingProcessIds;

    /// <inheritdoc/>
    public async Task<BlockSolution> SolveAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (BlockCheck.FindFault(problem) is { } fault) return Failure(BlockStatus.Failed, fault);
        if (problem.ColumnCount == 0 || problem.RowCount == 0) return TrivialBlock.Solve(problem);
        if (ModelRequestEncoder.EstimateBytes(problem.ColumnCount, problem.RowCount, problem.EntryRow.Length) > LargestRequestBytes)
            return Failure(BlockStatus.OutOfMemory, $"The model ({problem.ColumnCount} columns, {problem.EntryRow.Length} entries) cannot fit the solver's memory.");
        var clock = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            var left = timeLimit is { } limit ? limit - clock.Elapsed : (TimeSpan?)null;
            if (left <= TimeSpan.Zero) return Failure(BlockStatus.NotSolved, "The time limit passed before a worker could start.");
            try
            {
                return await AttemptAsync(problem, backEnd, relativeGap, left, cancellation);
            }
            catch (WorkerUnavailableException exception)
            {
                return Failure(BlockStatus.Failed, exception.Message);
            }
            catch (WorkerFailedException exception)
            {
                options.Notice?.Invoke($"solver worker failed ({exception.Fate}): {exception.Message}");
                if (exception.Fate != WorkerFate.Died || attempt == Attempts) return FromFailure(exception, backEnd);
            }
        }
    }

    /// <summary>Starts a worker while there is other work, so that the first block need not wait for it; what goes wrong is told to whoever needs one.</summary>
    public void Prepare() => preparing ??= Task.Run(async () =>
    {
        try
        {
            await pool.UseAsync(_ => Task.FromResult(true), ending.Token);
        }
        catch (Exception fault)
        {
            options.Notice?.Invoke($"no solver worker yet: {fault.Message}");
        }
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (ending.IsCancellationRequested) return;
        await ending.CancelAsync();
        try
        {
            if (preparing is not null) await preparing;
        }
        finally
        {
            await pool.DisposeAsync();
            ending.Dispose();
        }
    }

    private async Task<BlockSolution> AttemptAsync(BlockProblem problem, BlockBackEnd backEnd, double relativeGap, TimeSpan? timeLimit, CancellationToken cancellation)
    {
        var answer = await pool.UseAsync(
            async worker =>
            {
                var request = await Task.Run(() => ModelRequestEncoder.Encode(problem, backEnd, relativeGap, timeLimit), cancellation);
                var handOver = TimeSpan.FromSeconds(request.Length / PipeBytesPerSecond);
                var longest = timeLimit is { } limit ? limit + options.Grace + handOver : options.LongestSolve;
                return await worker.ExchangeAsync(request, longest, cancellation);
            },
            cancellation);
        return await Task.Run(() => AnswerReader.Read(problem, backEnd, relativeGap, answer), cancellation);
    }

    private BlockSolution FromFailure(WorkerFailedException failure, BlockBackEnd backEnd) => failure.Fate switch
    {
        WorkerFate.OutOfMemory => Failure(BlockStatus.OutOfMemory, string.Create(CultureInfo.InvariantCulture, $"{backEnd} ran out of memory: a worker's heap ends at {options.HeapMebibytes:N0} MiB.")),
        WorkerFate.TimedOut => Failure(BlockStatus.NotSolved, $"{backEnd}: {failure.Message}."),
        _ => Failure(BlockStatus.Failed, $"{backEnd} failed {Attempts} times: {failure.Message}"),
    };

    private static BlockSolution Failure(BlockStatus status, string message) => new() { Status = status, Message = message };
}
