using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sufficiency.Web.Documents.Model;
using Cell = Sufficiency.Web.Documents.Model.Cell;
using CellFormat = Sufficiency.Web.Documents.Model.CellFormat;
using Sheet = Sufficiency.Web.Documents.Model.Sheet;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>Writes one sheet of an XLSX file, row by row.</summary>
/// <param name="layout">Where its parts stand.</param>
/// <param name="nameOf">The name that the workbook gives to a sheet, for links.</param>
/// <param name="isFirst">Whether it is shown first.</param>
internal sealed class XlsxSheet(SheetLayout layout, Func<string, string> nameOf, bool isFirst)
{
    private readonly Sheet sheet = layout.Sheet;
    private readonly List<Hyperlink> links = [];

    /// <summary>Writes it into its part.</summary>
    public void Write(WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(Views());
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 14.5 });
        writer.WriteElement(new Columns(sheet.Columns.Select((column, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })));
        WriteRows(writer);
        if (sheet.HasFilter && layout.LastFilteredRow > layout.HeaderRow) writer.WriteElement(new AutoFilter { Reference = FilterRange() });
        if (links.Count > 0) writer.WriteElement(new Hyperlinks(links));
        writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&L&A&RPage &P of &N")));
        writer.WriteEndElement();
    }

    /// <summary>The cells that the filter covers, header included.</summary>
    public string FilterRange(string fix = "")
    {
        var last = SheetLayout.Letters(sheet.Columns.Count - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{fix}A{fix}{layout.HeaderRow}:{fix}{last}{fix}{layout.LastFilteredRow}");
    }

    private SheetViews Views()
    {
        var hasColumns = sheet.FrozenColumns > 0;
        var pane = new Pane
        {
            VerticalSplit = layout.HeaderRow,
            TopLeftCell = SheetLayout.Address(sheet.FrozenColumns, layout.HeaderRow + 1),
            ActivePane = hasColumns ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        if (hasColumns) pane.HorizontalSplit = sheet.FrozenColumns;
        var view = new SheetView(pane) { WorkbookViewId = 0, ShowGridLines = false };
        if (isFirst) view.TabSelected = true;
        return new(view);
    }

    private void WriteRows(OpenXmlWriter writer)
    {
        writer.WriteStartElement(new SheetData());
        WriteText(writer, 1, [sheet.Title], XlsxStyles.Title);
        for (var i = 0; i < layout.Notes.Count; i++) WriteText(writer, i + 2, [layout.Notes[i]], XlsxStyles.Note);
        WriteText(writer, layout.HeaderRow, sheet.Columns.Select(column => column.FullHeader), XlsxStyles.Header);
        for (var i = 0; i < sheet.Rows.Count; i++) WriteCells(writer, i);
        writer.WriteEndElement();
    }

    private static void WriteText(OpenXmlWriter writer, int row, IEnumerable<string> texts, uint style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)row });
        var column = 0;
        foreach (var text in texts) writer.WriteElement(TextCell(SheetLayout.Address(column++, row), text, style));
        writer.WriteEndElement();
    }

    private void WriteCells(OpenXmlWriter writer, int index)
    {
        var (row, isTotal) = (layout.HeaderRow + 1 + index, layout.IsTotal(index));
        writer.WriteStartElement(new Row { RowIndex = (uint)row });
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            if (CellOf(sheet.Rows[index][i], sheet.Columns[i].Format, SheetLayout.Address(i, row), isTotal) is { } cell)
                writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    private DocumentFormat.OpenXml.Spreadsheet.Cell? CellOf(Cell cell, CellFormat format, string address, bool isTotal)
    {
        switch (cell.Kind)
        {
            case CellKind.Number:
                return new(new CellValue(cell.Value.ToString("R", CultureInfo.InvariantCulture)))
                {
                    CellReference = address,
                    StyleIndex = XlsxStyles.OfNumber(format, isTotal),
                };
            case CellKind.Text:
                return TextCell(address, cell.Text, XlsxStyles.OfText(cell.Text, isTotal));
            case CellKind.Link:
                links.Add(new Hyperlink
                {
                    Reference = address,
                    Location = $"{Quoted(nameOf(cell.Target))}!A1",
                    Display = SheetLayout.Text(cell.Text)
                });
                return TextCell(address, cell.Text, XlsxStyles.Link);
            default:
                return isTotal ? new() { CellReference = address, StyleIndex = XlsxStyles.OfText("", isTotal) } : null;
        }
    }

    /// <summary>A sheet's name inside a reference.</summary>
    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static DocumentFormat.OpenXml.Spreadsheet.Cell TextCell(string address, string text, uint style) =>
        new(new InlineString(new Text(SheetLayout.Text(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = address,
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };
}
