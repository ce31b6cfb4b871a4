namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Figures that may be missing.</summary>
internal static class Figures
{
    /// <summary>Null for a figure that is not finite, because a missing figure counts as wrong and NaN sorts as the largest.</summary>
    public static double? OrNothing(this double value) => double.IsFinite(value) ? value : null;
}
