using System.Diagnostics;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Search;

/// <summary>Best plan and bound of a search, by the seconds since it began.</summary>
internal sealed class SearchTrack : IProgress<SolveProgress>
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<(double Seconds, double? Best, double? Bound)> moments = [];

    /// <summary>Seconds so far.</summary>
    public double Seconds => clock.Elapsed.TotalSeconds;

    /// <inheritdoc />
    public void Report(SolveProgress value) => moments.Add((Seconds, value.Incumbent, value.Bound));

    /// <summary>What was known by then; null where there was no plan.</summary>
    public (double Best, double Bound)? At(double seconds) =>
        moments.LastOrDefault(moment => moment.Seconds <= seconds) is { Best: { } best, Bound: { } bound } ? (best, bound) : null;
}
