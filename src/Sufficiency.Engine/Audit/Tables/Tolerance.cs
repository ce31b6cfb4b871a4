namespace Sufficiency.Engine.Audit.Tables;

/// <summary>How far two figures may differ and still agree.</summary>
internal static class Tolerance
{
    private const double Part = 1e-6;

    /// <summary>Whether two figures agree to a part in a million; a figure that is not finite agrees with nothing.</summary>
    public static bool Agrees(double left, double right) =>
        Math.Abs(left - right) <= Part + (Part * Math.Max(Math.Abs(left), Math.Abs(right)));
}
