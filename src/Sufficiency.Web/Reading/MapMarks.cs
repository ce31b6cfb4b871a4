namespace Sufficiency.Web.Reading;

/// <summary>Sets marks of the map apart where they would cover each other or the name of a town.</summary>
internal static class MapMarks
{
    private const double Apart = 19, Step = 6, LabelHalfWidth = 44, LabelAbove = 24, LabelBelow = 28;
    private const int Rings = 12, Directions = 16;

    /// <summary>Moves each mark to the nearest free place, in order.</summary>
    /// <param name="marks">Where the marks belong.</param>
    /// <param name="towns">Towns whose names stay readable.</param>
    public static IReadOnlyList<(double X, double Y)> SetApart(IReadOnlyList<(double X, double Y)> marks, IReadOnlyList<TownShape> towns)
    {
        var placed = new List<(double X, double Y)>();
        foreach (var mark in marks) placed.Add(Candidates(mark).Cast<(double X, double Y)?>().FirstOrDefault(at => IsFree(at!.Value)) ?? mark);
        return placed;

        bool IsFree((double X, double Y) at) =>
            placed.All(other => Math.Abs(other.X - at.X) + Math.Abs(other.Y - at.Y) >= Apart)
            && towns.All(town => Math.Abs(town.LabelX - at.X) > LabelHalfWidth || at.Y < town.LabelY - LabelAbove || at.Y > town.LabelY + LabelBelow);
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
