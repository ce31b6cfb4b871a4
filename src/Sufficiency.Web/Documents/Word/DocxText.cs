using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Sufficiency.Web.Documents.Word;

/// <summary>Paragraphs of a DOCX document.</summary>
internal static class DocxText
{
    /// <summary>A paragraph in a style; a line break in its text stays one.</summary>
    public static Paragraph Paragraph(string text, string? style = null, bool isBold = false, bool isRight = false)
    {
        var properties = new ParagraphProperties();
        if (style is not null) properties.Append(new ParagraphStyleId { Val = style });
        if (isRight) properties.Append(new Justification { Val = JustificationValues.Right });
        var run = new Run();
        if (isBold) run.Append(new RunProperties(new Bold()));
        var lines = PlainText.Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new(properties, run);
    }

    /// <summary>A paragraph that begins a page.</summary>
    public static Paragraph PageBreak() => new(new Run(new Break { Type = BreakValues.Page }));

    /// <summary>The footer: the title, and the page of how many.</summary>
    public static Footer Footer(string title, int width) => new(new Paragraph(
        new ParagraphProperties(
            new Tabs(new TabStop { Val = TabStopValues.Right, Position = width }),
            new SpacingBetweenLines { After = "0" }),
        Small(new DocumentFormat.OpenXml.Wordprocessing.Text(PlainText.Clean(title))),
        Small(new TabChar()),
        Small(new DocumentFormat.OpenXml.Wordprocessing.Text("Page ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(Small(new DocumentFormat.OpenXml.Wordprocessing.Text("1"))) { Instruction = "PAGE" },
        Small(new DocumentFormat.OpenXml.Wordprocessing.Text(" of ") { Space = SpaceProcessingModeValues.Preserve }),
        new SimpleField(Small(new DocumentFormat.OpenXml.Wordprocessing.Text("1"))) { Instruction = "NUMPAGES" }));

    private static Run Small(OpenXmlElement content) => new(new RunProperties(new FontSize { Val = "18" }), content);
}
