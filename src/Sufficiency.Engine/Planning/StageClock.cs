using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Planning;

/// <summary>Runs the stages of a run, measures them and says which is under way.</summary>
internal sealed class StageClock(TimeProvider clock, IProgress<PlanningProgress>? progress, CancellationToken cancellation)
{
    private readonly OrderedDictionary<string, double> seconds = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long? firstSolve;

    /// <summary>Seconds of each stage so far, in order.</summary>
    public IReadOnlyDictionary<string, double> Seconds => seconds;

    /// <summary>Whether what is left is done although it was asked to stop: it has an answer.</summary>
    public bool IsEnding { get; set; }

    /// <summary>Stops what is left.</summary>
    public CancellationToken Cancellation => IsEnding ? CancellationToken.None : cancellation;

    /// <summary>Runs work off the caller's thread.</summary>
    public Task<T> RunAsync<T>(string stage, Func<T> work) => RunAsync(stage, _ => Task.Run(work, Cancellation));

    /// <summary>Runs a stage that reports how far its solving is.</summary>
    public async Task<T> RunAsync<T>(string stage, Func<IProgress<SolveProgress>, Task<T>> work)
    {
        Cancellation.ThrowIfCancellationRequested();
        progress?.Report(new(stage, "", null));
        var start = clock.GetTimestamp();
        var result = await work(new SolveReport(stage, progress));
        lock (gate) seconds[stage] = clock.GetElapsedTime(start).TotalSeconds;
        return result;
    }

    /// <summary>The limits with the time that is left since the first solve began.</summary>
    public SolveLimits Remaining(SolveLimits limits)
    {
        firstSolve ??= clock.GetTimestamp();
        if (limits.TimeLimit is not { } limit) return limits;
        var left = limit - clock.GetElapsedTime(firstSolve.Value);
        return limits with { TimeLimit = left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1) };
    }

    private sealed class SolveReport(string stage, IProgress<PlanningProgress>? progress) : IProgress<SolveProgress>
    {
        public void Report(SolveProgress value)
        {
            var gap = value is { Incumbent: { } incumbent, Bound: { } bound }
                ? Math.Max(0.0, (incumbent - bound) / Math.Max(1e-9, Math.Abs(incumbent))) : (double?)null;
            progress?.Report(new(stage, value.Stage, gap));
        }
    }
}
