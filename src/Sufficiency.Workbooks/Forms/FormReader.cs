using System.Globalization;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Workbooks.Sheets;

namespace Sufficiency.Workbooks.Forms;

/// <summary>One row that an officer filled: texts by heading, as tables hold them.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Number">Its row in the sheet.</param>
/// <param name="Texts">Texts that are not empty.</param>
/// <param name="Columns">Columns of the headings that the sheet has, from 0.</param>
internal sealed record FormRow(
    string Sheet, int Number, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, int> Columns)
{
    /// <summary>The text of a cell; empty where nothing stands there.</summary>
    public string this[string heading] => Texts.GetValueOrDefault(heading, "");

    /// <summary>Whether the sheet has the column at all.</summary>
    public bool Has(string heading) => Columns.ContainsKey(heading);

    /// <summary>The cell of a heading; the first of the row where the sheet lacks it.</summary>
    public CellPlace Place(string? heading) => new(Sheet, Number, heading is null ? 0 : Columns.GetValueOrDefault(heading));
}

/// <summary>A sheet that an officer filled.</summary>
/// <param name="Rows">Its rows, examples and empty rows apart.</param>
/// <param name="Fields">Texts of the fields above the table.</param>
/// <param name="Unread">Headings of columns that the program does not know and leaves unread.</param>
internal sealed record FilledForm(
    IReadOnlyList<FormRow> Rows, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Unread)
{
    /// <summary>A sheet without rows.</summary>
    public static FilledForm Empty { get; } = new([], new Dictionary<string, string>(StringComparer.Ordinal), []);
}

/// <summary>Reads a sheet by its form: finds the headings, leaves out examples, and takes each cell or says why not.</summary>
internal sealed class FormReader(SheetForm form, RawSheet sheet, FaultList faults)
{
    private const int RowsSearched = 60;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    /// <summary>The filled sheet.</summary>
    public static FilledForm Read(SheetForm form, RawSheet sheet, FaultList faults) => new FormReader(form, sheet, faults).Read();

    private FilledForm Read()
    {
        if (FindHeader() is not { } header)
        {
            faults.Add(new(form.Name), null, "The row of headings is not found.",
                "Bring back the headings of a fresh template: "
                + $"{string.Join(", ", form.Columns.Take(4).Select(column => column.Heading))} …",
                "header");
            return FilledForm.Empty;
        }

        var unread = MapHeadings(header);
        CheckMerged(header.Number);
        var rows = sheet.Rows.Where(row => row.Number > header.Number && !IsExample(row)).Select(Take).OfType<FormRow>().ToList();
        return new(rows, ReadFields(header.Number), unread);
    }

    /// <summary>The row that holds most of the headings, and a third of them at least.</summary>
    private RawRow? FindHeader()
    {
        var known = form.Columns.Select(column => CellWords.Plain(column.Heading)).ToHashSet(StringComparer.Ordinal);
        return sheet.Rows.TakeWhile(row => row.Number <= RowsSearched)
            .Select(row => (Row: row, Count: row.Cells.Values.Select(cell => CellWords.Plain(cell.Text)).Distinct(StringComparer.Ordinal)
                .Count(known.Contains)))
            .Where(pair => pair.Count * 3 >= known.Count).OrderByDescending(pair => pair.Count).FirstOrDefault().Row;
    }

    private List<string> MapHeadings(RawRow header)
    {
        var unread = new List<string>();
        foreach (var (index, cell) in header.Cells.OrderBy(pair => pair.Key))
        {
            var heading = CellWords.Clean(cell.Text);
            if (heading.Length == 0) continue;
            if (form.Columns.FirstOrDefault(column => IsHeading(column, heading)) is not { } column) unread.Add(heading);
            else if (!columns.TryAdd(column.Heading, index))
                faults.Add(new(form.Name, header.Number, index), heading, "The heading stands twice.", "Keep one of the two columns.",
                    "twice");
        }

        foreach (var column in form.Columns.Where(column => !columns.ContainsKey(column.Heading)
            && (column.IsNeeded || NearestName.Find(column.Heading, unread) is not null || column.Heading == SchoolsForm.Code)))
        {
            var nearest = NearestName.Find(column.Heading, unread);
            faults.Add(new(form.Name, header.Number, 0), null, $"The column «{column.Heading}» is missing.",
                nearest is null ? "Copy its heading from a fresh template, and fill it."
                    : $"Rename «{nearest}» if that is what it holds.", "missing");
        }

        return unread;
    }

    private static bool IsHeading(FormColumn column, string heading) => CellWords.Plain(column.Heading) == CellWords.Plain(heading)
        || (column.Kind == ColumnKind.Count && YearGroupWords.Parse(heading) is { } year && YearGroupWords.Write(year) == column.Heading);

    private void CheckMerged(int header)
    {
        foreach (var range in sheet.Merged.Where(range => range.LastRow > header))
            faults.Add(new(form.Name, Math.Max(range.FirstRow, header + 1), range.FirstColumn), null, "Cells are merged here.",
                "Unmerge them (Home, Merge & Center) and fill each cell of its own.", "merged");
    }

    private static bool IsExample(RawRow row) => row.Cells.OrderBy(pair => pair.Key).Select(pair => pair.Value.Text.TrimStart())
        .FirstOrDefault(text => text.Length > 0)?.StartsWith("Example", StringComparison.OrdinalIgnoreCase) == true;

    private Dictionary<string, string> ReadFields(int header)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows.Where(row => row.Number < header && row.Cells.ContainsKey(0)))
        {
            if (form.Fields.FirstOrDefault(field => CellWords.Plain(field) == CellWords.Plain(row.Cells[0].Text)) is { } label
                && row.Cells.TryGetValue(1, out var value) && CellWords.Clean(value.Text) is { Length: > 0 } text) found[label] = text;
        }

        return found;
    }

    private FormRow? Take(RawRow row)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in form.Columns.Where(column => column.Kind != ColumnKind.Shown && columns.ContainsKey(column.Heading)))
        {
            var index = columns[column.Heading];
            if (!row.Cells.TryGetValue(index, out var cell)) continue;
            var text = CellTaker.Take(column, cell, new(form.Name, row.Number, index), faults);
            if (text.Length > 0) texts[column.Heading] = text;
        }

        return texts.Count == 0 ? null : new(form.Name, row.Number, texts, columns);
    }
}

/// <summary>Takes one cell as its column says, and names what a spreadsheet has done to it.</summary>
internal static class CellTaker
{
    /// <summary>The text as tables hold it; empty with a fault where it cannot be taken.</summary>
    public static string Take(FormColumn column, RawCell cell, CellPlace place, FaultList faults)
    {
        var text = CellWords.Clean(cell.Text);
        if (Broken(column, cell.Kind, text) is { } fault)
        {
            faults.Add(place, text.Length == 0 ? null : text, fault.Problem, fault.Advice, fault.Problem);
            return "";
        }

        var taken = Taken(column, cell, text);
        if (column is not { Kind: ColumnKind.Word, TakesSeveral: false }
            || column.Codes.Contains(taken, StringComparer.Ordinal))
            return taken;
        var words = column.Codes.Select(CellWords.Show).ToList();
        var choice = $"Use one of {string.Join(", ", words)}.";
        faults.Add(place, text, "This is none of the words of the list.",
            NearestName.Find(text, words) is { } nearest ? $"Did you mean {nearest}? {choice}" : choice, "word");
        return "";
    }

    private static string Taken(FormColumn column, RawCell cell, string text) => column.Kind switch
    {
        ColumnKind.Number or ColumnKind.Money or ColumnKind.Count => CellWords.Number(text),
        ColumnKind.Places => string.Join(';', text.Split(';').Select(part => CellWords.Number(part.Trim()))).TrimEnd(';'),
        ColumnKind.Year => YearOf(text),
        ColumnKind.YearGroup => YearGroupWords.Parse(text)?.ToString(CultureInfo.InvariantCulture) ?? text,
        ColumnKind.Word when column.TakesSeveral =>
            string.Join(';', text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(word => CellWords.CodeOf(word, column.Codes)).Order(new InOrderOf(column.Codes))),
        ColumnKind.Word => CellWords.CodeOf(cell.Kind == RawKind.Truth ? text == "TRUE" ? "yes" : "no" : text, column.Codes),
        _ => text,
    };

    private static (string Problem, string Advice)? Broken(FormColumn column, RawKind kind, string text) => kind switch
    {
        RawKind.Error => ("A formula ends in an error here.", "Mend the formula, or type its result."),
        RawKind.NotWorkedOut => ("A formula without a result stands here.", "Open the workbook in Excel, save it, and import it again."),
        RawKind.Date when column.Heading is not SharedColumns.Source => ("A spreadsheet has made a date of this.",
            $"Format the cell as Text and type it again{(column.Kind == ColumnKind.Places ? ", as in 40;80;120" : "")}."),
        RawKind.Truth when column.Kind != ColumnKind.Word => ("TRUE or FALSE does not belong here.", $"{column.Meaning}"),
        RawKind.Text when CellWords.IsShortened(text) => ("A spreadsheet has shortened this number.",
            "Type all of its digits, such as 15100000."),
        RawKind.Text when IsMonth(text) && column.Kind is not (ColumnKind.Text or ColumnKind.Word) =>
            ("A spreadsheet has made a date of this.", "Format the cell as Text and type it again."),
        _ => null,
    };

    /// <summary>Dates as texts, such as Jan-25 or 05-Nov, which a spreadsheet made before the cell became text.</summary>
    private static bool IsMonth(string text) =>
        text.Split('-') is [var first, var second] && CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames
            .Any(month => month.Length > 0 && (string.Equals(month, first, StringComparison.OrdinalIgnoreCase)
                || string.Equals(month, second, StringComparison.OrdinalIgnoreCase)));

    /// <summary>2027/28 is 2027; anything else as it is.</summary>
    private static string YearOf(string text) =>
        text.Length is 7 or 9 && text[4] is '/' or '-' && text[..4].All(char.IsAsciiDigit)
        && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        && int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture) + 1 is var next && (second == next || second == next % 100)
            ? text[..4] : text;
}

/// <summary>Words of a list in the order of the list, other words after them.</summary>
internal sealed class InOrderOf(IReadOnlyList<string> list) : IComparer<string>
{
    /// <inheritdoc />
    public int Compare(string? x, string? y) => IndexOf(x).CompareTo(IndexOf(y));

    private int IndexOf(string? word)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == word) return i;
        }

        return list.Count;
    }
}
