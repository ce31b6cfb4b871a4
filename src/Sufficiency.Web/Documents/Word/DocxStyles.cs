using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Sufficiency.Web.Documents.Word;

/// <summary>The styles of a DOCX document: Arial, dark grey on white, headings that a list of contents finds.</summary>
internal static class DocxStyles
{
    /// <summary>Style of the title.</summary>
    public const string Title = "Title";

    /// <summary>Style of the line below the title.</summary>
    public const string Subtitle = "Subtitle";

    /// <summary>Style of the answer that a reader looks for first.</summary>
    public const string Lead = "Lead";

    /// <summary>Style of points of a list.</summary>
    public const string Bullet = "ListBullet";

    /// <summary>Style of captions.</summary>
    public const string Caption = "Caption";

    /// <summary>Style of the texts in a table.</summary>
    public const string TableText = "TableText";

    /// <summary>Style of the texts in a table of many columns.</summary>
    public const string SmallTableText = "SmallTableText";

    /// <summary>Style of tables.</summary>
    public const string Grid = "PlainGrid";

    private const string Ink = "0B0C0C";
    private static readonly int[] HeadingHalfPoints = [32, 26, 23];

    /// <summary>Style of headings of a level.</summary>
    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, HeadingHalfPoints.Length)}";

    /// <summary>All of them.</summary>
    public static Styles Create() => new([.. All()]);

    private static IEnumerable<OpenXmlElement> All() =>
    [
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial", EastAsia = "Arial" },
                new Color { Val = Ink },
                new FontSize { Val = "22" },
                new Languages { Val = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraphs("Normal", "Normal", 22, isDefault: true),
        Paragraphs(Title, "Title", 44, bold: true, after: 60),
        Paragraphs(Subtitle, "Subtitle", 24, after: 240),
        Paragraphs(Lead, "Lead", 26, after: 160),
        .. HeadingHalfPoints.Select((size, i) =>
            Paragraphs(Heading(i + 1), $"heading {i + 1}", size, bold: true, before: 280 - (i * 60), after: 100, keepsNext: true,
                outline: i)),
        Bullets(),
        Paragraphs(Caption, "caption", 20, bold: true, before: 160, after: 60, keepsNext: true),
        Paragraphs(TableText, "Table Text", 18, after: 20),
        Paragraphs(SmallTableText, "Small Table Text", 15, after: 20),
        TableStyle(),
    ];

    private static Style Paragraphs(
        string id, string name, int halfPoints, bool bold = false, int before = 0, int after = 120, bool keepsNext = false,
            int? outline = null, bool isDefault = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepsNext) paragraph.Append(new KeepNext(), new KeepLines());
        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        run.Append(new FontSize { Val = $"{halfPoints}" });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault) style.Default = true;
        style.Append(new StyleName { Val = name });
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" });
        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static Style Bullets() => new(
        new StyleName { Val = "List Bullet" },
        new BasedOn { Val = "Normal" },
        new PrimaryStyle(),
        new StyleParagraphProperties(
            new NumberingProperties(new NumberingId { Val = 1 }),
            new SpacingBetweenLines { After = "60" },
            new ContextualSpacing()))
    {
        Type = StyleValues.Paragraph,
        StyleId = Bullet,
    };

    private static Style TableStyle() => new(
        new StyleName { Val = "Plain Grid" },
        new PrimaryStyle(),
        new StyleTableProperties(
            new TableBorders(
                Line(new TopBorder()), Line(new BottomBorder()), Line(new InsideHorizontalBorder())),
            new TableCellMarginDefault(
                new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = 60, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = 60, Type = TableWidthValues.Dxa })),
        Part(TableStyleOverrideValues.FirstRow, new TableStyleConditionalFormattingTableCellProperties(
            new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F3F2F1" })),
        Part(TableStyleOverrideValues.LastRow, null))
    {
        Type = StyleValues.Table,
        StyleId = Grid,
    };

    private static TableStyleProperties Part(TableStyleOverrideValues part, OpenXmlElement? cells)
    {
        var properties = new TableStyleProperties(new RunPropertiesBaseStyle(new Bold())) { Type = part };
        if (cells is not null) properties.Append(cells);
        return properties;
    }

    private static T Line<T>(T border)
        where T : BorderType
    {
        border.Val = BorderValues.Single;
        border.Size = 4;
        border.Color = "B1B4B6";
        return border;
    }
}
