using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Workbook = Sufficiency.Web.Documents.Model.Workbook;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>Writes a workbook as XLSX: the same workbook gives the same bytes.</summary>
public static class XlsxWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="workbook">The workbook; it has at least one sheet.</param>
    /// <param name="target">Where the file goes; it stays open.</param>
    /// <exception cref="DocumentException">A sheet is larger than Excel takes.</exception>
    public static void Write(Workbook workbook, Stream target)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook)) Fill(document, workbook);
        SteadyZip.Repack(package, target);
    }

    private static void Fill(SpreadsheetDocument document, Workbook workbook)
    {
        var root = document.AddWorkbookPart();
        document.ChangeIdOfPart(root, "rId1"); // the library's own identifiers are random
        root.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Create();
        var names = SheetNames.Of(workbook.Sheets);
        var tabs = new Sheets();
        var ranges = new DefinedNames();
        for (var i = 0; i < names.Count; i++)
        {
            var layout = new SheetLayout(workbook.Sheets[i]);
            var sheet = new XlsxSheet(layout, name => NameOf(workbook, names, name), isFirst: i == 0);
            var id = SheetLayout.Address(18, i + 1); // S1, S2, …
            sheet.Write(root.AddNewPart<WorksheetPart>(id));
            tabs.Append(new Sheet { Id = id, SheetId = (uint)i + 1, Name = names[i] });
            AddRanges(ranges, layout, sheet, names[i], (uint)i);
        }

        root.Workbook = new(new BookViews(new WorkbookView { ActiveTab = 0, FirstSheet = 0 }), tabs);
        if (ranges.HasChildren) root.Workbook.Append(ranges);
        CoreProperties.Add(document, workbook.Title);
    }

    // Excel keeps the range of a filter, and the rows that repeat on each printed page, as hidden names.
    private static void AddRanges(DefinedNames ranges, SheetLayout layout, XlsxSheet sheet, string name, uint index)
    {
        var tab = XlsxSheet.Quoted(name);
        if (layout.Sheet.HasFilter && layout.LastFilteredRow > layout.HeaderRow)
            ranges.Append(new DefinedName($"{tab}!{sheet.FilterRange("$")}")
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = index,
                Hidden = true
            });
        var row = SheetLayout.Address(0, layout.HeaderRow)[1..];
        ranges.Append(new DefinedName($"{tab}!${row}:${row}") { Name = "_xlnm.Print_Titles", LocalSheetId = index });
    }

    /// <summary>The name that a workbook gives to a sheet.</summary>
    internal static string NameOf(Workbook workbook, IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(workbook.Sheets[i].Name, name, StringComparison.Ordinal)) return names[i];
        }

        throw new ArgumentException($"A link leads to {name}, and no sheet has that name.", nameof(name));
    }
}
