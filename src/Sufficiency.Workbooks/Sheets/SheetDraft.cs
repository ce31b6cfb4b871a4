namespace Sufficiency.Workbooks.Sheets;

/// <summary>How a cell looks.</summary>
internal enum Look
{
    /// <summary>A text that is no number, even if it looks like one; wrapped.</summary>
    Text,

    /// <summary>The title of a sheet.</summary>
    Title,

    /// <summary>A line of instructions.</summary>
    Note,

    /// <summary>What a column means, above its heading.</summary>
    Meaning,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A heading of a column that must be filled.</summary>
    NeededHeading,

    /// <summary>A number as it is.</summary>
    Number,

    /// <summary>A number with separators of thousands.</summary>
    Money,

    /// <summary>A count, shown with one decimal at most.</summary>
    Count,

    /// <summary>A text in grey that is not meant to be changed.</summary>
    Grey,

    /// <summary>An example, which is not imported.</summary>
    Example,

    /// <summary>A label in bold.</summary>
    Label,

    /// <summary>A cell to fill.</summary>
    Field,
}

/// <summary>A cell to be written.</summary>
/// <param name="Text">Its text, or the digits of its number.</param>
/// <param name="Look">How it looks.</param>
/// <param name="IsNumber">Whether it is a number.</param>
internal readonly record struct DraftCell(string Text, Look Look, bool IsNumber = false);

/// <summary>Cells that take one of some words.</summary>
/// <param name="Range">The cells.</param>
/// <param name="Words">The words, without commas and of 255 letters at most in all; empty for a hint alone.</param>
/// <param name="IsStrict">Whether other words are refused by the spreadsheet.</param>
/// <param name="Title">Title of the hint.</param>
/// <param name="Hint">What the spreadsheet says when the cell is chosen.</param>
internal sealed record DraftList(CellRange Range, IReadOnlyList<string> Words, bool IsStrict, string Title, string Hint);

/// <summary>A sheet to be written.</summary>
internal sealed class SheetDraft(string name)
{
    private readonly SortedDictionary<int, SortedDictionary<int, DraftCell>> rows = [];

    /// <summary>Name on its tab.</summary>
    public string Name { get; } = name;

    /// <summary>Widths of columns in characters.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>Row that stays in view and is printed on every page, with the rows above it; 0 for none.</summary>
    public int HeaderRow { get; init; }

    /// <summary>Columns that stay in view.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Heights of rows in points, where the spreadsheet shall not choose.</summary>
    public Dictionary<int, double> Heights { get; } = [];

    /// <summary>Lists to choose from.</summary>
    public List<DraftList> Lists { get; } = [];

    /// <summary>Rows with their cells, in order.</summary>
    public IReadOnlyDictionary<int, SortedDictionary<int, DraftCell>> Rows => rows;

    /// <summary>Puts a cell; the first column is 0 and the first row 1.</summary>
    public void Put(int column, int row, DraftCell cell)
    {
        if (!rows.TryGetValue(row, out var cells)) rows.Add(row, cells = []);
        cells[column] = cell;
    }
}
