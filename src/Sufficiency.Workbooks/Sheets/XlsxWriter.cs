using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sufficiency.Workbooks.Sheets;

/// <summary>Writes sheets as an XLSX workbook: the same sheets give the same bytes.</summary>
internal static class XlsxWriter
{
    // The earliest date that a zip can hold; a later one would say when the file was made.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of the workbook.</summary>
    public static byte[] Write(IReadOnlyList<SheetDraft> sheets)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook)) Fill(document, sheets);
        return Repacked(package);
    }

    private static void Fill(SpreadsheetDocument document, IReadOnlyList<SheetDraft> sheets)
    {
        var root = document.AddWorkbookPart();
        document.ChangeIdOfPart(root, "rId1"); // the library's own identifiers are random
        root.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = DraftStyles.Create();
        var tabs = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        var ranges = new DefinedNames();
        for (var i = 0; i < sheets.Count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"S{i + 1}");
            XlsxSheetWriter.Write(root.AddNewPart<WorksheetPart>(id), sheets[i], isFirst: i == 0);
            tabs.Append(new Sheet { Id = id, SheetId = (uint)i + 1, Name = sheets[i].Name });
            if (sheets[i].HeaderRow is > 0 and var row)
            {
                ranges.Append(new DefinedName(string.Create(CultureInfo.InvariantCulture, $"'{sheets[i].Name}'!${row}:${row}"))
                { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
        }

        root.Workbook = new(new BookViews(new WorkbookView { ActiveTab = 0, FirstSheet = 0 }), tabs);
        if (ranges.HasChildren) root.Workbook.Append(ranges);
    }

    /// <summary>Writes the parts again in the order of their names and with one date.</summary>
    private static byte[] Repacked(MemoryStream package)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var part in source.Entries.OrderBy(Rank).ThenBy(part => part.FullName, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = EntryTime;
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        }

        return target.ToArray();
    }

    // Programs that stream a package want its list of types first.
    private static int Rank(ZipArchiveEntry part) => part.FullName switch
    {
        "[Content_Types].xml" => 0,
        "_rels/.rels" => 1,
        _ => 2,
    };
}
