using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sufficiency.Workbooks.Sheets;

/// <summary>Writes one sheet of an XLSX workbook, row by row.</summary>
internal static class XlsxSheetWriter
{
    private const int LongestHint = 255; // Excel specifications and limits, learn.microsoft.com
    private const int LongestTitle = 32;
    private const double WidestOnA4 = 200; // characters that an A4 page across still shows legibly
    private const uint A3 = 8;
    private const uint A4 = 9;

    /// <summary>Writes it into its part.</summary>
    public static void Write(WorksheetPart part, SheetDraft sheet, bool isFirst)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(Views(sheet, isFirst));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 13.5 });
        writer.WriteElement(new Columns(sheet.Widths.Select((width, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        WriteRows(writer, sheet);
        if (sheet.Lists.Count > 0)
            writer.WriteElement(new DataValidations(sheet.Lists.Select(ListOf)) { Count = (uint)sheet.Lists.Count });
        writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        var paper = sheet.Widths.Sum() > WidestOnA4 ? A3 : A4;
        writer.WriteElement(new PageSetup
        {
            PaperSize = paper,
            Orientation = OrientationValues.Landscape,
            FitToWidth = 1,
            FitToHeight = 0
        });
        writer.WriteElement(new HeaderFooter(new OddFooter("&L&A&RPage &P of &N")));
        writer.WriteEndElement();
    }

    private static SheetViews Views(SheetDraft sheet, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (isFirst) view.TabSelected = true;
        if (sheet.HeaderRow > 0)
        {
            var pane = new Pane
            {
                VerticalSplit = sheet.HeaderRow,
                TopLeftCell = CellName.Of(sheet.FrozenColumns, sheet.HeaderRow + 1),
                ActivePane = sheet.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            };
            if (sheet.FrozenColumns > 0) pane.HorizontalSplit = sheet.FrozenColumns;
            view.Append(pane);
        }

        return new(view);
    }

    private static void WriteRows(OpenXmlWriter writer, SheetDraft sheet)
    {
        writer.WriteStartElement(new SheetData());
        foreach (var (number, cells) in sheet.Rows)
        {
            var row = new Row { RowIndex = (uint)number };
            if (sheet.Heights.TryGetValue(number, out var points)) (row.Height, row.CustomHeight) = (points, true);
            writer.WriteStartElement(row);
            foreach (var (column, cell) in cells) writer.WriteElement(CellOf(CellName.Of(column, number), cell));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static Cell CellOf(string address, DraftCell cell)
    {
        var style = DraftStyles.Of(cell.Look);
        if (cell.Text.Length == 0) return new() { CellReference = address, StyleIndex = style };
        return cell.IsNumber ? new(new CellValue(cell.Text)) { CellReference = address, StyleIndex = style }
            : new(new InlineString(new Text(cell.Text) { Space = SpaceProcessingModeValues.Preserve }))
            {
                CellReference = address,
                DataType = CellValues.InlineString,
                StyleIndex = style,
            };
    }

    private static DataValidation ListOf(DraftList list)
    {
        var range = list.Range;
        var validation = new DataValidation
        {
            AllowBlank = true,
            ShowInputMessage = true,
            PromptTitle = Cut(list.Title, LongestTitle),
            Prompt = Cut(list.Hint, LongestHint),
            SequenceOfReferences = new([new($"{CellName.Of(range.FirstColumn, range.FirstRow)}:"
                + CellName.Of(range.LastColumn, range.LastRow))]),
        };
        if (list.Words.Count == 0) return validation;
        validation.Type = DataValidationValues.List;
        validation.ShowErrorMessage = list.IsStrict;
        validation.ErrorTitle = Cut(list.Title, LongestTitle);
        validation.Error = "Choose one of the list.";
        validation.Append(new Formula1($"\"{string.Join(',', list.Words)}\""));
        return validation;
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 1)]}…";
}
