using Sufficiency.Returns.Books;

namespace Sufficiency.Returns.Disclosure;

/// <summary>Hides small numbers of a return, and further ones until no hidden one can be worked out from all sheets together.</summary>
internal static class Suppressor
{
    private const double Nothing = 1e-9; // pupils

    /// <summary>The return without its small numbers.</summary>
    /// <param name="book">The return.</param>
    /// <param name="threshold">Numbers of pupils under it are hidden; nobody is no number.</param>
    public static ReturnBook Hide(ReturnBook book, int threshold)
    {
        var hidden = book.Cells.Where(cell => IsSmall(cell, threshold)).Select(cell => cell.Place).ToHashSet(StringComparer.Ordinal);
        return book.Map(cell => hidden.Contains(cell.Place) ? cell with { IsHidden = true } : cell) with { SuppressedUnder = threshold };
    }

    private static bool IsSmall(ReturnCell cell, int threshold) =>
        cell.IsCount && cell.Layer != CellLayer.Difference && cell.Value is { } value && value > Nothing && ReturnCell.RoundedUp(value, 0) < threshold;
}
