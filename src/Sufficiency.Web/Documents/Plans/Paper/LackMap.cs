using System.Globalization;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;
using Sufficiency.Web.Sections;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>The map of places short by town in the last year, with committed schemes only and with the plan beside it.</summary>
internal static class LackMap
{
    private const double LabelWidth = 200; // of the box around a name
    private const double Head = 40, Between = 20; // units of the map above the panels and between them
    private const string Unknown = "F3F2F1";
    private static readonly string[] Shades = ["FFFFFF", "E3EEF7", "C2DAEC", "9DC3E0", "77AAD3", "5694C7"];

    /// <summary>The map; none if the run knows no outlines.</summary>
    public static IEnumerable<Block> Of(RunView run)
    {
        var towns = run.Map.Towns.Where(town => town.Path.Length > 0).ToList();
        if (towns.Count == 0) yield break;
        var values = run.Map.Values.Where(value => value.Year == run.LastYear.Start)
            .ToDictionary(value => value.Town, StringComparer.Ordinal);
        var most = values.Values.SelectMany(value => new[] { value.Lack, value.CommittedLack }).Where(double.IsFinite)
            .DefaultIfEmpty(0.0).Max();
        (string Name, double Left, bool IsPlan)[] panels =
            [(Words.Committed, 0.0, false), ("With the plan", run.Map.Width + Between, true)];
        double Of(TownShape town, bool isPlan) =>
            values.TryGetValue(town.Key, out var value) ? isPlan ? value.Lack : value.CommittedLack : 0.0;
        yield return new AreaMap
        {
            Caption = $"Map of places short by town in {run.LastYear.Label}",
            AlternativeText = LackTables.TownText(run),
            Width = (2 * run.Map.Width) + Between,
            Height = run.Map.Height + Head,
            Areas =
            [
                .. panels.SelectMany(panel => towns.Select(town => new DrawnArea(
                    $"{town.Name}, {panel.Name}", Rings(town.Path, panel.Left), Shade(Of(town, panel.IsPlan), most)))),
            ],
            Texts =
            [
                .. panels.Select(panel =>
                    new DrawnText(panel.Left + (run.Map.Width / 2), Head / 2, panel.Name, 18, run.Map.Width, IsBold: true)),
                .. panels.SelectMany(panel => towns.Select(town => new DrawnText(
                    town.LabelX + panel.Left, town.LabelY + Head, $"{town.Name}\n{Words.Count(Of(town, panel.IsPlan))}", 13, LabelWidth))),
            ],
        };
        yield return new Paragraph(
            "The darker, the more places are short; both maps share one scale. Each town stands for the land nearest it."
            + (run.Map.AreApproximate ? " Outlines are drawn around the centres of areas: take them as rough." : ""));
    }

    private static string Shade(double value, double most) => double.IsNaN(value) ? Unknown : Shades[Svg.Level(value, most)];

    // Paths of the map are moves and lines: M1 2L3 4Z.
    private static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Rings(string path, double left) =>
    [
        .. path.Split('Z', StringSplitOptions.RemoveEmptyEntries).Select(ring => (IReadOnlyList<(double X, double Y)>)
        [
            .. ring.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries).Select(point => point.Split(' '))
                .Select(point => (Number(point[0]) + left, Number(point[1]) + Head)),
        ]),
    ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
