namespace Sufficiency.Web.Reading;

/// <summary>A school's circle on the drawing.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Down.</param>
/// <param name="Radius">Radius.</param>
internal readonly record struct MapCircle(double X, double Y, double Radius)
{
    /// <summary>Radius of a circle for so many places.</summary>
    public static double RadiusOf(double places) => Math.Clamp(Math.Sqrt(places) * 0.8, 2.5, 15.0);

    /// <summary>How far a box reaches into the circle's frame, as an area.</summary>
    public double Under(double left, double top, double right, double bottom) =>
        Math.Max(0.0, Math.Min(right, X + Radius) - Math.Max(left, X - Radius))
        * Math.Max(0.0, Math.Min(bottom, Y + Radius) - Math.Max(top, Y - Radius));
}

/// <summary>Sets marks of the map apart where they would cover each other, a school or the name of a town.</summary>
internal static class MapMarks
{
    private const double Apart = 19, Step = 6, LabelHalfWidth = 44, LabelAbove = 24, LabelBelow = 28, Half = 9;
    private const int Rings = 14, Directions = 16;

    /// <summary>Moves each mark to the nearest free place, in order.</summary>
    /// <param name="marks">Where the marks belong.</param>
    /// <param name="towns">Towns whose names stay readable.</param>
    /// <param name="schools">Circles that stay visible.</param>
    /// <param name="frame">Width and height of a mark; null for a diamond.</param>
    public static IReadOnlyList<(double X, double Y)> SetApart(
        IReadOnlyList<(double X, double Y)> marks, IReadOnlyList<TownShape> towns, IReadOnlyList<MapCircle>? schools = null,
        (double Across, double Down)? frame = null)
    {
        var placed = new List<(double X, double Y)>();
        foreach (var mark in marks)
        {
            var free = Candidates(mark).Where(IsFree).ToList();
            placed.Add(free.Where(IsOffSchools).Concat(free).DefaultIfEmpty(mark).First());
        }

        return placed;

        bool IsFree((double X, double Y) at) =>
            placed.All(other => AreApart(Math.Abs(other.X - at.X), Math.Abs(other.Y - at.Y)))
            && towns.All(town => Math.Abs(town.LabelX - at.X) > LabelHalfWidth
                || at.Y < town.LabelY - LabelAbove || at.Y > town.LabelY + LabelBelow);

        bool AreApart(double across, double down) =>
            frame is { } one ? across >= one.Across || down >= one.Down : across + down >= Apart;

        bool IsOffSchools((double X, double Y) at) =>
            schools is null || schools.All(school => school.Under(at.X - Half, at.Y - Half, at.X + Half, at.Y + Half) < 20.0);
    }

    private static IEnumerable<(double X, double Y)> Candidates((double X, double Y) mark)
    {
        yield return mark;
        for (var ring = 1; ring <= Rings; ring++)
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                var angle = 2.0 * Math.PI * direction / Directions;
                yield return (mark.X + (Step * ring * Math.Cos(angle)), mark.Y + (Step * ring * Math.Sin(angle)));
            }
        }
    }
}
