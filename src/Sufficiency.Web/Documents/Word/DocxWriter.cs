using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Sufficiency.Web.Documents.Model;
using Picture = Sufficiency.Web.Documents.Model.Picture;

namespace Sufficiency.Web.Documents.Word;

/// <summary>Writes a document as DOCX, on A4: the same document gives the same bytes.</summary>
public static class DocxWriter
{
    private const int PageWidth = 11_906; // A4 in twentieths of a point
    private const int PageHeight = 16_838;
    private const int Margin = 1_134; // 2 cm
    private const int TextWidth = PageWidth - (2 * Margin);

    /// <summary>Writes it.</summary>
    /// <param name="content">The document.</param>
    /// <param name="target">Where the file goes; it stays open.</param>
    public static void Write(TextDocument content, Stream target)
    {
        using var package = new MemoryStream();
        using (var document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document)) Fill(document, content);
        SteadyZip.Repack(package, target);
    }

    private static void Fill(WordprocessingDocument document, TextDocument content)
    {
        var main = document.AddMainDocumentPart();
        document.ChangeIdOfPart(main, "rId1"); // the library's own identifiers are random
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Create();
        main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = Bullets();
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = new(new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));
        main.AddNewPart<FooterPart>("footer").Footer = DocxText.Footer(content.Title, TextWidth);
        var body = new Body(DocxText.Paragraph(content.Title, DocxStyles.Title));
        if (content.Subtitle.Length > 0) body.Append(DocxText.Paragraph(content.Subtitle, DocxStyles.Subtitle));
        var drawings = 0;
        foreach (var block in content.Blocks)
        {
            body.Append(block switch
            {
                Picture picture => DocxPicture.Create(main, picture, ++drawings),
                Chart chart => DocxChart.Create(main, chart, ++drawings, TextWidth),
                AreaMap map => DocxMap.Create(map, ++drawings, TextWidth),
                _ => Elements(block),
            });
        }

        body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Left = Margin, Right = Margin, Top = Margin, Bottom = Margin, Header = 567, Footer = 567, Gutter = 0 }));
        main.Document = new(body);
        CoreProperties.Add(document, content.Title);
    }

    private static IEnumerable<OpenXmlElement> Elements(Block block) => block switch
    {
        Heading heading => [DocxText.Paragraph(heading.Text, DocxStyles.Heading(heading.Level))],
        Model.Paragraph paragraph => [DocxText.Paragraph(paragraph.Text, paragraph.IsLead ? DocxStyles.Lead : null)],
        BulletList list => list.Items.Select(item => DocxText.Paragraph(item, DocxStyles.Bullet)),
        TableBlock table => DocxTable.Create(table, TextWidth),
        PageBreak => [DocxText.PageBreak()],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "A block of this kind is not written."),
    };

    private static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = NumberFormatValues.Bullet },
                new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "280" }))
            {
                LevelIndex = 0,
            })
        {
            AbstractNumberId = 0,
        },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });
}
