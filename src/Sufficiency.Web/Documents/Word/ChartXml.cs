using System.Globalization;
using System.Xml.Linq;
using Sufficiency.Web.Charts;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Spreadsheets;

namespace Sufficiency.Web.Documents.Word;

/// <summary>A chart in the language of Office: DrawingML, ECMA-376 part 1, 21.2.</summary>
internal static class ChartXml
{
    /// <summary>Sheet of the chart's workbook.</summary>
    public const string SheetName = "Data";

    /// <summary>Identifier of the chart's workbook among the parts of the chart.</summary>
    public const string WorkbookId = "data";

    private const int FirstRow = 3; // below the title and the header
    private const string Ink = "0B0C0C";
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly string[] Dashes = ["solid", "dash", "sysDot", "lgDashDot"];
    private static readonly string[] Markers = ["circle", "square", "triangle", "diamond"];
    private static readonly string[] Fills = ["", "wdUpDiag", "ltHorz", "wdDnDiag", "dotGrid", "lgCheck", "narVert", "smGrid"];

    /// <summary>The content of a chart's part.</summary>
    public static XDocument Of(Chart chart) => new(new XElement(
        C + "chartSpace",
        new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R),
        Value("lang", "en-GB"), Value("roundedCorners", 0),
        new XElement(
            C + "chart",
            Value("autoTitleDeleted", 1),
            new XElement(C + "plotArea", new XElement(C + "layout"), Plot(chart), Categories(chart), Values(chart)),
            chart.Series.Count > 1 ? new XElement(C + "legend", Value("legendPos", "b"), Value("overlay", 0)) : null,
            Value("plotVisOnly", 1), Value("dispBlanksAs", "gap")),
        new XElement(C + "spPr", new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
        Font(),
        new XElement(C + "externalData", new XAttribute(R + "id", WorkbookId), Value("autoUpdate", 0))));

    private static XElement Plot(Chart chart)
    {
        var series = chart.Series.Select((own, i) => Series(chart, own, i));
        XElement[] axes = [Value("axId", 1), Value("axId", 2)];
        if (chart.Form == ChartForm.Lines)
            return new(C + "lineChart", Value("grouping", "standard"), Value("varyColors", 0), series, Value("marker", 1), axes);
        var isStacked = chart.Form == ChartForm.StackedColumns;
        return new(
            C + "barChart", Value("barDir", isStacked ? "col" : "bar"), Value("grouping", isStacked ? "stacked" : "clustered"),
            Value("varyColors", 0), series, Value("gapWidth", 40), isStacked ? Value("overlap", 100) : null, axes);
    }

    // No series is told by its colour alone: bars differ in pattern, lines in dash and marker.
    private static XElement Series(Chart chart, ChartSeries series, int i)
    {
        var (column, last) = (SheetLayout.Letters(i + 1), FirstRow + chart.Categories.Count - 1);
        var isLine = chart.Form == ChartForm.Lines;
        return new(
            C + "ser", Value("idx", i), Value("order", i),
            new XElement(C + "tx", new XElement(
                C + "strRef", new XElement(C + "f", $"{SheetName}!${column}${FirstRow - 1}"), Texts([PlainText.Clean(series.Name)]))),
            new XElement(C + "spPr", isLine ? Line(i) : Fill(i)),
            isLine ? new XElement(C + "marker", Value("symbol", Markers[i % Markers.Length]), Value("size", 6),
                new XElement(C + "spPr", Solid(i), new XElement(A + "ln", new XElement(A + "noFill")))) : Value("invertIfNegative", 0),
            Labels(chart, series),
            new XElement(C + "cat", new XElement(
                C + "strRef", new XElement(C + "f", $"{SheetName}!$A${FirstRow}:$A${last}"),
                Texts([.. chart.Categories.Select(PlainText.Clean)]))),
            new XElement(C + "val", new XElement(
                C + "numRef", new XElement(C + "f", $"{SheetName}!${column}${FirstRow}:${column}${last}"), Numbers(chart, series))),
            isLine ? Value("smooth", 0) : null);
    }

    // Lines say their last figure; bars that lie on their side say each.
    private static XElement? Labels(Chart chart, ChartSeries series)
    {
        XElement[] Shows(bool shows) =>
        [
            Value("showLegendKey", 0), Value("showVal", shows ? 1 : 0), Value("showCatName", 0), Value("showSerName", 0),
            Value("showPercent", 0), Value("showBubbleSize", 0),
        ];
        if (chart.Form == ChartForm.Bars) return new(C + "dLbls", Shows(true));
        var last = series.Values.Index().Where(entry => entry.Item is not null).Select(entry => (int?)entry.Index).LastOrDefault();
        return chart.Form == ChartForm.Lines && last is { } index
            ? new(C + "dLbls", new XElement(C + "dLbl", Value("idx", index), Value("dLblPos", "t"), Shows(true)), Shows(false))
            : null;
    }

    private static XElement Categories(Chart chart)
    {
        var lies = chart.Form == ChartForm.Bars;
        return new(
            C + "catAx", Value("axId", 1),
            new XElement(C + "scaling", Value("orientation", lies ? "maxMin" : "minMax")), Value("delete", 0),
            Value("axPos", lies ? "l" : "b"), Value("numFmt", null, ("formatCode", "General"), ("sourceLinked", "0")),
            Value("majorTickMark", "none"), Value("minorTickMark", "none"), Value("tickLblPos", "low"), Value("crossAx", 2),
            Value("crosses", "autoZero"), Value("auto", 0), Value("lblAlgn", "ctr"), Value("lblOffset", 100), Value("noMultiLvlLbl", 1));
    }

    private static XElement Values(Chart chart)
    {
        var lies = chart.Form == ChartForm.Bars;
        return new(
            C + "valAx", Value("axId", 2), new XElement(C + "scaling", Value("orientation", "minMax")),
            Value("delete", lies ? 1 : 0), Value("axPos", lies ? "t" : "l"),
            lies ? null : new XElement(C + "majorGridlines", new XElement(C + "spPr", Stroke("D9D9D9", 6_350, "solid"))),
            Value("numFmt", null, ("formatCode", chart.NumberFormat), ("sourceLinked", "0")), Value("majorTickMark", "none"),
            Value("minorTickMark", "none"), Value("tickLblPos", "nextTo"),
            new XElement(C + "spPr", new XElement(A + "ln", new XElement(A + "noFill"))), Value("crossAx", 1),
            Value("crosses", lies ? "max" : "autoZero"), Value("crossBetween", "between"));
    }

    private static XElement Texts(IReadOnlyList<string> texts) => new(
        C + "strCache", Value("ptCount", texts.Count),
        texts.Select((text, i) => new XElement(C + "pt", new XAttribute("idx", i), new XElement(C + "v", text))));

    private static XElement Numbers(Chart chart, ChartSeries series) => new(
        C + "numCache", new XElement(C + "formatCode", chart.NumberFormat), Value("ptCount", series.Values.Count),
        series.Values.Index().Where(entry => entry.Item is not null).Select(entry => new XElement(
            C + "pt", new XAttribute("idx", entry.Index),
            new XElement(C + "v", entry.Item!.Value.ToString("R", CultureInfo.InvariantCulture)))));

    private static XElement Fill(int series) => Fills[series % Fills.Length] is { Length: > 0 } pattern
        ? new(A + "pattFill", new XAttribute("prst", pattern), new XElement(A + "fgClr", Colour(series)),
            new XElement(A + "bgClr", new XElement(
                A + "srgbClr", new XAttribute("val", Hex(series)), new XElement(A + "lumMod", new XAttribute("val", 40_000)),
                new XElement(A + "lumOff", new XAttribute("val", 60_000)))))
        : Solid(series);

    private static XElement Line(int series) => Stroke(Hex(series), 28_575, Dashes[series % Dashes.Length]);

    private static XElement Stroke(string colour, int width, string dash) => new(
        A + "ln", new XAttribute("w", width),
        new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour))),
        new XElement(A + "prstDash", new XAttribute("val", dash)));

    private static XElement Solid(int series) => new(A + "solidFill", Colour(series));

    private static XElement Colour(int series) => new(A + "srgbClr", new XAttribute("val", Hex(series)));

    private static string Hex(int series) => Svg.Colour(series)[1..].ToUpperInvariant();

    private static XElement Font() => new(
        C + "txPr", new XElement(A + "bodyPr"), new XElement(A + "lstStyle"),
        new XElement(A + "p", new XElement(A + "pPr", new XElement(
            A + "defRPr", new XAttribute("sz", 900),
            new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", Ink))),
            new XElement(A + "latin", new XAttribute("typeface", "Arial"))))));

    private static XElement Value(string name, object? value, params (string Name, string Value)[] attributes) => new(
        C + name, value is null ? null : new XAttribute("val", value), attributes.Select(own => new XAttribute(own.Name, own.Value)));
}
