namespace Sufficiency.Engine.Solving.Decomposition.Prices;

/// <summary>Follows the prices of one problem from level to level: for a few sources of each family, or for all from the arcs near the least of each.</summary>
/// <param name="families">The sources.</param>
/// <param name="model">What else there is.</param>
/// <param name="isBlocked">Intakes that no source may use. [intake]</param>
/// <param name="sampled">How many sources stand for a family.</param>
/// <param name="leastWindow">Arcs that much dearer than a source's best always count.</param>
/// <param name="ceiling">More than any plan costs.</param>
/// <param name="cancellation">Stops.</param>
internal sealed class LevelSearch(SourceFamilies families, SmoothModel model, bool[] isBlocked, int sampled, double leastWindow, double ceiling, CancellationToken cancellation)
{
    private const double Window = 12.0; // temperatures
    private readonly NearArcs near = new(families, model.Sets, isBlocked, cancellation);
    private SmoothDual? few; // of the sampled sources: the same at every level
    private (PathEnd End, double Temperature, bool IsSampled)? before;

    /// <summary>The sources with the arcs of the last level.</summary>
    public SmoothFamily[] Sources { get; private set; } = [];

    /// <summary>Prices of a level for a few sources of each family and all their arcs.</summary>
    public (double[] Prices, PathOutcome Outcome) Sampled(double[] prices, Level level)
    {
        few ??= model.With([.. families.Sampled(sampled, prices, double.PositiveInfinity, isBlocked, cancellation), .. model.Sets]);
        if (before is { IsSampled: true } warmer) prices = PricePath.Predict(warmer.End, warmer.Temperature, level.Temperature, double.PositiveInfinity, cancellation);
        return Ended(PricePath.Maximise(few, prices, level, double.PositiveInfinity, null, ceiling, cancellation), level, isSampled: true);
    }

    /// <summary>Prices of a level for all sources, from the arcs near the least of each, and from all of them where that does not end.</summary>
    public (double[] Prices, PathOutcome Outcome) Whole(double[] prices, Level level)
    {
        var window = Math.Max(leastWindow, Window * level.Temperature);
        if (before is { IsSampled: false } warmer) prices = PricePath.Predict(warmer.End, warmer.Temperature, level.Temperature, window, cancellation);
        near.Look(prices, window);
        var end = PricePath.Maximise(model.With(near.All), prices, level, window, near.Follow, ceiling, cancellation);
        Sources = near.Sources;
        if (end.Outcome == PathOutcome.Reached) return Ended(end, level, isSampled: false);

        // Arcs left out may be all that is wrong: only with every arc does it mean something.
        Sources = families.Near(end.Prices, double.PositiveInfinity, isBlocked, cancellation);
        return Ended(PricePath.Maximise(model.With([.. Sources, .. model.Sets]), end.Prices, level, double.PositiveInfinity, null, ceiling, cancellation), level, isSampled: false);
    }

    private (double[] Prices, PathOutcome Outcome) Ended(PathEnd end, Level level, bool isSampled)
    {
        before = (end, level.Temperature, isSampled);
        return (end.Prices, end.Outcome);
    }
}
