namespace Sufficiency.Engine.Solving.OrTools;

/// <summary>Workers, started when first needed and kept warm; a worker that failed is not given back.</summary>
internal sealed class WorkerPool(WorkerOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim places = new(options.MostWorkers);
    private readonly Stack<NodeWorker> idle = new();
    private readonly HashSet<NodeWorker> living = [];
    private string? nodeVersion;

    /// <summary>Process ids of the idle workers.</summary>
    public IReadOnlyList<int> IdleProcessIds
    {
        get
        {
            lock (idle) return idle.Select(worker => worker.ProcessId).ToArray();
        }
    }

    /// <summary>Process ids of all workers that live.</summary>
    public IReadOnlyList<int> LivingProcessIds
    {
        get
        {
            lock (living) return living.Select(worker => worker.ProcessId).ToArray();
        }
    }

    /// <summary>Runs work on a worker of its own; the worker returns to the pool only where the work succeeds.</summary>
    public async Task<T> UseAsync<T>(Func<NodeWorker, Task<T>> work, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            var worker = await TakeLivingAsync() ?? await StartAsync(cancellation);
            try
            {
                var result = await work(worker);
                lock (idle) idle.Push(worker);
                return result;
            }
            catch
            {
                await EndAsync(worker);
                throw;
            }
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (TakeIdle() is { } worker) await EndAsync(worker);
        places.Dispose();
    }

    /// <summary>An idle worker that was not killed meanwhile; null where there is none.</summary>
    private async ValueTask<NodeWorker?> TakeLivingAsync()
    {
        while (TakeIdle() is { } worker)
        {
            if (!worker.HasEnded) return worker;
            await EndAsync(worker);
        }

        return null;
    }

    private NodeWorker? TakeIdle()
    {
        lock (idle) return idle.TryPop(out var worker) ? worker : null;
    }

    private async Task<NodeWorker> StartAsync(CancellationToken cancellation)
    {
        nodeVersion ??= await NodeRuntime.CheckAsync(options.NodeProgram, cancellation);
        var worker = await NodeWorker.StartAsync(options, cancellation);
        lock (living) living.Add(worker);
        options.Notice?.Invoke($"solver worker {worker.ProcessId} started");
        return worker;
    }

    private async ValueTask EndAsync(NodeWorker worker)
    {
        lock (living) living.Remove(worker);
        await worker.DisposeAsync();
    }
}
