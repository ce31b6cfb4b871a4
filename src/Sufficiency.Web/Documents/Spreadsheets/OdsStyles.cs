using System.Globalization;
using System.Xml.Linq;
using Sufficiency.Web.Documents.Model;
using static Sufficiency.Web.Documents.Spreadsheets.OdsNames;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>The styles of an ODS workbook, by the names that its cells use.</summary>
internal static class OdsStyles
{
    private const double CentimetresPerCharacter = 0.21; // of Arial 11

    /// <summary>Style of a cell in a column.</summary>
    public static string Of(CellFormat format, bool isTotal) => isTotal ? $"{format}Total" : $"{format}Body";

    /// <summary>Style of a column of a width in characters.</summary>
    public static string OfWidth(double characters) => string.Create(CultureInfo.InvariantCulture, $"w{characters * 10:0}");

    /// <summary>The styles that the cells and columns of these sheets use.</summary>
    public static XElement Automatic(IEnumerable<Sheet> sheets) => new(
        Office + "automatic-styles",
        sheets.SelectMany(sheet => sheet.Columns).Select(column => column.Width).Distinct().Order().Select(Width),
        new XElement(
            Style + "style",
            new XAttribute(Style + "name", "sheet"),
            new XAttribute(Style + "family", "table"),
            new XAttribute(Style + "master-page-name", "Across")),
        Enum.GetValues<CellFormat>().Select(NumberStyle),
        Cell("Note"),
        Cell("Title", bold: true, points: 14),
        Cell("Header", bold: true, isWrapped: true, colour: "#f3f2f1"),
        Enum.GetValues<CellFormat>().SelectMany(format => new[]
        {
            Cell(Of(format, false), isWrapped: format == CellFormat.Text, number: format),
            Cell(Of(format, true), bold: true, isWrapped: format == CellFormat.Text, number: format, hasLine: true),
        }));

    /// <summary>The styles of pages: A4 across, with the sheet's name and the page number below.</summary>
    public static XElement Pages() => new(
        Office + "document-styles",
        Prefixes(),
        FormatVersion,
        new XElement(Office + "styles", new XElement(
            Style + "default-style",
            new XAttribute(Style + "family", "table-cell"),
            new XElement(
                Style + "text-properties",
                new XAttribute(Style + "font-name", "Arial"),
                new XAttribute(Format + "font-family", "Arial"),
                new XAttribute(Format + "font-size", "11pt"),
                new XAttribute(Format + "language", "en"),
                new XAttribute(Format + "country", "GB")))),
        new XElement(Office + "automatic-styles", new XElement(
            Style + "page-layout",
            new XAttribute(Style + "name", "A4"),
            new XElement(
                Style + "page-layout-properties",
                new XAttribute(Format + "page-width", "29.7cm"),
                new XAttribute(Format + "page-height", "21cm"),
                new XAttribute(Style + "print-orientation", "landscape"),
                new XAttribute(Format + "margin", "1cm"),
                new XAttribute(Style + "scale-to-X", "1"),
                new XAttribute(Style + "scale-to-Y", "0")))),
        new XElement(Office + "master-styles", new XElement(
            Style + "master-page",
            new XAttribute(Style + "name", "Across"),
            new XAttribute(Style + "page-layout-name", "A4"),
            new XElement(Style + "header", new XAttribute(Style + "display", "false")),
            new XElement(Style + "footer", new XElement(
                Text + "p",
                new XElement(Text + "sheet-name", "?"),
                ", page ",
                new XElement(Text + "page-number", "1"),
                " of ",
                new XElement(Text + "page-count", "1"))))));

    private static XElement Width(double characters) => new(
        Style + "style",
        new XAttribute(Style + "name", OfWidth(characters)),
        new XAttribute(Style + "family", "table-column"),
        new XElement(Style + "table-column-properties", new XAttribute(
            Style + "column-width", string.Create(CultureInfo.InvariantCulture, $"{characters * CentimetresPerCharacter:0.00}cm"))));

    private static XElement Cell(
        string name, bool bold = false, double points = 11, bool isWrapped = false, string? colour = null, CellFormat? number = null, bool hasLine = false) => new(
        Style + "style",
        new XAttribute(Style + "name", name),
        new XAttribute(Style + "family", "table-cell"),
        number is { } format ? new XAttribute(Style + "data-style-name", $"N{format}") : null,
        new XElement(
            Style + "table-cell-properties",
            new XAttribute(Style + "vertical-align", "top"),
            isWrapped ? new XAttribute(Format + "wrap-option", "wrap") : null,
            colour is null ? null : new XAttribute(Format + "background-color", colour),
            hasLine ? new XAttribute(Format + "border-top", "0.5pt solid #505a5f") : null),
        new XElement(
            Style + "text-properties",
            new XAttribute(Format + "font-weight", bold ? "bold" : "normal"),
            new XAttribute(Format + "font-size", string.Create(CultureInfo.InvariantCulture, $"{points}pt"))));

    private static XElement NumberStyle(CellFormat format) => format switch
    {
        CellFormat.Text => new(Number + "number-style", Name(format), Digits(null, isGrouped: false)),
        CellFormat.Plain => new(Number + "number-style", Name(format), Digits(0, isGrouped: false)),
        CellFormat.Whole => new(Number + "number-style", Name(format), Digits(0)),
        CellFormat.OneDecimal => new(Number + "number-style", Name(format), Digits(1)),
        CellFormat.TwoDecimals => new(Number + "number-style", Name(format), Digits(2)),
        CellFormat.Percent => new(Number + "percentage-style", Name(format), Digits(1), new XElement(Number + "text", "%")),
        CellFormat.Pounds => new(
            Number + "currency-style",
            Name(format),
            new XElement(Number + "currency-symbol", new XAttribute(Number + "language", "en"), new XAttribute(Number + "country", "GB"), "£"),
            Digits(0)),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static XAttribute Name(CellFormat format) => new(Style + "name", $"N{format}");

    private static XElement Digits(int? decimals, bool isGrouped = true) => new(
        Number + "number",
        decimals is { } places ? new XAttribute(Number + "decimal-places", places) : null,
        new XAttribute(Number + "min-integer-digits", 1),
        isGrouped ? new XAttribute(Number + "grouping", "true") : null);
}
