using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Charts;

/// <summary>A figure that towns are shaded by.</summary>
/// <param name="Name">Name of the choice.</param>
/// <param name="Of">The figure of a town.</param>
/// <param name="Text">The figure as written on the map.</param>
/// <param name="Unit">What follows the figure in a sentence.</param>
/// <param name="Shade">Class of a figure's shade, given the largest lack of places.</param>
internal sealed record MapMeasure(
    string Name, Func<TownValue, double?> Of, Func<double?, string> Text, string Unit, Func<double?, double, string> Shade)
{
    private const double ShortRide = 10.0, MoreRide = 6.0; // minutes: shades of journeys start at 10 and deepen every 6

    /// <summary>The figures, in the order of the choices.</summary>
    public static IReadOnlyList<MapMeasure> All { get; } =
    [
        new("Places short", value => value.Lack, Words.Count, "places short", Level),
        new($"Places short, {Words.WithCommitted}", value => value.CommittedLack, Words.Count, "places short", Level),
        new(
            "Difference the plan makes", value => value.Lack - value.CommittedLack, value => Words.Change(value ?? 0.0), "places short",
            (value, largest) => (value > 0.0 ? "more-" : "fewer-") + Svg.Level(Math.Abs(value ?? 0.0), largest)),
        new(
            "Pupils to place in the year", value => value.Demand, Words.Count, "pupils need a new place",
            (value, _) => $"level-{Math.Min(5, (int)(Known(value) / 100.0))}"),
        new(
            "Minutes one way", value => value.Minutes, value => value is null ? "–" : $"{Words.Count(value)} min",
                "in the vehicle on average",
            (value, _) => $"level-{Math.Clamp((int)((Known(value) - ShortRide) / MoreRide) + 1, 0, 5)}"),
    ];

    /// <summary>The figure in a sentence.</summary>
    public string Say(double? value) => $"{Text(value)} {Unit}";

    // A hidden figure has no shade.
    private static double Known(double? value) => value is { } number && double.IsFinite(number) ? number : 0.0;

    private static string Level(double? value, double largest) => $"level-{Svg.Level(value ?? 0.0, largest)}";
}

/// <summary>The map's figures as a table.</summary>
internal static class MapTable
{
    /// <summary>Places short by town and year, and the other measures of the last year.</summary>
    public static ChartTable Of(MapFigures map, IReadOnlyList<RunYear> years)
    {
        var last = years[^1];
        var figures = map.Values.ToDictionary(value => (value.Town, value.Year));
        return new(
            [
                "Town", .. years.Select(year => $"Places short, {year.Label}"), $"{Words.Committed}, {last.Label}",
                $"Pupils to place, {last.Label}", $"Minutes one way, {last.Label}",
            ],
            [.. map.Towns.Select(town => Row(town.Name, figures[(town.Name, last.Start)]))]);

        IReadOnlyList<string> Row(string town, TownValue at) =>
        [
            town, .. years.Select(year => Words.Count(figures[(town, year.Start)].Lack)), Words.Count(at.CommittedLack),
            Words.Count(at.Demand), Words.Count(at.Minutes),
        ];
    }
}
