using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Charts;

/// <summary>A line between a home and a school.</summary>
/// <param name="FromX">Start, across.</param>
/// <param name="FromY">Start, down.</param>
/// <param name="ToX">End, across.</param>
/// <param name="ToY">End, down.</param>
/// <param name="Width">Width by pupils.</param>
/// <param name="Text">Pupils as written.</param>
/// <param name="LabelX">Where they are written.</param>
/// <param name="LabelY">Where they are written.</param>
/// <param name="IsNumbered">Whether they are written: the largest lines only, so that numbers stay apart.</param>
internal sealed record MapLine(
    double FromX, double FromY, double ToX, double ToY, double Width, string Text, double LabelX, double LabelY, bool IsNumbered)
{
    private const int MostNumbers = 12;
    private const double Widest = 9.0, Thinnest = 1.4, Along = 0.7;

    /// <summary>The line as a path.</summary>
    public string Path => $"M{Svg.N(FromX)} {Svg.N(FromY)}L{Svg.N(ToX)} {Svg.N(ToY)}";

    /// <summary>Lines of a selection on its picture; ends without one place have none.</summary>
    public static IReadOnlyList<MapLine> Of(MapView view)
    {
        var counts = view.Of(MapCountKind.Ride).ToList();
        var sites = view.Sites.ToDictionary(site => site.Id, site => (site.X, site.Y), StringComparer.Ordinal);
        var homes = view.Shapes.ToDictionary(shape => shape.Key, shape => shape.Home, StringComparer.Ordinal);
        var isSchool = view.Choice.SelectedSchool is not null;
        var start = isSchool ? sites[view.Choice.SelectedSchool!] : homes.GetValueOrDefault(view.Choice.SelectedArea ?? "");
        var ends = counts.Where(count => (isSchool ? homes : sites).ContainsKey(count.Key))
            .Select(count => (At: (isSchool ? homes : sites)[count.Key], count.Pupils, Text: OnMap(view, count))).ToList();
        return Between(start, ends, view.Choice.Areas == "town" ? view.Shapes : view.Towns);
    }

    /// <summary>Lines from one point to many, the largest first, the numbers set apart.</summary>
    public static IReadOnlyList<MapLine> Between(
        (double X, double Y) start, IReadOnlyList<((double X, double Y) At, double? Pupils, string Text)> ends,
        IReadOnlyList<TownShape> towns)
    {
        var most = ends.Max(end => end.Pupils) ?? 1.0;
        var middle = ends.Select(end => (start.X + (Along * (end.At.X - start.X)), start.Y + (Along * (end.At.Y - start.Y)))).ToList();
        var labels = MapMarks.SetApart(middle, towns, null, (Across: 30.0, Down: 15.0));
        return
        [
            .. ends.Select((end, i) => new MapLine(
                start.X, start.Y, end.At.X, end.At.Y, Math.Max(Thinnest, Widest * (end.Pupils ?? 0.0) / most), end.Text,
                labels[i].X, labels[i].Y, i < MostNumbers)),
        ];
    }

    private static string OnMap(MapView view, MapCount count) => count.IsHidden ? $"<{view.HiddenUnder}" : Words.Count(count.Pupils);
}
