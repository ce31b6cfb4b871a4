namespace Sufficiency.Web.Documents.Disclosure;

/// <summary>Which cells of a table of counts stay hidden. Every sheet asks it, so that all hide the same cells.</summary>
public sealed class HiddenCells
{
    private readonly CountTable table;
    private readonly bool[] isHidden; // [cell]

    internal HiddenCells(CountTable table, bool[] isHidden) => (this.table, this.isHidden) = (table, isHidden);

    /// <summary>Number of hidden cells, totals too.</summary>
    public int Count => isHidden.Count(hidden => hidden);

    /// <summary>Whether a cell is hidden.</summary>
    /// <param name="members">A group of each axis; null for the total.</param>
    public bool this[params ReadOnlySpan<string?> members] => isHidden[table.CellOf(members)];

    /// <summary>Whether a cell is hidden, by its place among all.</summary>
    internal bool At(int cell) => isHidden[cell];
}
