namespace Sufficiency.OpenData.Pupils;

/// <summary>How far a family of rates may lie from its central values. Low and high are the least and the most that single years showed, as
/// factors on the central values.</summary>
/// <param name="Low">Factor of the low, at most 1.</param>
/// <param name="High">Factor of the high, at least 1.</param>
internal readonly record struct RateSpread(double Low, double High)
{
    /// <summary>Years of its own that an authority's range needs.</summary>
    public const int FewestYears = 3;

    /// <summary>The spread of single years about what was expected of them.</summary>
    /// <param name="ratios">Counted over expected, a year each.</param>
    public static RateSpread Of(IReadOnlyCollection<double> ratios) => ratios.Count == 0
        ? new(1.0, 1.0) : new(Math.Clamp(ratios.Min(), 0.0, 1.0), Math.Max(1.0, ratios.Max()));

    /// <summary>The same; too few years of an authority do not show how far rates vary, so that England's years count too.</summary>
    /// <param name="ratios">The authority's, a year each.</param>
    /// <param name="england">England's, a year each.</param>
    public static RateSpread Of(IEnumerable<double> ratios, Func<IEnumerable<double>> england)
    {
        double[] own = [.. ratios.Where(double.IsFinite)];
        return Of(own.Length >= FewestYears ? own : [.. own, .. england().Where(double.IsFinite)]);
    }

    /// <summary>The low and high of a share; neither leaves 0 to <paramref name="most"/>.</summary>
    public (double Low, double High) Around(double share, double most = 1.0) =>
        (share * Low, Math.Max(share, Math.Min(most, share * High)));
}
