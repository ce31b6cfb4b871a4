using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Runs a search within its time. A search that is stopped, or whose solver fails, answers with what it has found.</summary>
internal static class TimedSearch
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5); // timers are no finer

    /// <summary>Runs a search.</summary>
    /// <param name="limit">Most time; null for any.</param>
    /// <param name="search">The search.</param>
    /// <param name="answer">The answer from what is known, and why the search stopped.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<T> RunAsync<T>(TimeSpan? limit, Func<CancellationToken, Task<T>> search, Func<StopReason, string, T> answer,
        CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (limit > Shortest) limited.CancelAfter(limit.Value);
        else if (limit is not null) await limited.CancelAsync().ConfigureAwait(false);
        try
        {
            return await Task.Run(() => search(limited.Token), limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return answer(cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.TimeLimit, "");
        }
        catch (BlockFailureException failure)
        {
            return answer(failure.Reason, failure.Message);
        }
    }
}

/// <summary>The time that a search may take, counted from the making of this object.</summary>
internal sealed class TimeAllowed(TimeSpan? limit, TimeProvider time)
{
    private readonly long began = time.GetTimestamp();

    /// <summary>The time left, never zero; null if it is not limited.</summary>
    public TimeSpan? Left =>
        limit is { } most ? TimeSpan.FromSeconds(Math.Max(0.1, (most - time.GetElapsedTime(began)).TotalSeconds)) : null;

    /// <summary>The time left, up to a limit.</summary>
    public TimeSpan LeftWithin(TimeSpan most) => Left is { } left && left < most ? left : most;
}
