using System.Globalization;
using Sufficiency.Web.Documents.Model;

namespace Sufficiency.Web.Documents.Spreadsheets;

/// <summary>Where the parts of a sheet stand, and whether it fits into a spreadsheet.</summary>
internal sealed class SheetLayout
{
    private const int MostRows = 1_048_576; // Excel specifications and limits, learn.microsoft.com
    private const int MostColumns = 16_384;
    private const int LongestText = 32_767;
    private const int NoteCharacters = 120; // what an A4 page across shows

    /// <summary>Lays a sheet out.</summary>
    /// <exception cref="DocumentException">It is larger than a spreadsheet can be.</exception>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns, or two headers are alike.</exception>
    public SheetLayout(Sheet sheet)
    {
        Sheet = sheet;
        Notes = [.. sheet.Notes.SelectMany(note => Lines(Text(note)))];
        if (LastRow > MostRows)
            throw new DocumentException(Say($"The sheet {sheet.Name} has {LastRow:N0} rows, and a spreadsheet takes {MostRows:N0}. Ask for fewer rows, or use the Parquet table."));
        if (sheet.Columns.Count > MostColumns)
            throw new DocumentException(Say($"The sheet {sheet.Name} has {sheet.Columns.Count:N0} columns, and a spreadsheet takes {MostColumns:N0}. Ask for fewer columns."));
        if (sheet.Columns.Count == 0 || sheet.Rows.Any(row => row.Count != sheet.Columns.Count))
            throw new ArgumentException($"A row of the sheet {sheet.Name} does not have a cell for each column.", nameof(sheet));
        if (sheet.Columns.Select(column => column.FullHeader).Distinct(StringComparer.OrdinalIgnoreCase).Count() < sheet.Columns.Count)
            throw new ArgumentException($"Two columns of the sheet {sheet.Name} have one header.", nameof(sheet));
    }

    /// <summary>The sheet.</summary>
    public Sheet Sheet { get; }

    /// <summary>Lines of the notes, a row each below the title.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Row of the header; the first row is 1.</summary>
    public int HeaderRow => Notes.Count + 2;

    /// <summary>The last row, totals too.</summary>
    public int LastRow => HeaderRow + Sheet.Rows.Count;

    /// <summary>The last row that a filter hides or shows.</summary>
    public int LastFilteredRow => LastRow - Sheet.TotalRows;

    /// <summary>Whether a row of the table is one of its totals.</summary>
    public bool IsTotal(int row) => row >= Sheet.Rows.Count - Sheet.TotalRows;

    /// <summary>A text as a cell can hold it.</summary>
    public static string Text(string text) => PlainText.Cut(PlainText.Clean(text), LongestText);

    /// <summary>The letters of a column; the first is 0.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>A cell as Excel names it, such as <c>B12</c>.</summary>
    public static string Address(int column, int row) => Say($"{Letters(column)}{row}");

    private static IEnumerable<string> Lines(string note)
    {
        while (note.Length > NoteCharacters)
        {
            var end = note.LastIndexOf(' ', NoteCharacters);
            if (end <= 0) break;
            yield return note[..end];
            note = note[(end + 1)..];
        }

        yield return note;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
