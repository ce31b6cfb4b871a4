using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Sufficiency.Web.Documents;

/// <summary>The properties of an Office file: title and language, and no date, because the same plan gives the same bytes.</summary>
internal static class CoreProperties
{
    private static readonly XNamespace Properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>Adds them to a file.</summary>
    public static void Add(OpenXmlPackage document, string title)
    {
        var part = document.AddNewPart<CoreFilePropertiesPart>("rId2");
        var content = new XDocument(new XElement(
            Properties + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Properties),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XElement(Dublin + "title", PlainText.Clean(title)),
            new XElement(Dublin + "creator", "Sufficiency"),
            new XElement(Dublin + "language", "en-GB")));
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content.ToString(SaveOptions.DisableFormatting)));
        part.FeedData(bytes);
    }
}
