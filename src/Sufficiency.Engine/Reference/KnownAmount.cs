using System.Globalization;

namespace Sufficiency.Engine.Reference;

/// <summary>Money that an authority is reported to have spent, budgeted or owed: one row of data/reference/known_finance.csv.</summary>
/// <param name="Authority">The authority's name, or England.</param>
/// <param name="Item">What it is, such as <c>high_needs_spending</c>.</param>
/// <param name="Period">A financial year as 2025-26, or a month as 2025-03.</param>
/// <param name="Pounds">How much, in cash.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Certainty">How sure it is.</param>
public sealed record KnownAmount(string Authority, string Item, string Period, double Pounds, string Source, string Certainty)
{
    private static readonly Lazy<IReadOnlyList<KnownAmount>> Loaded = new(() => [.. ReferenceFile.Rows("known_finance.csv").Select(cells =>
        new KnownAmount(cells[0], cells[1], cells[2], double.Parse(cells[3], CultureInfo.InvariantCulture), cells[4], cells[5]))]);

    /// <summary>What is known of an authority, in the order of the file.</summary>
    public static IReadOnlyList<KnownAmount> Of(string authority) =>
        [.. Loaded.Value.Where(row => string.Equals(row.Authority, authority, StringComparison.OrdinalIgnoreCase))];
}
