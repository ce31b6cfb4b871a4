using Sufficiency.Returns.Books;
using Sufficiency.Web.Documents.Model;

namespace Sufficiency.Web.Documents.Plans;

/// <summary>A return as a workbook: sheets, headings and rows as its form asks for them.</summary>
public static class ReturnWorkbook
{
    private const string Hidden = "c"; // confidential, as statistics of the government mark it
    private const double FirstWidth = 44;
    private const double FigureWidth = 13;

    /// <summary>Builds it.</summary>
    public static Workbook Build(ReturnBook book) => new() { Title = book.Title, Sheets = [.. book.Sheets.Select(SheetOf)] };

    private static Sheet SheetOf(ReturnSheet sheet)
    {
        var labels = sheet.Rows.Count == 0 ? sheet.Headings.Count : sheet.Rows[0].Labels.Count;
        return new()
        {
            Name = sheet.Name,
            Title = sheet.Title,
            Notes = sheet.Notes,
            Columns = [.. sheet.Headings.Select((heading, i) => i < labels
                ? new SheetColumn(heading, CellFormat.Text, FirstWidth)
                : new SheetColumn(heading, FormatOf(sheet, i - labels), FigureWidth))],
            Rows = [.. sheet.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Labels.Select(Cell.Of), .. row.Cells.Select(CellOf)])],
            HasFilter = false,
        };
    }

    private static CellFormat FormatOf(ReturnSheet sheet, int figure) => sheet.Rows.Max(row => row.Cells[figure].Decimals) switch
    {
        0 => CellFormat.Whole,
        1 => CellFormat.OneDecimal,
        _ => CellFormat.TwoDecimals,
    };

    private static Cell CellOf(ReturnCell cell) => cell.IsHidden ? Cell.Of(Hidden) : Cell.Of(cell.Shown);
}
