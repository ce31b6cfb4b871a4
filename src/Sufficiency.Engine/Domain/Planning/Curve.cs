namespace Sufficiency.Engine.Domain.Planning;

/// <summary>Reads a piecewise-linear curve over road distance.</summary>
public static class Curve
{
    /// <summary>The curve's value at a distance: linear between its points, flat before the first and after the last.</summary>
    /// <exception cref="ArgumentException">The curve has no points.</exception>
    public static double At(this IReadOnlyList<CurvePoint> curve, double kilometres)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Count == 0) throw new ArgumentException("A curve needs at least one point.", nameof(curve));
        if (kilometres <= curve[0].Kilometres) return curve[0].Value;
        for (var i = 1; i < curve.Count; i++)
        {
            if (kilometres > curve[i].Kilometres) continue;
            var (from, to) = (curve[i - 1], curve[i]);
            return from.Value + ((to.Value - from.Value) * (kilometres - from.Kilometres) / (to.Kilometres - from.Kilometres));
        }

        return curve[^1].Value;
    }
}
