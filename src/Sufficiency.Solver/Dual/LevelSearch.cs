namespace Sufficiency.Solver.Dual;

/// <summary>Follows the prices of one problem from level to level, for a sample of each class's sources or for all sources.</summary>
/// <param name="cache">Looks up the sources' arcs.</param>
/// <param name="model">All but the sources.</param>
/// <param name="isBlocked">Sinks that no source may use. [sink]</param>
/// <param name="sampled">Number of sources that stand for a class.</param>
/// <param name="leastWindow">Width of the active arcs while prices still move.</param>
/// <param name="ceiling">More than any plan costs.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class LevelSearch(ArcCache cache, SmoothModel model, bool[] isBlocked, int sampled, double leastWindow, double ceiling,
    CancellationToken cancellation)
{
    // of a temperature: an arc dearer by this has hardly any share
    private const double Window = 8.0;
    private const double LowWindow = 0.25; // of the least window: prices move less at low temperatures
    private const int FewSteps = 10; // more steps would cost as much as the levels before
    // of a level's tolerance: if the first step promises more, a level takes nine steps or more, or does not end
    private const double NearGain = 15.0;
    private readonly ActiveArcs active = new(cache, model.Sets, isBlocked, cancellation);
    private SmoothDual? few; // for the sampled sources: the same at every level
    private (PathEnd End, double Temperature, Extent Of)? before;

    /// <summary>The sources with the active arcs of the last level.</summary>
    public SourceClass[] Sources { get; private set; } = [];

    /// <summary>The most steps that a level took.</summary>
    public int MostSteps { get; private set; }

    /// <summary>Prices of a level for sampled sources and all their arcs.</summary>
    public (double[] Prices, PathOutcome Outcome) Sampled(double[] prices, Level level)
    {
        few ??= model.With([.. cache.Classes.Sampled(sampled, isBlocked, cancellation), .. model.Sets]);
        if (before is { Of: Extent.Sample } previous)
            prices = PricePath.Predict(previous.End, previous.Temperature, level.Temperature, double.PositiveInfinity, cancellation);
        return Ended(PricePath.Maximise(few, prices, level, double.PositiveInfinity, null, ceiling, cancellation), level, Extent.Sample);
    }

    /// <summary>Prices of a level for all sources, from the active arcs; from all arcs if that does not reach the maximum.</summary>
    public (double[] Prices, PathOutcome Outcome) Whole(double[] prices, Level level)
    {
        var end = FromActiveArcs(prices, level);
        if (end.Outcome == PathOutcome.Reached) return Ended(end, level, Extent.ActiveArcs);

        // The missing arcs may be the cause. Only a search over every arc proves anything.
        Sources = cache.Classes.Whole(isBlocked, cancellation);
        return Ended(PricePath.Maximise(model.With([.. Sources, .. model.Sets]), end.Prices, level, double.PositiveInfinity, null, ceiling,
            cancellation), level, Extent.AllArcs);
    }

    /// <summary>Prices of a level for all sources, from prices near them; null if a few steps do not reach the maximum.</summary>
    public double[]? Near(double[] prices, Level level)
    {
        var end = FromActiveArcs(prices, level with { MostSteps = FewSteps, MostGain = NearGain * level.Tolerance });
        return end.Outcome == PathOutcome.Reached ? Ended(end, level, Extent.ActiveArcs).Prices : null;
    }

    /// <summary>Goes on from the end of the last level to a more exact maximum at its temperature; null if that fails.</summary>
    public double[]? GoOn(Level level)
    {
        if (before is not { Of: Extent.ActiveArcs } last || !last.Temperature.Equals(level.Temperature)) return null;
        var end = PricePath.Maximise(last.End.Dual, last.End.Prices, level, WindowAt(level.Temperature), active.Follow, ceiling,
            cancellation, last.End.Point);
        MostSteps = Math.Max(MostSteps, end.Steps);
        Sources = active.Sources;
        return end.Outcome == PathOutcome.Reached ? Ended(end, level, Extent.ActiveArcs).Prices : null;
    }

    private PathEnd FromActiveArcs(double[] prices, Level level)
    {
        var window = WindowAt(level.Temperature);
        if (before is { Of: not Extent.Sample } previous)
            prices = PricePath.Predict(previous.End, previous.Temperature, level.Temperature, window, cancellation);
        active.Look(prices, window);
        var end = PricePath.Maximise(model.With(active.All), prices, level, window, active.Follow, ceiling, cancellation);
        Sources = active.Sources;
        MostSteps = Math.Max(MostSteps, end.Steps);
        return end;
    }

    private double WindowAt(double temperature) =>
        Math.Max(Window * temperature, Math.Min(leastWindow, Math.Max(2.0 * Window * temperature, LowWindow * leastWindow)));

    private (double[] Prices, PathOutcome Outcome) Ended(PathEnd end, Level level, Extent of)
    {
        MostSteps = Math.Max(MostSteps, end.Steps);
        // At any other end the curvature may belong to a step that was not taken.
        before = end.Outcome == PathOutcome.Reached ? (end, level.Temperature, of) : null;
        return (end.Prices, end.Outcome);
    }

    /// <summary>The arcs that a level was followed for.</summary>
    private enum Extent
    {
        Sample,
        ActiveArcs,
        AllArcs,
    }
}
