namespace Sufficiency.Web.Documents.Model;

/// <summary>A workbook: sheets in order, whatever the file format.</summary>
public sealed record Workbook
{
    /// <summary>Title, as the properties of the file show it.</summary>
    public required string Title { get; init; }

    /// <summary>Its sheets, the first one shown first.</summary>
    public required IReadOnlyList<Sheet> Sheets { get; init; }
}

/// <summary>One sheet: a title, notes, and one table with a header.</summary>
public sealed record Sheet
{
    /// <summary>Name on the tab; writers cut it to 31 characters and make it unique.</summary>
    public required string Name { get; init; }

    /// <summary>Title in the first row.</summary>
    public required string Title { get; init; }

    /// <summary>Notes between the title and the table, a row each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The columns of the table.</summary>
    public required IReadOnlyList<SheetColumn> Columns { get; init; }

    /// <summary>The rows of the table: a cell for each column.</summary>
    public required IReadOnlyList<IReadOnlyList<Cell>> Rows { get; init; }

    /// <summary>How many of the last rows are totals, which a filter leaves alone and the eye finds.</summary>
    public int TotalRows { get; init; }

    /// <summary>How many columns stay in view when one scrolls to the right.</summary>
    public int FrozenColumns { get; init; } = 1;

    /// <summary>Whether the header has a filter.</summary>
    public bool HasFilter { get; init; } = true;
}

/// <summary>A column of a sheet.</summary>
/// <param name="Header">What stands in it; unique in its sheet.</param>
/// <param name="Format">How its numbers are shown.</param>
/// <param name="Width">Width in characters.</param>
/// <param name="Unit">Unit of its numbers, such as <c>£m</c>; empty for none.</param>
public sealed record SheetColumn(string Header, CellFormat Format, double Width, string Unit = "")
{
    /// <summary>Header and unit, as the sheet shows them.</summary>
    public string FullHeader => Unit.Length == 0 ? Header : $"{Header} ({Unit})";
}

/// <summary>How a column shows its numbers. Texts are shown as they are in every format.</summary>
public enum CellFormat
{
    /// <summary>Texts, wrapped.</summary>
    Text,

    /// <summary>A number without separators, such as the first calendar year of an academic year.</summary>
    Plain,

    /// <summary>Whole numbers: <c>1,234</c>.</summary>
    Whole,

    /// <summary>One decimal: <c>1,234.5</c>.</summary>
    OneDecimal,

    /// <summary>Two decimals: <c>1,234.56</c>.</summary>
    TwoDecimals,

    /// <summary>A share, where 1 is all: <c>4.2%</c>.</summary>
    Percent,

    /// <summary>Whole pounds: <c>£1,234</c>.</summary>
    Pounds,
}
