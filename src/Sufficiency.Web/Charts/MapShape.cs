namespace Sufficiency.Web.Charts;

/// <summary>Shapes of schools and schemes on the map.</summary>
internal static class MapShape
{
    /// <summary>Class of a school's rim: over its places, or with many to spare.</summary>
    public static string Fullness(double? roll, double? places) => (roll, places) switch
    {
        ({ } pupils, { } number) when pupils > number + 0.5 => "over",
        ({ } pupils, { } number) when pupils < number * 0.9 => "spare",
        _ => "",
    };

    /// <summary>A circle for a special school, a square for a base.</summary>
    public static string Of(bool isBase, double x, double y, double radius)
    {
        var (left, middle, across) = (Svg.N(x - radius), Svg.N(y), Svg.N(2 * radius));
        return isBase
            ? $"M{left} {Svg.N(y - radius)}h{across}v{across}h-{across}Z"
            : $"M{left} {middle}a{Svg.N(radius)} {Svg.N(radius)} 0 1 0 {across} 0a{Svg.N(radius)} {Svg.N(radius)} 0 1 0 -{across} 0Z";
    }

    /// <summary>A diamond around a point.</summary>
    public static string Diamond(double x, double y) => $"M{Svg.N(x)} {Svg.N(y - 10)}l10 10l-10 10l-10 -10Z";

    /// <summary>The line from a diamond to where its scheme stands; empty where it stands there.</summary>
    public static string Leader((double X, double Y) site, double x, double y) =>
        Math.Abs(site.X - x) + Math.Abs(site.Y - y) < 10.0 ? "" : $"M{Svg.N(site.X)} {Svg.N(site.Y)}L{Svg.N(x)} {Svg.N(y)}";
}
