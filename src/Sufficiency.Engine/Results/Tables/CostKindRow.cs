namespace Sufficiency.Engine.Results.Tables;

/// <summary>A kind of cost.</summary>
internal sealed record CostKindRow(string Kind, string Name, bool IsPenalty, bool IsHighNeedsSpending)
{
    /// <summary>Every kind, by its code.</summary>
    public static IReadOnlyList<CostKindRow> All { get; } =
    [
        new("capital", "Capital, annuitised", false, false), new("fee", "Fees out of county", false, true),
        new("interim", "Provision while waiting", false, true),
        new("penalty_minutes", "Minutes beyond guidance", true, false), new("penalty_over_capacity", "Places over capacity", true, false),
        new("penalty_waiting", "Pupils waiting", true, false), new("place_funding", "Place funding", false, true),
        new("stock", "Plans that are not placed", false, true),
        new("top_up", "Top-up funding", false, true), new("transport", "Home to school transport", false, false),
    ];

    /// <summary>Codes of the kinds that the high needs block pays.</summary>
    public static IReadOnlySet<string> HighNeedsKinds { get; } =
        All.Where(row => row.IsHighNeedsSpending).Select(row => row.Kind).ToHashSet(StringComparer.Ordinal);
}
