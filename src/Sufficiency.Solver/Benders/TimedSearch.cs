using Sufficiency.Solver.Problem;

namespace Sufficiency.Solver.Benders;

/// <summary>Runs a search within its time, and answers with what it has found where it is stopped or the solver fails.</summary>
internal static class TimedSearch
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5); // timers are no finer

    /// <summary>Runs.</summary>
    /// <param name="limit">Most time; null for any.</param>
    /// <param name="search">The search.</param>
    /// <param name="answer">What is known by then, and why it stopped.</param>
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

/// <summary>The time a search may take, counted from when this was made.</summary>
internal sealed class TimeAllowed(TimeSpan? limit, TimeProvider time)
{
    private readonly long began = time.GetTimestamp();

    /// <summary>What is left of it, never nothing; null where it is not limited.</summary>
    public TimeSpan? Left =>
        limit is { } most ? TimeSpan.FromSeconds(Math.Max(0.1, (most - time.GetElapsedTime(began)).TotalSeconds)) : null;

    /// <summary>What is left of it, but no more than so much.</summary>
    public TimeSpan LeftWithin(TimeSpan most) => Left is { } left && left < most ? left : most;

}

/// <summary>Names of choices.</summary>
internal static class ChoiceKey
{
    /// <summary>Positions of what is taken.</summary>
    public static string Of(double[] taken) => string.Join(',', Enumerable.Range(0, taken.Length).Where(j => taken[j] > 0.5));
}
