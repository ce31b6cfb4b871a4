namespace Sufficiency.Web.Reading;

/// <summary>Moves names of towns to where they hide no school and no other name.</summary>
internal static class MapLabels
{
    private const double Letter = 7.4, Above = 12, Below = 19, Step = 5, Reach = 60, Margin = 3;

    /// <summary>Towns with their names moved; the widest names choose first.</summary>
    /// <param name="towns">Towns with names at the middle of their land.</param>
    /// <param name="schools">Circles that names should not cover.</param>
    /// <param name="width">Width of the drawing.</param>
    /// <param name="height">Height of the drawing.</param>
    public static IReadOnlyList<TownShape> Place(
        IReadOnlyList<TownShape> towns, IReadOnlyList<MapCircle> schools, double width, double height)
    {
        var placed = new Dictionary<string, TownShape>(StringComparer.Ordinal);
        foreach (var town in towns.OrderByDescending(town => town.Name.Length).ThenBy(town => town.Key, StringComparer.Ordinal))
        {
            placed[town.Key] = Candidates(town, width, height)
                .MinBy(at => Cost(at, town, schools, placed.Values)) ?? town;
        }

        return [.. towns.Select(town => placed[town.Key])];
    }

    private static IEnumerable<TownShape> Candidates(TownShape town, double width, double height)
    {
        var half = HalfWidth(town);
        for (var down = -Reach; down <= Reach; down += Step)
        {
            for (var across = -Reach; across <= Reach; across += Step)
            {
                var (x, y) = (town.Home.X + across, town.Home.Y + down);
                if (x - half < 0.0 || x + half > width || y - Above < 0.0 || y + Below > height) continue;
                yield return town with { LabelX = x, LabelY = y };
            }
        }
    }

    private static double Cost(TownShape at, TownShape town, IReadOnlyList<MapCircle> schools, IEnumerable<TownShape> others)
    {
        var half = HalfWidth(town) + Margin;
        var (left, top, right, bottom) = (at.LabelX - half, at.LabelY - Above - Margin, at.LabelX + half, at.LabelY + Below + Margin);
        var onSchools = schools.Sum(school => school.Under(left, top, right, bottom));
        var onNames = others.Sum(other =>
            Math.Max(0.0, Math.Min(right, other.LabelX + HalfWidth(other)) - Math.Max(left, other.LabelX - HalfWidth(other)))
            * Math.Max(0.0, Math.Min(bottom, other.LabelY + Below) - Math.Max(top, other.LabelY - Above)));
        return (3.0 * onSchools) + (10.0 * onNames) + (4.0 * Distance(at, town.Home)) + (2.0 * Distance(at, (town.LabelX, town.LabelY)));
    }

    private static double HalfWidth(TownShape town) => Math.Max(26.0, town.Name.Length * Letter) / 2.0;

    private static double Distance(TownShape at, (double X, double Y) point) =>
        Math.Sqrt(Math.Pow(at.LabelX - point.X, 2.0) + Math.Pow(at.LabelY - 4.0 - point.Y, 2.0));
}
