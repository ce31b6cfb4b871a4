using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Sufficiency.Web.Documents.Model;
using CellFormat = Sufficiency.Web.Documents.Model.CellFormat;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>The styles of an XLSX workbook: fixed ones first, then each format for bodies and for totals.</summary>
internal static class XlsxStyles
{
    /// <summary>Style of notes.</summary>
    public const uint Note = 0;

    /// <summary>Style of the title.</summary>
    public const uint Title = 1;

    /// <summary>Style of the header.</summary>
    public const uint Header = 2;

    /// <summary>Style of links.</summary>
    public const uint Link = 3;

    private const uint FirstText = 4; // body, total, each also for texts that look like formulas
    private const uint FirstNumber = 8;
    private const uint FirstCustomFormat = 164; // lower ones are Excel's own

    /// <summary>Style of a number.</summary>
    public static uint OfNumber(CellFormat format, bool isTotal) => FirstNumber + ((uint)format * 2) + (isTotal ? 1u : 0u);

    /// <summary>Style of a text; one that looks like a formula stays a text when it is edited.</summary>
    public static uint OfText(string text, bool isTotal) => FirstText + (isTotal ? 1u : 0u) + (LooksLikeFormula(text) ? 2u : 0u);

    /// <summary>All of them.</summary>
    public static Stylesheet Create() => new(
        new NumberingFormats(Enum.GetValues<CellFormat>().Select(format =>
            new NumberingFormat { NumberFormatId = IdOf(format), FormatCode = CodeOf(format) })),
        new Fonts(FontOf(), FontOf(bold: true), FontOf(bold: true, points: 14), FontOf(colour: "FF1D70B8", underlined: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF3F2F1" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), Line(new BottomBorder()), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), Line(new TopBorder()), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new DocumentFormat.OpenXml.Spreadsheet.CellFormat()),
        new CellFormats(Cells()),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static IEnumerable<DocumentFormat.OpenXml.Spreadsheet.CellFormat> Cells()
    {
        yield return Cell(font: 0);
        yield return Cell(font: 2);
        yield return Cell(font: 1, fill: 2, border: 1, alignment: new() { WrapText = true, Vertical = VerticalAlignmentValues.Bottom });
        yield return Cell(font: 3, alignment: Wrapped());
        foreach (var quote in (bool[])[false, true])
        {
            foreach (var isTotal in (bool[])[false, true])
            {
                var cell = Cell(font: isTotal ? 1u : 0, border: isTotal ? 2u : 0, alignment: Wrapped());
                if (quote) cell.QuotePrefix = true;
                yield return cell;
            }
        }

        foreach (var format in Enum.GetValues<CellFormat>())
        {
            yield return Cell(number: IdOf(format), alignment: new() { Vertical = VerticalAlignmentValues.Top });
            yield return Cell(number: IdOf(format), font: 1, border: 2, alignment: new() { Vertical = VerticalAlignmentValues.Top });
        }
    }

    private static DocumentFormat.OpenXml.Spreadsheet.CellFormat Cell(uint number = 0, uint font = 0, uint fill = 0, uint border = 0, Alignment? alignment = null)
    {
        var cell = new DocumentFormat.OpenXml.Spreadsheet.CellFormat
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = number > 0,
            ApplyFont = true,
            ApplyFill = fill > 0,
            ApplyBorder = border > 0,
        };
        if (alignment is null) return cell;
        cell.ApplyAlignment = true;
        cell.Alignment = alignment;
        return cell;
    }

    private static Alignment Wrapped() => new() { WrapText = true, Vertical = VerticalAlignmentValues.Top };

    private static Font FontOf(bool bold = false, double points = 11, string colour = "FF0B0C0C", bool underlined = false)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        if (underlined) font.Append(new Underline());
        font.Append(new FontSize { Val = points }, new Color { Rgb = colour }, new FontName { Val = "Arial" });
        return font;
    }

    private static T Line<T>(T border)
        where T : BorderPropertiesType
    {
        border.Style = BorderStyleValues.Thin;
        border.Append(new Color { Rgb = "FF505A5F" });
        return border;
    }

    private static bool LooksLikeFormula(string text) => text.Length > 0 && "=+-@\t".Contains(text[0], StringComparison.Ordinal);

    private static UInt32Value IdOf(CellFormat format) => FirstCustomFormat + (uint)format;

    private static string CodeOf(CellFormat format) => format switch
    {
        CellFormat.Text => "General",
        CellFormat.Plain => "0",
        CellFormat.Whole => "#,##0",
        CellFormat.OneDecimal => "#,##0.0",
        CellFormat.TwoDecimals => "#,##0.00",
        CellFormat.Percent => "0.0%",
        CellFormat.Pounds => "[$£-809]#,##0;\\-[$£-809]#,##0",
        _ => throw new ArgumentOutOfRangeException(nameof(format), string.Create(CultureInfo.InvariantCulture, $"{format}")),
    };
}
