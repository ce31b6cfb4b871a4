using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sufficiency.Workbooks.Sheets;

/// <summary>The styles of a written workbook; a look is the number of its style, and style 0 is that of empty cells.</summary>
internal static class DraftStyles
{
    private const uint TextFormat = 49; // Excel's own «Text»: nothing typed becomes a date
    private const uint MoneyFormat = 164;
    private const uint CountFormat = 165;
    private const string Ink = "FF0B0C0C";
    private const string Quiet = "FF505A5F";

    /// <summary>The style of a look.</summary>
    public static uint Of(Look look) => 1 + (uint)look;

    /// <summary>All of them.</summary>
    public static Stylesheet Create() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = MoneyFormat, FormatCode = "#,##0.##########" },
            new NumberingFormat { NumberFormatId = CountFormat, FormatCode = "#,##0.#" }),
        new Fonts(FontOf(Ink), FontOf(Ink, isBold: true), FontOf(Ink, isBold: true, points: 14), FontOf(Quiet, points: 9),
            FontOf(Quiet, isItalic: true), FontOf("FFFFFFFF", isBold: true)),
        new Fills(Solid(null), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFF3F2F1"), Solid("FF1D70B8"),
            Solid("FFFFF7D6")),
        new Borders(new Border(), Box()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats([CellOf(), .. Enum.GetValues<Look>().Select(CellOf)]),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static CellFormat CellOf(Look look) => look switch
    {
        Look.Text => CellOf(TextFormat, border: 1, wraps: true),
        Look.Title => CellOf(font: 2),
        Look.Note => CellOf(wraps: false),
        Look.Meaning => CellOf(font: 3, wraps: true),
        Look.Heading => CellOf(font: 1, fill: 2, border: 1, wraps: true),
        Look.NeededHeading => CellOf(font: 5, fill: 3, border: 1, wraps: true),
        Look.Number => CellOf(border: 1),
        Look.Money => CellOf(MoneyFormat, border: 1),
        Look.Count => CellOf(CountFormat, border: 1),
        Look.Grey => CellOf(TextFormat, font: 3, border: 1),
        Look.Example => CellOf(TextFormat, font: 4, fill: 2, border: 1, wraps: true),
        Look.Label => CellOf(font: 1, wraps: true),
        Look.Field => CellOf(TextFormat, fill: 4, border: 1, wraps: true),
        _ => throw new ArgumentOutOfRangeException(nameof(look)),
    };

    private static CellFormat CellOf(uint format = 0, uint font = 0, uint fill = 0, uint border = 0, bool wraps = false) => new()
    {
        NumberFormatId = format,
        FontId = font,
        FillId = fill,
        BorderId = border,
        FormatId = 0,
        ApplyNumberFormat = format > 0,
        ApplyFont = true,
        ApplyFill = fill > 0,
        ApplyBorder = border > 0,
        ApplyAlignment = true,
        Alignment = new() { Vertical = VerticalAlignmentValues.Top, WrapText = wraps },
    };

    private static Font FontOf(string colour, bool isBold = false, bool isItalic = false, double points = 10)
    {
        var font = new Font();
        if (isBold) font.Append(new Bold());
        if (isItalic) font.Append(new Italic());
        font.Append(new FontSize { Val = points }, new Color { Rgb = colour }, new FontName { Val = "Arial" });
        return font;
    }

    private static Fill Solid(string? colour) => new(colour is null ? new PatternFill { PatternType = PatternValues.None }
        : new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Box() => new(Line(new LeftBorder()), Line(new RightBorder()), Line(new TopBorder()), Line(new BottomBorder()));

    private static T Line<T>(T border)
        where T : BorderPropertiesType
    {
        border.Style = BorderStyleValues.Hair;
        border.Append(new Color { Rgb = Quiet });
        return border;
    }
}
