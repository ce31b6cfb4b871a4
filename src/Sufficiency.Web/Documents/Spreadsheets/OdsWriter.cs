using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Sufficiency.Web.Documents.Model;
using static Sufficiency.Web.Documents.Spreadsheets.OdsNames;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>Writes a workbook as ODS, the OpenDocument spreadsheet: the same workbook gives the same bytes.</summary>
public static class OdsWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes it.</summary>
    /// <param name="workbook">The workbook; it has at least one sheet.</param>
    /// <param name="target">Where the file goes; it stays open.</param>
    /// <exception cref="DocumentException">A sheet is larger than a spreadsheet can be.</exception>
    public static void Write(Workbook workbook, Stream target)
    {
        var names = SheetNames.Of(workbook.Sheets);
        List<OdsSheet> sheets = [.. workbook.Sheets.Select((sheet, i) =>
            new OdsSheet(new SheetLayout(sheet), names[i], name => XlsxWriter.NameOf(workbook, names, name)))];
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        SteadyZip.Add(zip, "mimetype", Utf8.GetBytes(MediaType), CompressionLevel.NoCompression); // first and plain, as OpenDocument asks
        Add(zip, "META-INF/manifest.xml", ListOfParts());
        Add(zip, "content.xml", Content(workbook, sheets));
        Add(zip, "meta.xml", Properties(workbook.Title));
        Add(zip, "settings.xml", Views(names, sheets));
        Add(zip, "styles.xml", OdsStyles.Pages());
    }

    private static XStreamingElement Content(Workbook workbook, IReadOnlyList<OdsSheet> sheets) => new(
        Office + "document-content",
        Prefixes(),
        FormatVersion,
        OdsStyles.Automatic(workbook.Sheets),
        new XStreamingElement(Office + "body", new XStreamingElement(
            Office + "spreadsheet",
            sheets.Select(sheet => sheet.Content()),
            new XElement(Table + "database-ranges", sheets.Select((sheet, i) => sheet.Filter(i))))));

    private static XElement ListOfParts() => new(
        Manifest + "manifest",
        new XAttribute(XNamespace.Xmlns + "manifest", Manifest),
        new XAttribute(Manifest + "version", "1.3"),
        Part("/", MediaType),
        new[] { "content.xml", "meta.xml", "settings.xml", "styles.xml" }.Select(name => Part(name, "text/xml")));

    private static XElement Part(string path, string type) =>
        new(Manifest + "file-entry", new XAttribute(Manifest + "full-path", path), new XAttribute(Manifest + "media-type", type));

    private static XElement Properties(string title) => new(
        Office + "document-meta",
        Prefixes(),
        FormatVersion,
        new XElement(
            Office + "meta",
            new XElement(Meta + "generator", "Sufficiency"),
            new XElement(Dublin + "title", PlainText.Clean(title)),
            new XElement(Dublin + "language", "en-GB")));

    private static XElement Views(IReadOnlyList<string> names, IReadOnlyList<OdsSheet> sheets) => new(
        Office + "document-settings",
        Prefixes(),
        FormatVersion,
        new XElement(Office + "settings", Named("config-item-set", "ooo:view-settings", new XElement(
            Config + "config-item-map-indexed",
            new XAttribute(Config + "name", "Views"),
            new XElement(
                Config + "config-item-map-entry",
                Named("config-item-map-named", "Tables", sheets.Select(sheet => sheet.View())),
                Named("config-item", "ActiveTable", new XAttribute(Config + "type", "string"), names[0]))))));

    private static XElement Named(string element, string name, params object[] content) =>
        new(Config + element, new XAttribute(Config + "name", name), content);

    private static void Add(ZipArchive zip, string name, object root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Encoding = Utf8, NewLineChars = "\n" }))
        {
            if (root is XStreamingElement streaming) streaming.WriteTo(writer);
            else ((XElement)root).WriteTo(writer);
        }

        SteadyZip.Add(zip, name, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
