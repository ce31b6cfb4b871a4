namespace Sufficiency.Returns.Books;

/// <summary>A return: sheets as its form asks for them, and what suppression must know of their sums.</summary>
public sealed record ReturnBook
{
    /// <summary>Name of the return, such as scap.</summary>
    public required string Form { get; init; }

    /// <summary>The form's year or version.</summary>
    public required string Version { get; init; }

    /// <summary>Title of the file.</summary>
    public required string Title { get; init; }

    /// <summary>Headings of the labels in the long form.</summary>
    public required IReadOnlyList<string> LongHeadings { get; init; }

    /// <summary>The sheets in order.</summary>
    public required IReadOnlyList<ReturnSheet> Sheets { get; init; }

    /// <summary>Figures that stand in the long form alone, such as the base year.</summary>
    public IReadOnlyList<ReturnCell> Further { get; init; } = [];

    /// <summary>Figures that stand nowhere, and that others would give away.</summary>
    public IReadOnlyList<ReturnCell> Unpublished { get; init; } = [];

    /// <summary>Sums that a reader can make or knows.</summary>
    public IReadOnlyList<ReturnSum> Sums { get; init; } = [];

    /// <summary>Numbers under this are hidden; null where nothing is.</summary>
    public int? SuppressedUnder { get; init; }

    /// <summary>Every figure once: of the sheets, then further ones. A sheet may show a figure of another sheet again.</summary>
    public IEnumerable<ReturnCell> Cells => Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row.Cells).Concat(Further)
        .DistinctBy(cell => (cell.Place, cell.Layer));

    /// <summary>The book with every figure put through a change.</summary>
    public ReturnBook Map(Func<ReturnCell, ReturnCell> change) => this with
    {
        Sheets = [.. Sheets.Select(sheet => sheet with
        {
            Rows = [.. sheet.Rows.Select(row => row with { Cells = [.. row.Cells.Select(change)] })],
        })],
        Further = [.. Further.Select(change)],
    };
}

/// <summary>One sheet of a return.</summary>
public sealed record ReturnSheet
{
    /// <summary>Name, exactly as the form has it.</summary>
    public required string Name { get; init; }

    /// <summary>Title of the dataset.</summary>
    public required string Title { get; init; }

    /// <summary>Headings: that of the labels first, then one a figure.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>Rows in order.</summary>
    public required IReadOnlyList<ReturnRow> Rows { get; init; }

    /// <summary>What a reader must know of the sheet.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One row of a sheet: its labels, then its figures.</summary>
/// <param name="Labels">Texts of the first columns.</param>
/// <param name="Cells">Figures of the others.</param>
public sealed record ReturnRow(IReadOnlyList<string> Labels, IReadOnlyList<ReturnCell> Cells);

/// <summary>A sum that a reader can make: the parts sum to the whole.</summary>
/// <param name="Parts">Places of the parts.</param>
/// <param name="Whole">Place of the sum; null where the reader knows the sum, although no cell shows it.</param>
public sealed record ReturnSum(IReadOnlyList<string> Parts, string? Whole = null);
