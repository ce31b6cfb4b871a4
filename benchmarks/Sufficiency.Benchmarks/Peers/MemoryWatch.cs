using System.Diagnostics;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>Looks at the memory of this process and of a solver's processes several times a second, and keeps the peaks.</summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource stop = new();
    private readonly Task watching;
    private volatile Func<IReadOnlyList<int>> processes = () => [];
    private long ownBytes;
    private long solverBytes;

    public MemoryWatch() => watching = Task.Run(WatchAsync);

    /// <summary>Peak of this process, in MiB.</summary>
    public double OwnMebibytes => Interlocked.Read(ref ownBytes) / 1048576.0;

    /// <summary>Peak of the solver's processes together, in MiB; null where none was seen.</summary>
    public double? SolverMebibytes => Interlocked.Read(ref solverBytes) is > 0 and var bytes ? bytes / 1048576.0 : null;

    /// <summary>Names the solver's processes; asked again at each look.</summary>
    public void Watch(Func<IReadOnlyList<int>> ids) => processes = ids;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            Look();
            await Task.Delay(Interval, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look()
    {
        using var own = Process.GetCurrentProcess();
        ownBytes = Math.Max(ownBytes, own.WorkingSet64);
        solverBytes = Math.Max(solverBytes, processes().Sum(BytesOf));
    }

    private static long BytesOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WorkingSet64;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }
}
