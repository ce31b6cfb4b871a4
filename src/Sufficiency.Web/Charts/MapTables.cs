using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Charts;

/// <summary>The figures of one picture of the map as tables.</summary>
public static class MapTables
{
    /// <summary>Areas with both plans and the difference.</summary>
    public static ChartTable Areas(MapView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var kind = view.Options.Areas.First(area => area.Code == view.Choice.Areas).Name;
        var difference = view with { Choice = view.Choice with { Plan = "difference" } };
        if (view.Choice.Measure == "demand")
        {
            return new([kind, "Pupils to place"],
                [.. view.Shapes.Select(shape => Row(shape.Name, Cell(shape, MapCountKind.Plan)))]);
        }

        return new(
            [kind, "Plan", Words.Committed, "Difference the plan makes"],
            [
                .. view.Shapes.Select(shape => Row(
                    shape.Name, Cell(shape, MapCountKind.Plan), Cell(shape, MapCountKind.Committed),
                    MapWords.InWords(view, difference.Shown(shape.Key), isChange: true))),
            ]);

        string Cell(TownShape shape, MapCountKind of) => MapWords.InWords(view, view.Find(of, shape.Key), isChange: false);
    }

    /// <summary>Special schools and bases of the picture.</summary>
    public static ChartTable Schools(MapView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["School", "Kind", "Pupils", "Places"],
            [
                .. view.Sites.Select(site => Row(
                    site.Name, site.IsBase ? "Resource base" : "Special school",
                    MapWords.Pupils(view, view.Find(MapCountKind.School, site.Id)), Words.Count(site.Places))),
            ],
            [1]);
    }

    /// <summary>Mainstream schools of the selected area.</summary>
    public static ChartTable Mainstream(MapView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(
            ["Mainstream school", "Pupils with a plan", "Share of its roll"],
            [
                .. view.Of(MapCountKind.Mainstream).Select(count => Row(
                    count.Name, MapWords.Pupils(view, count), count.IsHidden ? MapWords.Pupils(view, count) : Words.Percent(count.Value))),
            ]);
    }

    /// <summary>Pupils at the other end of each line.</summary>
    public static ChartTable Rides(MapView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var ends = view.Choice.SelectedSchool is null ? "School or kind of place" : "Home";
        return new(
            [ends, "Pupils"], [.. view.Of(MapCountKind.Ride).Select(count => Row(count.Name, MapWords.Pupils(view, count)))]);
    }

    private static IReadOnlyList<string> Row(params IReadOnlyList<string> cells) => cells;
}
