using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Office2010.Word.DrawingGroup;
using Sufficiency.Web.Documents.Model;

namespace Sufficiency.Web.Documents.Word;

/// <summary>A map of a DOCX document, as shapes that Word and LibreOffice draw: [MS-ODRAWXML] 2.17 and 2.18.</summary>
internal static class DocxMap
{
    private const double UnitsPerCentimetre = 360_000; // English Metric Units
    private const double TwentiethsPerCentimetre = 567;
    private const int ShapesOfAMap = 10_000; // numbers that a map may use
    private const string Line = "6F777B", Ink = "0B0C0C";
    private const string Shapes = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    private static readonly XNamespace G = Shapes;
    private static readonly XNamespace S = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The caption and the map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="number">Its number in the document, from 1.</param>
    /// <param name="width">Width of the text area in twentieths of a point.</param>
    public static IEnumerable<OpenXmlElement> Create(AreaMap map, int number, int width)
    {
        yield return DocxText.Paragraph(map.Caption, DocxStyles.Caption);
        var across = width / TwentiethsPerCentimetre;
        yield return DocxFrame.Create(
            map.AlternativeText, across, across * map.Height / map.Width, number, Shapes,
            frame => new WordprocessingGroup(Group(map, frame).ToString(SaveOptions.DisableFormatting)));
    }

    private static XElement Group(AreaMap map, DocxFrame frame)
    {
        var scale = frame.Width / map.Width;
        var first = frame.Number * ShapesOfAMap;
        return new(
            G + "wgp",
            new XAttribute(XNamespace.Xmlns + "wpg", G), new XAttribute(XNamespace.Xmlns + "wps", S),
            new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "w", W),
            new XElement(G + "cNvGrpSpPr"),
            new XElement(G + "grpSpPr", new XElement(
                A + "xfrm", Point("off", 0, 0), Size("ext", frame.Width, frame.Height), Point("chOff", 0, 0),
                Size("chExt", frame.Width, frame.Height))),
            map.Areas.Select((area, i) => Area(area, first + i, frame, scale)),
            map.Texts.Select((text, i) => Text(text, first + map.Areas.Count + i, scale)));
    }

    private static XElement Area(DrawnArea area, long id, DocxFrame frame, double scale) => Shape(
        id, PlainText.Clean(area.Name), isText: false,
        [
            Place(0, 0, frame.Width, frame.Height),
            new XElement(
                A + "custGeom", new XElement(A + "avLst"), new XElement(A + "gdLst"), new XElement(A + "ahLst"), new XElement(A + "cxnLst"),
                new XElement(A + "rect", Attributes(("l", "0"), ("t", "0"), ("r", "r"), ("b", "b"))),
                new XElement(A + "pathLst", new XElement(
                    A + "path", Attributes(("w", N(frame.Width)), ("h", N(frame.Height))),
                    area.Rings.SelectMany(ring => Ring(ring, scale))))),
            Solid(area.Fill),
            new XElement(A + "ln", new XAttribute("w", 6_350), Solid(Line)),
        ],
        []);

    private static IEnumerable<XElement> Ring(IReadOnlyList<(double X, double Y)> ring, double scale) =>
    [
        .. ring.Select((point, i) => new XElement(A + (i == 0 ? "moveTo" : "lnTo"), Point("pt", point.X * scale, point.Y * scale))),
        new XElement(A + "close"),
    ];

    private static XElement Text(DrawnText text, long id, double scale)
    {
        var lines = PlainText.Clean(text.Text).Split('\n');
        var (width, height) = (text.Width * scale, UnitsPerCentimetre * 0.022 * text.HalfPoints * (lines.Length + 0.3));
        return Shape(
            id, "Text", isText: true,
            [
                Place((text.X * scale) - (width / 2), (text.Y * scale) - (height / 2), width, height),
                new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst")),
                new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill")),
            ],
            [
                new XElement(S + "txbx", new XElement(W + "txbxContent", lines.Select(line => Paragraph(line, text)))),
            ]);
    }

    private static XElement Paragraph(string line, DrawnText text) => new(
        W + "p",
        new XElement(W + "pPr",
            new XElement(W + "spacing", new XAttribute(W + "before", 0), new XAttribute(W + "after", 0), new XAttribute(W + "line", 240),
                new XAttribute(W + "lineRule", "auto")),
            new XElement(W + "jc", new XAttribute(W + "val", "center"))),
        new XElement(W + "r",
            new XElement(W + "rPr", text.IsBold ? new XElement(W + "b") : null,
                new XElement(W + "color", new XAttribute(W + "val", Ink)),
                new XElement(W + "sz", new XAttribute(W + "val", text.HalfPoints))),
            new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), line)));

    private static XElement Shape(long id, string name, bool isText, IEnumerable<XElement> look, IEnumerable<XElement> content) => new(
        S + "wsp",
        new XElement(S + "cNvPr", new XAttribute("id", id), new XAttribute("name", name)),
        new XElement(S + "cNvSpPr", isText ? new XAttribute("txBox", 1) : null),
        new XElement(S + "spPr", look), content,
        new XElement(S + "bodyPr", Attributes(
            ("wrap", "square"), ("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0"), ("anchor", "ctr"))));

    private static XElement Place(double x, double y, double width, double height) =>
        new(A + "xfrm", Point("off", x, y), Size("ext", width, height));

    private static XElement Solid(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    private static XElement Point(string name, double x, double y) => new(A + name, Attributes(("x", N(x)), ("y", N(y))));

    private static XElement Size(string name, double width, double height) =>
        new(A + name, Attributes(("cx", N(width)), ("cy", N(height))));

    private static string N(double value) => Math.Round(value).ToString("F0", CultureInfo.InvariantCulture);

    private static IEnumerable<XAttribute> Attributes(params (string Name, string Value)[] all) =>
        all.Select(own => new XAttribute(own.Name, own.Value));
}
