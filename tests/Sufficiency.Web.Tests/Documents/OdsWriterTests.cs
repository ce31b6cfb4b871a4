using System.IO.Compression;
using System.Xml.Linq;
using Sufficiency.Web.Documents.Spreadsheets;

namespace Sufficiency.Web.Tests.Documents;

public sealed class OdsWriterTests
{
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    [Fact]
    public void TheSameWorkbookGivesTheSameBytes() => Assert.Equal(Bytes(), Bytes());

    [Fact]
    public void TheMediaTypeStandsFirstAndPlain()
    {
        using var zip = new ZipArchive(new MemoryStream(Bytes()));
        Assert.Equal("mimetype", zip.Entries[0].FullName);
        Assert.Equal(zip.Entries[0].Length, zip.Entries[0].CompressedLength);
    }

    [Fact]
    public void NumbersAreNumbersAndTextsThatLookLikeFormulasAreTexts()
    {
        var rows = Content().Descendants(Table + "table").Last().Elements(Table + "table-row").ToList();
        var cells = rows[^3].Elements(Table + "table-cell").ToList();
        Assert.Equal("string", cells[0].Attribute(Office + "value-type")!.Value);
        Assert.Equal("=cmd|' /C calc'!A0", cells[0].Value);
        Assert.Equal("1234", cells[1].Attribute(Office + "value")!.Value);
        Assert.DoesNotContain(cells, cell => cell.Attribute(Table + "formula") is not null);
    }

    [Fact]
    public void LinksLeadToSheetsByTheirValidNames() =>
        Assert.Contains("'Schools- all -2025-26-'.A1", Content().ToString(SaveOptions.DisableFormatting), StringComparison.Ordinal);

    private static byte[] Bytes() => SampleDocuments.Bytes(stream => OdsWriter.Write(SampleDocuments.Workbook, stream));

    private static XDocument Content()
    {
        using var zip = new ZipArchive(new MemoryStream(Bytes()));
        using var stream = zip.GetEntry("content.xml")!.Open();
        return XDocument.Load(stream);
    }
}
