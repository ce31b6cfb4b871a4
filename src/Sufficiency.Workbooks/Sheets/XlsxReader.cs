using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sufficiency.Workbooks.Sheets;

/// <summary>Reads every sheet of an XLSX workbook, hidden sheets too: values of cells, and of formulas their last result.</summary>
internal static class XlsxReader
{
    private const int MostRows = 200_000;
    private const int MostColumns = 500;

    /// <summary>The workbook.</summary>
    /// <exception cref="WorkbookRefusedException">The file is damaged, or a sheet is far too large.</exception>
    public static RawWorkbook Read(byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = SpreadsheetDocument.Open(stream, isEditable: false);
            var root = document.WorkbookPart;
            if (root?.Workbook?.Sheets is not { } tabs) throw Damaged();
            var texts = new CellTexts(root);
            return new()
            {
                Sheets = [.. tabs.Elements<Sheet>().Select(tab => ReadSheet(root, tab, texts)).OfType<RawSheet>()],
                PivotFields = [.. root.PivotTableCacheDefinitionParts
                    .SelectMany(part => part.PivotCacheDefinition?.CacheFields?.Elements<CacheField>() ?? [])
                    .Select(field => field.Name?.Value ?? "")],
            };
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or XmlException or FileFormatException or InvalidDataException
            or FormatException or ArgumentException or InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            throw Damaged(); // the library throws any of these at a damaged part
        }
    }

    private static WorkbookRefusedException Damaged() =>
        new("The workbook is damaged.", "Open it in Excel or LibreOffice, let it be repaired, and save it as *.xlsx.");

    private static RawSheet? ReadSheet(WorkbookPart root, Sheet tab, CellTexts texts)
    {
        if (tab.Id?.Value is not { } id || root.GetPartById(id) is not WorksheetPart part) return null; // a chart or a macro sheet
        var rows = new List<RawRow>();
        var merged = new List<CellRange>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement) AddRow(rows, (Row)reader.LoadCurrentElement()!, texts);
            else if (reader.ElementType == typeof(MergeCell) && reader.IsStartElement
                && CellName.ParseRange(((MergeCell)reader.LoadCurrentElement()!).Reference?.Value) is { } range) merged.Add(range);
        }

        return new()
        {
            Name = tab.Name?.Value ?? "",
            IsHidden = tab.State is { } state && state.Value != SheetStateValues.Visible,
            Rows = rows,
            Merged = merged,
        };
    }

    private static void AddRow(List<RawRow> rows, Row row, CellTexts texts)
    {
        var number = row.RowIndex is { } given ? checked((int)given.Value) : rows.Count == 0 ? 1 : rows[^1].Number + 1;
        var cells = new Dictionary<int, RawCell>();
        var column = -1;
        foreach (var cell in row.Elements<Cell>())
        {
            column = CellName.Parse(cell.CellReference?.Value)?.Column ?? column + 1;
            if (column < MostColumns && texts.Of(cell) is { } value) cells[column] = value;
        }

        if (cells.Count == 0) return;
        if (rows.Count >= MostRows)
            throw new WorkbookRefusedException(string.Create(CultureInfo.InvariantCulture, $"A sheet has more than {MostRows:N0} rows."),
                "No sheet of this program is that long. Copy your rows into a fresh template.");
        rows.Add(new(number, cells));
    }
}
