namespace Sufficiency.Web.Documents.Model;

/// <summary>What a cell of a sheet holds.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>A text, which no program takes for a formula.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text that leads to another sheet of the workbook.</summary>
    Link,
}

/// <summary>One cell of a sheet: a text, a number, a link to another sheet, or nothing.</summary>
public readonly record struct Cell
{
    private Cell(CellKind kind, string text, double number, string target) => (Kind, content, Value, sheet) = (kind, text, number, target);

    /// <summary>A cell with nothing in it: the source does not say.</summary>
    public static Cell Blank => default;

    /// <summary>What it holds.</summary>
    public CellKind Kind { get; }

    /// <summary>Its text; empty unless it is a text or a link.</summary>
    public string Text => content ?? "";

    /// <summary>Its number; 0 unless it is a number.</summary>
    public double Value { get; }

    /// <summary>The name of the sheet that a link leads to; empty for other cells.</summary>
    public string Target => sheet ?? "";

    private readonly string? content;

    private readonly string? sheet;

    /// <summary>A text; blank if there is none.</summary>
    public static Cell Of(string? text) => string.IsNullOrEmpty(text) ? Blank : new(CellKind.Text, text, 0, "");

    /// <summary>A number; blank if there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static Cell Of(double? number) => number switch
    {
        null => Blank,
        { } value when double.IsFinite(value) => new(CellKind.Number, "", value + 0.0, ""), // −0 becomes 0
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "A cell holds finite numbers only."),
    };

    /// <summary>A text that leads to another sheet.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="sheet">Name of the sheet, as the workbook gives it.</param>
    public static Cell LinkTo(string text, string sheet) => new(CellKind.Link, text, 0, sheet);
}
