using System.Globalization;

namespace Sufficiency.Web.Documents.Disclosure;

/// <summary>
/// Hides small counts of pupils, and what would give them back. From all that is shown, every hidden small count could be
/// any number from 0 to the threshold; README.md states the rule and proves it.
/// </summary>
public sealed class SmallNumberRule
{
    /// <summary>What stands in a hidden cell, as the Government Analysis Function advises for confidential figures.</summary>
    public const string Mark = "[c]";

    /// <summary>Hides counts above 0 and under a threshold.</summary>
    /// <param name="threshold">The threshold in pupils, such as 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public SmallNumberRule(double threshold)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        Threshold = threshold;
    }

    /// <summary>Counts of pupils below it are hidden.</summary>
    public double Threshold { get; }

    /// <summary>The rule in words for notes.</summary>
    public string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"{Mark}: hidden. Counts above 0 and under {Threshold} pupils are hidden, expected fractions too. Others are hidden so that no total gives them back.");

    /// <summary>Whether a count alone calls for hiding, before it is rounded.</summary>
    public bool IsSmall(double pupils) => pupils > 0.0 && pupils < Threshold;

    /// <summary>Chooses what a table hides.</summary>
    /// <param name="table">The table.</param>
    /// <param name="isHiddenElsewhere">Cells that another table hides, which must not come back through this one; null for none.</param>
    public HiddenCells Apply(CountTable table, Func<int, bool>? isHiddenElsewhere = null)
    {
        var values = table.Values.ToArray();
        var isHidden = new bool[values.Length];
        for (var i = 0; i < values.Length; i++) isHidden[i] = IsSmall(values[i]) || isHiddenElsewhere?.Invoke(i) == true;
        var cells = Enumerable.Range(0, values.Length).Where(cell => isHidden[cell])
            .OrderByDescending(cell => TotalsOf(table, cell)).ThenByDescending(cell => values[cell]).ThenBy(cell => cell).ToList();
        foreach (var cell in cells)
        {
            var boxes = new ProtectingBoxes(table, cell);
            boxes.MakeRoom(values, isHidden, Math.Max(0.0, Threshold - values[cell]), isUpward: true);
            boxes.MakeRoom(values, isHidden, Math.Min(values[cell], Threshold), isUpward: false);
        }

        return new(table, isHidden);
    }

    private static int TotalsOf(CountTable table, int cell) =>
        Enumerable.Range(0, table.Rank).Count(axis => table.HasTotal(axis) && table.PositionOf(axis, cell) == table.GroupsOf(axis));
}
