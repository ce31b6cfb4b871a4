using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Pictures;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using BlipFill = DocumentFormat.OpenXml.Drawing.Pictures.BlipFill;
using NonVisualDrawingProperties = DocumentFormat.OpenXml.Drawing.Pictures.NonVisualDrawingProperties;
using NonVisualPictureDrawingProperties = DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureDrawingProperties;
using NonVisualPictureProperties = DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureProperties;
using ShapeProperties = DocumentFormat.OpenXml.Drawing.Pictures.ShapeProperties;

namespace Sufficiency.Web.Documents.Word;

/// <summary>A picture of a DOCX document, with its alternative text.</summary>
internal static class DocxPicture
{
    private const string PictureNamespace = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    private const string SvgExtension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"; // [MS-ODRAWXML] 2.2.12

    // One see-through pixel, for programs that read no SVG.
    private static readonly byte[] EmptyPng = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>The picture and its caption.</summary>
    /// <param name="part">The document, which takes the files.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="number">Its number in the document, from 1.</param>
    public static IEnumerable<OpenXmlElement> Create(MainDocumentPart part, Model.Picture picture, int number)
    {
        if (picture.Png.IsEmpty && picture.Svg.IsEmpty) throw new ArgumentException("A picture has neither a PNG nor an SVG.",
            nameof(picture));
        var blip = new Blip { Embed = Feed(part, ImagePartType.Png, $"png{number}", picture.Png.IsEmpty ? EmptyPng : picture.Png) };
        if (!picture.Svg.IsEmpty)
        {
            var svg = new SVGBlip { Embed = Feed(part, ImagePartType.Svg, $"svg{number}", picture.Svg) };
            blip.Append(new BlipExtensionList(new BlipExtension(svg) { Uri = SvgExtension }));
        }

        yield return DocxFrame.Create(
            picture.AlternativeText, picture.WidthCentimetres, picture.HeightCentimetres, number, PictureNamespace,
            frame => Fill(blip, frame));
        if (picture.Caption.Length > 0) yield return DocxText.Paragraph(picture.Caption, DocxStyles.TableText);
    }

    private static DocumentFormat.OpenXml.Drawing.Pictures.Picture Fill(Blip blip, DocxFrame frame) => new(
        new NonVisualPictureProperties(
            new NonVisualDrawingProperties { Id = frame.Number, Name = frame.Name, Description = frame.Text },
            new NonVisualPictureDrawingProperties()),
        new BlipFill(blip, new Stretch(new FillRectangle())),
        new ShapeProperties(
            new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = frame.Width, Cy = frame.Height }),
            new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));

    private static string Feed(MainDocumentPart part, PartTypeInfo type, string id, ReadOnlyMemory<byte> bytes)
    {
        var image = part.AddImagePart(type, id);
        using var stream = new MemoryStream(bytes.ToArray());
        image.FeedData(stream);
        return id;
    }
}
