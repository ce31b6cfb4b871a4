using System.Globalization;

namespace Sufficiency.Workbooks.Sheets;

/// <summary>What a cell of a workbook holds.</summary>
internal enum RawKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number that is shown as a date.</summary>
    Date,

    /// <summary>TRUE or FALSE.</summary>
    Truth,

    /// <summary>An error of a formula, such as #REF!.</summary>
    Error,

    /// <summary>A formula without a result.</summary>
    NotWorkedOut,
}

/// <summary>A cell that is not empty.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its text; of a number its digits with a full stop.</param>
internal readonly record struct RawCell(RawKind Kind, string Text);

/// <summary>One row: its number in the sheet and its cells by column, the first column being 0.</summary>
internal sealed record RawRow(int Number, IReadOnlyDictionary<int, RawCell> Cells);

/// <summary>One sheet as its file holds it.</summary>
internal sealed record RawSheet
{
    /// <summary>Name on its tab.</summary>
    public required string Name { get; init; }

    /// <summary>Whether its tab is hidden.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Rows that hold something, from the top.</summary>
    public required IReadOnlyList<RawRow> Rows { get; init; }

    /// <summary>Merged ranges, such as B7:B9.</summary>
    public IReadOnlyList<CellRange> Merged { get; init; } = [];
}

/// <summary>Cells from one corner to the other; columns begin at 0 and rows at 1.</summary>
internal readonly record struct CellRange(int FirstColumn, int FirstRow, int LastColumn, int LastRow);

/// <summary>A workbook as its file holds it.</summary>
internal sealed record RawWorkbook
{
    /// <summary>Its sheets in order.</summary>
    public required IReadOnlyList<RawSheet> Sheets { get; init; }

    /// <summary>Names of the fields of pivot tables, which carry a copy of the rows they count.</summary>
    public IReadOnlyList<string> PivotFields { get; init; } = [];
}

/// <summary>Names of cells as spreadsheets write them.</summary>
internal static class CellName
{
    /// <summary>Letters of a column; the first is 0.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString()
        : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>A cell, such as B12.</summary>
    public static string Of(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    /// <summary>The column and row of a name such as B12; null for anything else.</summary>
    public static (int Column, int Row)? Parse(string? name)
    {
        var letters = (name ?? "").TakeWhile(char.IsAsciiLetter).Count();
        if (letters is 0 or > 3 || !int.TryParse(name.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            return null;
        var column = name![..letters].ToUpperInvariant().Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
        return (column, row);
    }

    /// <summary>The range of a text such as B7:C9; null for anything else.</summary>
    public static CellRange? ParseRange(string? text)
    {
        var parts = (text ?? "").Split(':');
        return Parse(parts[0]) is { } first && Parse(parts[^1]) is { } last ? new(first.Column, first.Row, last.Column, last.Row) : null;
    }
}
