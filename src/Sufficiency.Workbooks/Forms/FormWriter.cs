using System.Globalization;
using Sufficiency.Workbooks.Sheets;

namespace Sufficiency.Workbooks.Forms;

/// <summary>Lays a form out as a sheet: title, notes, fields, meanings, headings, examples, rows and lists to choose from.</summary>
internal static class FormWriter
{
    private const int MostLines = 9;
    private const double PointsOfALine = 12.5;
    private const int SpareRows = 2_000; // rows below the last that still offer the lists

    /// <summary>The sheet.</summary>
    /// <param name="form">What it takes.</param>
    /// <param name="rows">Texts of its rows, by heading; a heading without a text leaves its cell empty.</param>
    /// <param name="fields">Texts of the fields above the table.</param>
    public static SheetDraft Write(SheetForm form, IReadOnlyList<IReadOnlyDictionary<string, string>> rows,
        IReadOnlyDictionary<string, string>? fields = null)
    {
        var fieldRow = 2 + form.Notes.Count;
        var header = fieldRow + form.Fields.Count + 1;
        var draft = new SheetDraft(form.Name)
        {
            Widths = [.. form.Columns.Select(column => column.Width)],
            HeaderRow = header,
            FrozenColumns = form.FrozenColumns,
        };
        draft.Put(0, 1, new(form.Title, Look.Title));
        for (var i = 0; i < form.Notes.Count; i++) draft.Put(0, i + 2, new(form.Notes[i], Look.Note));
        for (var i = 0; i < form.Fields.Count; i++)
        {
            draft.Put(0, fieldRow + i, new(form.Fields[i], Look.Label));
            draft.Put(1, fieldRow + i, new(fields?.GetValueOrDefault(form.Fields[i]) ?? "", Look.Field));
        }

        PutHead(draft, form, header);
        var row = header;
        foreach (var example in form.Examples) PutExample(draft, form, example, ++row);
        foreach (var cells in rows)
        {
            PutRow(draft, form, cells, ++row);
            SetHeight(draft, form, cells, row);
        }

        AddLists(draft, form, header + 1, row + SpareRows);
        return draft;
    }

    private static void PutHead(SheetDraft draft, SheetForm form, int header)
    {
        draft.Heights[header - 1] = HeightOf(form.Columns.Max(column => LinesOf(column.Meaning, column.Width)));
        draft.Heights[header] = HeightOf(form.Columns.Max(column => LinesOf(column.Heading, column.Width * 0.8)));
        for (var i = 0; i < form.Columns.Count; i++)
        {
            draft.Put(i, header - 1, new(form.Columns[i].Meaning, Look.Meaning));
            draft.Put(i, header, new(form.Columns[i].Heading, form.Columns[i].IsNeeded ? Look.NeededHeading : Look.Heading));
        }
    }

    /// <summary>Lines that a wrapped text takes; programs work no height out when they open a file.</summary>
    private static int LinesOf(string text, double width) => Math.Clamp((int)Math.Ceiling(text.Length * 1.12 / width), 1, MostLines);

    private static double HeightOf(int lines) => (lines * PointsOfALine) + 2;

    private static void PutExample(SheetDraft draft, SheetForm form, IReadOnlyList<string> example, int row)
    {
        for (var i = 0; i < form.Columns.Count; i++) draft.Put(i, row, new(i < example.Count ? example[i] : "", Look.Example));
        var lines = example.Zip(form.Columns).Max(pair => LinesOf(pair.First, pair.Second.Width));
        if (lines > 1) draft.Heights[row] = HeightOf(lines);
    }

    private static void PutRow(SheetDraft draft, SheetForm form, IReadOnlyDictionary<string, string> cells, int row)
    {
        for (var i = 0; i < form.Columns.Count; i++)
        {
            var column = form.Columns[i];
            var text = cells.GetValueOrDefault(column.Heading, "");
            if (column.Kind == ColumnKind.Shown && text.Length > (int)(column.Width * 1.1)) text = $"{text[..(int)(column.Width * 1.1)]}…";
            var isNumber = text.Length > 0 && column.Kind is ColumnKind.Number or ColumnKind.Money or ColumnKind.Count or ColumnKind.Year
                && CellWords.Number(text) == text && double.TryParse(text, CultureInfo.InvariantCulture, out _);
            if (text.Length > 0 || column.Kind is not (ColumnKind.Count or ColumnKind.Shown))
                draft.Put(i, row, new(text, LookOf(column), isNumber));
        }
    }

    private static void SetHeight(SheetDraft draft, SheetForm form, IReadOnlyDictionary<string, string> cells, int row)
    {
        var lines = form.Columns.Where(column => LookOf(column) == Look.Text)
            .Max(column => LinesOf(cells.GetValueOrDefault(column.Heading, ""), column.Width));
        if (lines > 1) draft.Heights[row] = HeightOf(lines);
    }

    private static Look LookOf(FormColumn column) => column switch
    {
        { Kind: ColumnKind.Shown } or { Heading: "Code" } => Look.Grey,
        { Kind: ColumnKind.Money } => Look.Money,
        { Kind: ColumnKind.Number or ColumnKind.Year } => Look.Number,
        { Kind: ColumnKind.Count } => Look.Count,
        _ => Look.Text,
    };

    private static void AddLists(SheetDraft draft, SheetForm form, int first, int last)
    {
        for (var i = 0; i < form.Columns.Count; i++)
        {
            var column = form.Columns[i];
            if (column.Kind is ColumnKind.Count or ColumnKind.Shown) continue;
            IReadOnlyList<string> words = column.TakesSeveral ? [] : [.. column.Codes.Select(CellWords.Show)];
            draft.Lists.Add(new(new(i, first, i, last), words, column.Kind is ColumnKind.Word, column.Heading, column.Meaning));
        }
    }
}
