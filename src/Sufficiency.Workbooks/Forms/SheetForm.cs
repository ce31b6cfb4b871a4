using Sufficiency.Workbooks.Sheets;

namespace Sufficiency.Workbooks.Forms;

/// <summary>What a column of a sheet takes.</summary>
internal enum ColumnKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An amount in pounds.</summary>
    Money,

    /// <summary>An academic year: 2027, or 2027/28.</summary>
    Year,

    /// <summary>A year group: R, 1 to 14, or N1 and N2.</summary>
    YearGroup,

    /// <summary>A word of a list.</summary>
    Word,

    /// <summary>Places by year, such as 40;80;120.</summary>
    Places,

    /// <summary>A count of pupils.</summary>
    Count,

    /// <summary>A text that the program shows and does not read.</summary>
    Shown,
}

/// <summary>A column of a sheet.</summary>
/// <param name="Heading">Its heading, by which it is found.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Width">Its width in characters.</param>
/// <param name="Meaning">What belongs into it; it stands above the heading and is shown when a cell is chosen.</param>
internal sealed record FormColumn(string Heading, ColumnKind Kind, double Width, string Meaning)
{
    /// <summary>Codes that it takes; empty where any text goes.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Whether several codes may stand in it, joined by semicolons.</summary>
    public bool TakesSeveral { get; init; }

    /// <summary>Whether a new row needs it.</summary>
    public bool IsNeeded { get; init; }
}

/// <summary>A sheet that an officer fills.</summary>
internal sealed record SheetForm
{
    /// <summary>Name on its tab.</summary>
    public required string Name { get; init; }

    /// <summary>Title in its first row.</summary>
    public required string Title { get; init; }

    /// <summary>Lines below the title.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Labels of cells above the table that are filled once.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Its columns in order.</summary>
    public required IReadOnlyList<FormColumn> Columns { get; init; }

    /// <summary>Rows that show how to fill it; the first cell begins with the word Example.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Examples { get; init; }

    /// <summary>Columns that stay in view.</summary>
    public int FrozenColumns { get; init; } = 2;

    /// <summary>Whether the program must find all headings, or may do without those that are not needed.</summary>
    public FormColumn this[string heading] => Columns.First(column => column.Heading == heading);
}

/// <summary>A cell of a sheet by name, such as <c>Pupils!C7</c>; without a row the whole sheet.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">Row, or null.</param>
/// <param name="Column">Column from 0, or null.</param>
internal readonly record struct CellPlace(string Sheet, int? Row = null, int? Column = null)
{
    /// <inheritdoc />
    public override string ToString() => (Row, Column) switch
    {
        ({ } row, { } column) => $"{Sheet}!{CellName.Of(column, row)}",
        ({ } row, null) => $"{Sheet}!A{row}",
        _ => Sheet,
    };
}
