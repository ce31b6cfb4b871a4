using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Wordprocessing;
using NonVisualGraphicFrameDrawingProperties = DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using ParagraphProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Sufficiency.Web.Documents.Word;

/// <summary>The frame of a picture or a chart on the page, with its alternative text.</summary>
/// <param name="Name">Name in the list of objects.</param>
/// <param name="Text">Alternative text.</param>
/// <param name="Number">Number among the drawings of the document, from 1.</param>
/// <param name="Width">Width in English Metric Units.</param>
/// <param name="Height">Height in the same units.</param>
internal sealed record DocxFrame(string Name, string Text, uint Number, long Width, long Height)
{
    private const double UnitsPerCentimetre = 360_000; // English Metric Units, ECMA-376 part 1, 20.1.2.1

    /// <summary>A paragraph with the frame.</summary>
    /// <param name="text">Alternative text.</param>
    /// <param name="width">Width in centimetres.</param>
    /// <param name="height">Height in centimetres.</param>
    /// <param name="number">Number among the drawings of the document, from 1.</param>
    /// <param name="kind">Namespace of what stands in it.</param>
    /// <param name="fill">Makes what stands in it.</param>
    public static Paragraph Create(
        string text, double width, double height, int number, string kind, Func<DocxFrame, OpenXmlElement> fill)
    {
        var frame = new DocxFrame(
            $"Picture {number}", PlainText.Clean(text), (uint)number,
            (long)(width * UnitsPerCentimetre), (long)(height * UnitsPerCentimetre));
        var inline = new Inline(
            new Extent { Cx = frame.Width, Cy = frame.Height },
            new DocProperties { Id = frame.Number, Name = frame.Name, Description = frame.Text },
            new NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(fill(frame)) { Uri = kind }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        return new(new ParagraphProperties(new KeepLines()), new Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing(inline)));
    }
}
