using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sufficiency.Workbooks;
using Sufficiency.Workbooks.Sheets;

namespace Sufficiency.Runner.Tests.Workbooks;

/// <summary>Fills a workbook as an officer does, or spoils it as a spreadsheet does.</summary>
internal sealed class WorkbookEditor : IDisposable
{
    private readonly MemoryStream stream = new();
    private readonly SpreadsheetDocument document;

    private WorkbookEditor(byte[] bytes)
    {
        stream.Write(bytes);
        document = SpreadsheetDocument.Open(stream, isEditable: true);
    }

    private WorkbookPart Root => document.WorkbookPart!;

    /// <summary>The workbook of the small pack, changed.</summary>
    public static byte[] OfSmallPack(Action<WorkbookEditor>? change = null) => Change(PackWorkbook.Write(InProcess.SmallPack, true),
        change);

    /// <summary>A workbook, changed.</summary>
    public static byte[] Change(byte[] bytes, Action<WorkbookEditor>? change)
    {
        using var editor = new WorkbookEditor(bytes);
        change?.Invoke(editor);
        editor.document.Dispose();
        return editor.stream.ToArray();
    }

    /// <summary>Puts a text or a number; an empty text clears the cell.</summary>
    public WorkbookEditor Set(string place, string value)
    {
        var cell = CellAt(place);
        cell.RemoveAllChildren();
        (cell.DataType, cell.StyleIndex) = (null, null);
        if (value.Length == 0) return this;
        if (double.TryParse(value, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _))
            cell.Append(new CellValue(value));
        else Append(cell, new InlineString(new Text(value)), CellValues.InlineString);
        return this;
    }

    /// <summary>Puts a text, even if it looks like a number.</summary>
    public WorkbookEditor SetText(string place, string value)
    {
        Set(place, "");
        Append(CellAt(place), new InlineString(new Text(value)), CellValues.InlineString);
        return this;
    }

    /// <summary>Puts the error of a formula.</summary>
    public WorkbookEditor SetError(string place, string error) => Put(place, CellValues.Error, new CellFormula("A1"), new CellValue(error));

    /// <summary>Puts a formula with its last result; null for a formula that was never worked out.</summary>
    public WorkbookEditor SetFormula(string place, string? result)
    {
        Set(place, "");
        CellAt(place).Append(new CellFormula("1+1"));
        if (result is not null) CellAt(place).Append(new CellValue(result));
        return this;
    }

    /// <summary>Puts TRUE or FALSE.</summary>
    public WorkbookEditor SetTruth(string place, bool value) => Put(place, CellValues.Boolean, new CellValue(value ? "1" : "0"));

    /// <summary>Puts a number with the look of a date.</summary>
    public WorkbookEditor SetDate(string place, int serial)
    {
        var formats = Root.WorkbookStylesPart!.Stylesheet!.CellFormats!;
        formats.Append(new CellFormat { NumberFormatId = 16, ApplyNumberFormat = true });
        Set(place, serial.ToString(CultureInfo.InvariantCulture));
        CellAt(place).StyleIndex = (uint)formats.Elements<CellFormat>().Count() - 1;
        return this;
    }

    /// <summary>Merges cells.</summary>
    public WorkbookEditor Merge(string sheet, string range)
    {
        var data = PartOf(sheet).Worksheet!.GetFirstChild<SheetData>()!;
        data.InsertAfterSelf(new MergeCells(new MergeCell { Reference = range }));
        return this;
    }

    /// <summary>Gives a sheet another name.</summary>
    public WorkbookEditor Rename(string sheet, string name)
    {
        TabOf(sheet).Name = name;
        return this;
    }

    /// <summary>Hides a sheet.</summary>
    public WorkbookEditor Hide(string sheet)
    {
        TabOf(sheet).State = SheetStateValues.Hidden;
        return this;
    }

    /// <summary>Deletes a sheet.</summary>
    public WorkbookEditor Delete(string sheet)
    {
        TabOf(sheet).Remove();
        return this;
    }

    /// <summary>Deletes a row, as a user clears it.</summary>
    public WorkbookEditor DeleteRow(string sheet, int row)
    {
        foreach (var cell in RowOf(sheet, row).Elements<Cell>().ToList()) cell.Remove();
        return this;
    }

    /// <summary>Adds a sheet with rows of texts.</summary>
    public WorkbookEditor Add(string sheet, params IReadOnlyList<string>[] rows)
    {
        var part = Root.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData());
        Root.Workbook!.Sheets!.Append(new Sheet { Id = Root.GetIdOfPart(part), SheetId = 90, Name = sheet });
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Count; j++) Set($"{sheet}!{CellName.Of(j, i + 1)}", rows[i][j]);
        }

        return this;
    }

    /// <summary>Adds a part to a file, such as macros.</summary>
    public static byte[] WithPart(byte[] bytes, string name, int length = 10)
    {
        using var file = new MemoryStream();
        file.Write(bytes);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry(name).Open();
            var block = new byte[1024 * 1024];
            for (var left = length; left > 0; left -= block.Length) part.Write(block, 0, Math.Min(left, block.Length));
        }

        return file.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }

    private WorkbookEditor Put(string place, CellValues type, params OpenXmlElement[] content)
    {
        Set(place, "");
        foreach (var element in content) Append(CellAt(place), element, type);
        return this;
    }

    private static void Append(Cell cell, OpenXmlElement content, CellValues type)
    {
        cell.Append(content);
        cell.DataType = type;
    }

    private Cell CellAt(string place)
    {
        var mark = place.LastIndexOf('!');
        var (column, number) = CellName.Parse(place[(mark + 1)..])!.Value;
        var row = RowOf(place[..mark], number);
        var cells = row.Elements<Cell>().ToList();
        if (cells.Find(cell => ColumnOf(cell) == column) is { } found) return found;
        var created = new Cell { CellReference = place[(mark + 1)..] };
        if (cells.FirstOrDefault(cell => ColumnOf(cell) > column) is { } next) row.InsertBefore(created, next);
        else row.Append(created);
        return created;
    }

    private Row RowOf(string sheet, int number)
    {
        var data = PartOf(sheet).Worksheet!.GetFirstChild<SheetData>()!;
        var rows = data.Elements<Row>().ToList();
        if (rows.Find(row => row.RowIndex!.Value == number) is { } found) return found;
        var created = new Row { RowIndex = (uint)number };
        if (rows.Find(row => row.RowIndex!.Value > number) is { } next) data.InsertBefore(created, next);
        else data.Append(created);
        return created;
    }

    private static int ColumnOf(Cell cell) => CellName.Parse(cell.CellReference!.Value)!.Value.Column;

    private Sheet TabOf(string name) => Root.Workbook!.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name!.Value == name);

    private WorksheetPart PartOf(string name) => (WorksheetPart)Root.GetPartById(TabOf(name).Id!.Value!);
}
