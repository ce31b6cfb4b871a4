namespace Sufficiency.Solver.Dual;

/// <summary>Follows the prices of one problem from level to level: for a few sources of each class, or for all from
/// the arcs near the least of each.</summary>
/// <param name="cache">The sources and where their arcs are looked up.</param>
/// <param name="model">What else there is.</param>
/// <param name="isBlocked">Sinks that no source may use. [sink]</param>
/// <param name="sampled">How many sources stand for a class.</param>
/// <param name="leastWindow">Arcs that much dearer than a source's best count while prices still move.</param>
/// <param name="ceiling">More than any plan costs.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class LevelSearch(ArcCache cache, SmoothModel model, bool[] isBlocked, int sampled, double leastWindow, double ceiling,
    CancellationToken cancellation)
{
    // temperatures: what is dearer by that has hardly a share; the least of what counts, twice that where levels are cold
    private const double Window = 8.0;
    private const double LowWindow = 0.25; // of the least window: at low temperatures prices move less, and fewer arcs are quicker
    private const int FewSteps = 10; // more of them cost what the levels before would
    // of a level's tolerance: in Oxfordshire's futures, a level whose first step promised more took nine or ten of them, or did not end
    private const double NearGain = 15.0;
    private readonly ActiveArcs active = new(cache, model.Sets, isBlocked, cancellation);
    private SmoothDual? few; // of the sampled sources: the same at every level
    private (PathEnd End, double Temperature, Extent Of)? before;

    /// <summary>The sources with the arcs of the last level.</summary>
    public SourceClass[] Sources { get; private set; } = [];

    /// <summary>The most steps that a level took.</summary>
    public int MostSteps { get; private set; }

    /// <summary>Prices of a level for a few sources of each class and all their arcs.</summary>
    public (double[] Prices, PathOutcome Outcome) Sampled(double[] prices, Level level)
    {
        few ??= model.With([.. cache.Classes.Sampled(sampled, isBlocked, cancellation), .. model.Sets]);
        if (before is { Of: Extent.Sample } previous)
            prices = PricePath.Predict(previous.End, previous.Temperature, level.Temperature, double.PositiveInfinity, cancellation);
        return Ended(PricePath.Maximise(few, prices, level, double.PositiveInfinity, null, ceiling, cancellation), level, Extent.Sample);
    }

    /// <summary>Prices of a level for all sources, from the arcs near the least of each, and from all
    /// of them where that does not end.</summary>
    public (double[] Prices, PathOutcome Outcome) Whole(double[] prices, Level level)
    {
        var end = FromActiveArcs(prices, level);
        if (end.Outcome == PathOutcome.Reached) return Ended(end, level, Extent.ActiveArcs);

        // Arcs left out may be all that is wrong: only with every arc does it mean something.
        Sources = cache.Classes.Whole(isBlocked, cancellation);
        return Ended(PricePath.Maximise(model.With([.. Sources, .. model.Sets]), end.Prices, level, double.PositiveInfinity, null, ceiling,
            cancellation), level, Extent.AllArcs);
    }

    /// <summary>Prices of a level that those given may be near already, for all sources; null where a few steps do not end there.</summary>
    public double[]? Near(double[] prices, Level level)
    {
        var end = FromActiveArcs(prices, level with { MostSteps = FewSteps, MostGain = NearGain * level.Tolerance });
        return end.Outcome == PathOutcome.Reached ? Ended(end, level, Extent.ActiveArcs).Prices : null;
    }

    /// <summary>Goes on from the end of the last level to one at its temperature that is met more exactly; null
    /// where it cannot, or does not end.</summary>
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
        // the curvature of another end may be that of a step not taken
        before = end.Outcome == PathOutcome.Reached ? (end, level.Temperature, of) : null;
        return (end.Prices, end.Outcome);
    }

    /// <summary>What a level was followed for.</summary>
    private enum Extent
    {
        Sample,
        ActiveArcs,
        AllArcs,
    }
}
