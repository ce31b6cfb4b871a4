using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Chart = Sufficiency.Web.Documents.Model.Chart;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>The report's tables and series as blocks of a document.</summary>
internal static class Blocks
{
    /// <summary>Pounds in millions, as charts write them.</summary>
    public const string Millions = "\"£\"#,##0\"m\";\"−£\"#,##0\"m\"";

    private const double Million = 1e6;
    private const int Characters = 92; // so many fit on a line of a table
    private const double HeaderLines = 1.5; // a header takes some two lines where there is room
    private const int MostText = 40, LeastText = 9; // characters of a column of words

    /// <summary>A table of the report; one with many columns is set smaller.</summary>
    public static TableBlock Table(string caption, ChartTable table)
    {
        var numbers = Enumerable.Range(0, table.Columns.Count).Where(column => !table.IsText(column)).Sum(column => Need(table, column));
        var texts = Enumerable.Range(0, table.Columns.Count).Where(table.IsText).Sum(column => Need(table, column));
        var left = Math.Max(Characters - numbers, LeastText);
        return new()
        {
            Caption = caption,
            Columns = [.. table.Columns.Select((header, i) =>
                new TableColumn(
                    header, !table.IsText(i),
                    table.IsText(i) ? Math.Max(LeastText, left * Need(table, i) / texts) : Need(table, i)))],
            Rows = table.Rows,
            TotalRows = table.TotalRows,
            IsSmall = numbers > 0.75 * Characters,
        };
    }

    /// <summary>A chart of counts along years.</summary>
    public static Chart Counts(
        string caption, string text, ChartForm form, IReadOnlyList<string> years, IReadOnlyList<Series> series) => new()
        {
            Caption = caption,
            AlternativeText = text,
            Form = form,
            CategoryName = "Year",
            Categories = years,
            Series = [.. series.Select(own => new ChartSeries(own.Name, [.. own.Values.Select(Known)]))],
        };

    /// <summary>A chart of money along years, in millions of pounds.</summary>
    public static Chart Money(string caption, string text, ChartForm form, IReadOnlyList<string> years, IReadOnlyList<Series> series) =>
        Counts(caption, text, form, years, InMillions(series)) with { NumberFormat = Millions };

    /// <summary>Bars that lie on their side.</summary>
    public static Chart Bars(
        string caption, string text, string category, string name, IReadOnlyList<Bar> bars, double unit, string format) =>
        new()
        {
            Caption = caption,
            AlternativeText = text,
            Form = ChartForm.Bars,
            CategoryName = category,
            Categories = [.. bars.Select(bar => bar.Label)],
            Series = [new(name, [.. bars.Select(bar => Known(Math.Round(bar.Value / unit, 3)))])],
            NumberFormat = format,
            HeightCentimetres = 1.5 + (0.65 * bars.Count),
        };

    /// <summary>Two bars for each category, which lie on their side.</summary>
    public static Chart Pairs(
        string caption, string text, string category, IReadOnlyList<string> categories, IReadOnlyList<Series> series) =>
        Counts(caption, text, ChartForm.Bars, categories, series) with
        {
            CategoryName = category,
            HeightCentimetres = 2.0 + (0.7 * categories.Count),
        };

    // A hidden figure leaves a gap in the chart.
    private static double? Known(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 3) : null;

    private static IReadOnlyList<Series> InMillions(IReadOnlyList<Series> series) =>
        [.. series.Select(own => own with { Values = [.. own.Values.Select(value => value / Million)] })];

    // Numbers and the words of their headers are never broken; texts are.
    private static double Need(ChartTable table, int column)
    {
        var cells = table.Rows.Select(row => row[column].Length).DefaultIfEmpty(0).Max();
        if (table.IsText(column)) return Math.Clamp(cells, LeastText, MostText) + 2;
        return Math.Max(Math.Max(cells, table.Columns[column].Split(' ').Max(word => word.Length)),
            Math.Min(table.Columns[column].Length, Characters / table.Columns.Count) / HeaderLines) + 2;
    }
}
