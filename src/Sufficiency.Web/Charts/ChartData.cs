using System.Globalization;

namespace Sufficiency.Web.Charts;

/// <summary>A table that stands beneath a chart, or alone.</summary>
/// <param name="Columns">Headings; the first is that of the row headings.</param>
/// <param name="Rows">Rows; the first cell of each is its heading.</param>
/// <param name="TextColumns">Columns of words, set left; the first always is.</param>
/// <param name="TotalRows">How many rows at the end are totals.</param>
public sealed record ChartTable(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<int>? TextColumns = null, int TotalRows = 0)
{
    /// <summary>Whether a column holds words.</summary>
    public bool IsText(int column) => column == 0 || (TextColumns?.Contains(column) ?? false);
}

/// <summary>A bar.</summary>
/// <param name="Label">What it shows.</param>
/// <param name="Value">Its length.</param>
/// <param name="Text">The value as written.</param>
public sealed record Bar(string Label, double Value, string Text);

/// <summary>A series along the categories of a chart.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Values">A value for each category; null where nothing is known.</param>
/// <param name="Low">Low end of its range; null where it has none.</param>
/// <param name="High">High end of its range.</param>
public sealed record Series(
    string Name, IReadOnlyList<double?> Values, IReadOnlyList<double?>? Low = null, IReadOnlyList<double?>? High = null);

/// <summary>A bar of a tornado: what a figure becomes at both ends of an assumption's range.</summary>
public sealed record TornadoBar(string Label, double Low, double High, string LowText, string HighText);

/// <summary>A row of a heat map.</summary>
/// <param name="Label">Its heading.</param>
/// <param name="Values">A value for each column; null where nothing is known.</param>
/// <param name="IsTotal">Whether it sums the others: written, never shaded.</param>
public sealed record HeatRow(string Label, IReadOnlyList<double?> Values, bool IsTotal = false);

/// <summary>A column of a heat map.</summary>
/// <param name="Label">Its heading.</param>
/// <param name="Group">What it belongs to, written above; empty for none.</param>
/// <param name="IsTotal">Whether it sums the others.</param>
public sealed record HeatColumn(string Label, string Group = "", bool IsTotal = false);

/// <summary>A row of a timeline.</summary>
/// <param name="Label">What opens.</param>
/// <param name="From">Index of the period in which it opens; null where it never does.</param>
/// <param name="Planned">Index of the period it was planned for; null where none.</param>
/// <param name="Text">What is written at its bar.</param>
/// <param name="IsFixed">Whether it opens whatever is chosen.</param>
public sealed record TimelineRow(string Label, double? From, double? Planned, string Text, bool IsFixed);

/// <summary>A step of a waterfall.</summary>
public sealed record WaterfallStep(string Label, double Change, string Text);

/// <summary>Numbers on a line, with ticks at round values.</summary>
/// <param name="Least">Value at the start.</param>
/// <param name="Most">Value at the end.</param>
/// <param name="Step">Between ticks.</param>
/// <param name="From">Position of the start.</param>
/// <param name="To">Position of the end.</param>
public sealed record Scale(double Least, double Most, double Step, double From, double To)
{
    /// <summary>A scale that holds nought and all values, with some five ticks at round whole numbers.</summary>
    public static Scale Around(IEnumerable<double> values, double from, double to)
    {
        var (least, most) = (0.0, 0.0);
        foreach (var value in values.Where(double.IsFinite)) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        if (least == most) most = 1.0;
        var rough = (most - least) / 5.0;
        var ten = Math.Pow(10.0, Math.Floor(Math.Log10(rough)));
        var round = ten * ((rough / ten) switch { <= 1.0 => 1.0, <= 2.0 => 2.0, <= 5.0 => 5.0, _ => 10.0 });
        var step = Math.Max(1.0, round); // labels are whole numbers, so lesser steps would repeat them
        return new(Math.Floor(least / step) * step, Math.Ceiling((most / step) - 1e-9) * step, step, from, to);
    }

    /// <summary>Where a value stands.</summary>
    public double At(double value) => From + ((value - Least) / (Most - Least) * (To - From));

    /// <summary>How far a length reaches; never negative.</summary>
    public double Length(double value) =>
        Math.Abs(At(value) - At(0.0));

    /// <summary>Round values from least to most.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round((Most - Least) / Step) + 1)
        .Select(i => Math.Round(Least + (i * Step), 9));
}

/// <summary>Numbers and looks in drawings.</summary>
public static class Svg
{
    /// <summary>Colours of series: those of one chart differ in pattern, dash or marker too.</summary>
    public static IReadOnlyList<string> Colours { get; } =
        ["#12436d", "#1d8a83", "#b3470f", "#801650", "#3d3d3d", "#6b4fa3", "#5b7a1e", "#8a5a00", "#2073bc", "#a3334e"];

    /// <summary>A position with one decimal; 0 for a figure that is hidden.</summary>
    public static string N(double value) => double.IsNaN(value) ? "0" : (Math.Round(value, 1, MidpointRounding.AwayFromZero) + 0.0)
        .ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Colour of a series.</summary>
    public static string Colour(int series) => Colours[series % Colours.Count];

    /// <summary>Dash of a line.</summary>
    public static string Dash(int series) => (series % 5) switch
    {
        0 => "none",
        1 => "9 5",
        2 => "2 4",
        3 => "12 4 2 4",
        _ => "16 6",
    };

    /// <summary>A marker around a point: circle, square, triangle, diamond or triangle downwards as a path.</summary>
    public static string Marker(int series, double x, double y) => (series % 5) switch
    {
        0 => $"M{N(x - 4)} {N(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z",
        1 => $"M{N(x - 4)} {N(y - 4)}h8v8h-8Z",
        2 => $"M{N(x)} {N(y - 5)}l5 9h-10Z",
        3 => $"M{N(x)} {N(y - 5)}l5 5l-5 5l-5 -5Z",
        _ => $"M{N(x)} {N(y + 5)}l5 -9h-10Z",
    };

    /// <summary>A level of shade from 0 (nothing) to 5 (most) for a value on its way to the largest.</summary>
    public static int Level(double value, double largest) =>
        !(value >= 0.5) || !(largest > 0.0) ? 0 : Math.Min(5, 1 + (int)(5.0 * value / largest * 0.9999));
}
