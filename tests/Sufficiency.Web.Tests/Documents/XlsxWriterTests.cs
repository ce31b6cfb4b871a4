using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Sufficiency.Web.Documents;
using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Documents.Spreadsheets;
using Cell = Sufficiency.Web.Documents.Model.Cell;
using CellFormat = Sufficiency.Web.Documents.Model.CellFormat;
using Sheet = Sufficiency.Web.Documents.Model.Sheet;
using SheetNames = Sufficiency.Web.Documents.Spreadsheets.SheetNames;
using Workbook = Sufficiency.Web.Documents.Model.Workbook;

namespace Sufficiency.Web.Tests.Documents;

public sealed class XlsxWriterTests
{
    [Fact]
    public void TheValidatorFindsNothing()
    {
        using var document = Open(SampleDocuments.Workbook);
        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}");
        Assert.Empty(faults);
    }

    [Fact]
    public void TheSameWorkbookGivesTheSameBytes() => Assert.Equal(Bytes(SampleDocuments.Workbook), Bytes(SampleDocuments.Workbook));

    [Fact]
    public void ValuesReadBackAsTheyWereWritten()
    {
        using var document = Open(SampleDocuments.Workbook);
        Assert.Equal("1234", Read(document, 1, "B7").CellValue!.Text);
        Assert.Equal(0.1, double.Parse(Read(document, 1, "C7").CellValue!.Text, CultureInfo.InvariantCulture));
        Assert.Equal("St Mary’s\uFFFD <school> 𝄞", Read(document, 1, "A8").InnerText);
        Assert.DoesNotContain(Cells(document, 1), cell => cell.CellReference == "B8");
    }

    [Fact]
    public void ATextThatLooksLikeAFormulaStaysAText()
    {
        using var document = Open(SampleDocuments.Workbook);
        var cell = Read(document, 1, "A7");
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Null(cell.CellFormula);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!;
        var styles = formats.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ToList();
        Assert.True(styles[(int)cell.StyleIndex!.Value].QuotePrefix!.Value); // and stays one when it is edited
    }

    [Fact]
    public void TheHeaderIsFrozenAndFilteredWithoutTheTotals()
    {
        using var document = Open(SampleDocuments.Workbook);
        var sheet = SheetAt(document, 1);
        Assert.Equal(6.0, sheet.Descendants<Pane>().Single().VerticalSplit!.Value); // a title, a note, a note of three lines, the header
        Assert.Equal("A6:E8", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
    }

    [Fact]
    public void NamesOfSheetsAreValidAndNoTwoAreAlike()
    {
        var names = SheetNames.Of(
            [Named("a/b"), Named("A:B"), Named(new string('x', 40)), Named(new string('x', 41)), Named("'"), Named("History")]);
        Assert.Equal(["a-b", "A-B (2)", new string('x', 31), new string('x', 27) + " (2)", "Sheet", "History (2)"], names);
    }

    [Fact]
    public void ATextThatIsTooLongIsCutWithANote()
    {
        var text = SheetLayout.Text(new string('x', 40_000));
        Assert.Equal(32_767, text.Length);
        Assert.EndsWith("… (cut: 40,000 characters in all)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreRowsThanExcelTakesAreRefused()
    {
        IReadOnlyList<Cell> row = [Cell.Of(1)];
        var sheet = Named("Placements") with { Rows = [.. Enumerable.Repeat(row, 1_048_575)] }; // a title and a header come on top
        var fault = Assert.Throws<DocumentException>(() => new SheetLayout(sheet));
        Assert.Contains("1,048,577 rows", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANumberThatIsNotFiniteIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Cell.Of(double.NaN));

    private static Sheet Named(string name) => new() { Name = name, Title = name, Columns = [new("A", CellFormat.Whole, 10)], Rows = [] };

    private static byte[] Bytes(Workbook workbook) => SampleDocuments.Bytes(stream => XlsxWriter.Write(workbook, stream));

    private static SpreadsheetDocument Open(Workbook workbook) =>
        SpreadsheetDocument.Open(new MemoryStream(Bytes(workbook)), isEditable: false);

    private static Worksheet SheetAt(SpreadsheetDocument document, int index)
    {
        var sheet = document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ElementAt(index);
        return ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!;
    }

    private static IEnumerable<DocumentFormat.OpenXml.Spreadsheet.Cell> Cells(SpreadsheetDocument document, int sheet) =>
        SheetAt(document, sheet).Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>();

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Read(SpreadsheetDocument document, int sheet, string address) =>
        Cells(document, sheet).Single(cell => cell.CellReference == address);
}
