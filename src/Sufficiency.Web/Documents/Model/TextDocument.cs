namespace Sufficiency.Web.Documents.Model;

/// <summary>A document of headings, paragraphs, lists, tables and pictures, in British English.</summary>
public sealed record TextDocument
{
    /// <summary>Title on the first page and in the properties of the file.</summary>
    public required string Title { get; init; }

    /// <summary>Line under the title; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What follows, in order.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }
}

/// <summary>A part of a document that stands on lines of its own.</summary>
public abstract record Block;

/// <summary>A heading.</summary>
/// <param name="Level">1 for a section, 2 and 3 below it.</param>
/// <param name="Text">Its text.</param>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsLead">Whether it is the answer that a reader looks for first, set larger.</param>
public sealed record Paragraph(string Text, bool IsLead = false) : Block;

/// <summary>A list of points.</summary>
/// <param name="Items">The points.</param>
public sealed record BulletList(IReadOnlyList<string> Items) : Block;

/// <summary>The next block begins a page.</summary>
public sealed record PageBreak : Block;

/// <summary>A table.</summary>
public sealed record TableBlock : Block
{
    /// <summary>Caption above it, read aloud as its name.</summary>
    public required string Caption { get; init; }

    /// <summary>Its columns.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>Its rows, as texts: one for each column.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>How many of the last rows are totals.</summary>
    public int TotalRows { get; init; }

    /// <summary>Whether its texts are set smaller, because it has many columns.</summary>
    public bool IsSmall { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Header">What stands in it.</param>
/// <param name="IsNumber">Whether it holds numbers, which stand to the right.</param>
/// <param name="Weight">Its share of the width beside the other columns.</param>
public sealed record TableColumn(string Header, bool IsNumber = false, double Weight = 1);

/// <summary>A picture.</summary>
public sealed record Picture : Block
{
    /// <summary>What it shows, for those who cannot see it.</summary>
    public required string AlternativeText { get; init; }

    /// <summary>Caption below it; empty for none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The picture as PNG; empty if there is only an SVG.</summary>
    public ReadOnlyMemory<byte> Png { get; init; }

    /// <summary>The picture as SVG; empty if there is only a PNG.</summary>
    /// <remarks>Programs that read no SVG show the PNG, or else an empty frame.</remarks>
    public ReadOnlyMemory<byte> Svg { get; init; }

    /// <summary>Width on the page in centimetres.</summary>
    public required double WidthCentimetres { get; init; }

    /// <summary>Height on the page in centimetres.</summary>
    public required double HeightCentimetres { get; init; }
}

/// <summary>How a chart draws its series.</summary>
public enum ChartForm
{
    /// <summary>Upright bars whose parts add up, one for each category.</summary>
    StackedColumns,

    /// <summary>A line for each series along the categories.</summary>
    Lines,

    /// <summary>Bars that lie on their side, one for each category.</summary>
    Bars,
}

/// <summary>A chart that the reader's program draws from its figures, so that these can be copied and changed.</summary>
public sealed record Chart : Block
{
    /// <summary>Caption above it.</summary>
    public required string Caption { get; init; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    public required string AlternativeText { get; init; }

    /// <summary>How it is drawn.</summary>
    public required ChartForm Form { get; init; }

    /// <summary>What the categories are, such as years.</summary>
    public required string CategoryName { get; init; }

    /// <summary>The categories, in order.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The series.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>How numbers are written, in the codes of spreadsheets.</summary>
    public string NumberFormat { get; init; } = "#,##0";

    /// <summary>Height on the page in centimetres; it is as wide as the text.</summary>
    public double HeightCentimetres { get; init; } = 7.5;
}

/// <summary>A series of a chart.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Values">A value for each category; null leaves a gap.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);
