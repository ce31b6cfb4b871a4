namespace Sufficiency.Web.Documents.Model;

/// <summary>A map of shaded areas with names, which the reader's program draws, so that it is sharp at any size.</summary>
public sealed record AreaMap : Block
{
    /// <summary>Caption above it.</summary>
    public required string Caption { get; init; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    public required string AlternativeText { get; init; }

    /// <summary>Width in the units of its points; it is as wide as the text.</summary>
    public required double Width { get; init; }

    /// <summary>Height in the same units.</summary>
    public required double Height { get; init; }

    /// <summary>The areas, drawn in order.</summary>
    public required IReadOnlyList<DrawnArea> Areas { get; init; }

    /// <summary>Texts upon them.</summary>
    public required IReadOnlyList<DrawnText> Texts { get; init; }
}

/// <summary>An area of a map.</summary>
/// <param name="Name">Its name, for those who cannot see it.</param>
/// <param name="Rings">Its outlines; the first point of each is not repeated.</param>
/// <param name="Fill">Its colour, as six hexadecimal digits.</param>
public sealed record DrawnArea(string Name, IReadOnlyList<IReadOnlyList<(double X, double Y)>> Rings, string Fill);

/// <summary>A text on a map, set in the middle of a box.</summary>
/// <param name="X">Middle of the box, across.</param>
/// <param name="Y">Middle of the box, down.</param>
/// <param name="Text">The text; a line break stays one.</param>
/// <param name="HalfPoints">Size of the letters in half points.</param>
/// <param name="IsBold">Whether it is bold.</param>
/// <param name="Width">Width of its box, in the units of the map.</param>
public sealed record DrawnText(double X, double Y, string Text, int HalfPoints, double Width, bool IsBold = false);
