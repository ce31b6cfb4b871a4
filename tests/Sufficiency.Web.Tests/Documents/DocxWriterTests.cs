using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Sufficiency.Web.Documents.Word;
using Drawn = DocumentFormat.OpenXml.Drawing.Charts;
using Tab = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Sufficiency.Web.Tests.Documents;

public sealed class DocxWriterTests
{
    [Fact]
    public void TheValidatorFindsNothing()
    {
        using var document = Open();
        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}");
        Assert.Empty(faults);
    }

    [Fact]
    public void TheSameDocumentGivesTheSameBytes() => Assert.Equal(Bytes(), Bytes());

    [Fact]
    public void HeadingsHeaderRowsAlternativeTextsAndLanguageAreThere()
    {
        using var document = Open();
        var body = document.MainDocumentPart!.Document!.Body!;
        var styles = body.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value!).ToList();
        Assert.Equal("Heading1 Heading2 Heading3",
            string.Join(' ', styles.Where(id => id.StartsWith("Heading", StringComparison.Ordinal))));
        Assert.Single(body.Descendants<TableHeader>());
        Assert.Equal("A map of towns & places", body.Descendants<DocProperties>().First().Description!.Value);
        Assert.All(body.Descendants<DocProperties>(), drawing => Assert.NotEmpty(drawing.Description!.Value!));
        Assert.Equal("en-GB", document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
        var fields = document.MainDocumentPart.FooterParts.Single().Footer!.Descendants<SimpleField>();
        Assert.Contains(fields, field => field.Instruction!.Value!.Equals("PAGE", StringComparison.Ordinal));
    }

    [Fact]
    public void AChartHoldsItsFiguresAsAWorkbookAndLeavesAGapWhereThereIsNone()
    {
        using var document = Open();
        var charts = document.MainDocumentPart!.ChartParts.ToList();
        Assert.Equal(3, charts.Count);
        Assert.All(charts, chart =>
        {
            using var book = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), isEditable: false);
            Assert.Equal("Data", book.WorkbookPart!.Workbook!.Sheets!.Elements<Tab>().Single().Name!.Value);
            var points = chart.ChartSpace!.Descendants<Drawn.NumericPoint>().Select(point => point.InnerText);
            Assert.Equal(["12.5", "20", "30"], points, StringComparer.Ordinal);
            Assert.Equal("gap", chart.ChartSpace!.Descendants<Drawn.DisplayBlanksAs>().Single().Val!.InnerText);
        });
    }

    private static byte[] Bytes() => SampleDocuments.Bytes(stream => DocxWriter.Write(SampleDocuments.Text, stream));

    private static WordprocessingDocument Open() => WordprocessingDocument.Open(new MemoryStream(Bytes()), isEditable: false);
}
