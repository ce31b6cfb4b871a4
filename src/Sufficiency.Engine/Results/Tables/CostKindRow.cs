namespace Sufficiency.Engine.Results.Tables;

/// <summary>A kind of cost.</summary>
internal sealed record CostKindRow(string Kind, string Name, bool IsPenalty, bool IsHighNeedsSpending)
{
    private static readonly string[] PaidByHighNeeds = ["actions", "fee", "interim", "place_funding", "stock", "top_up"];

    /// <summary>Every kind, by its code.</summary>
    public static IReadOnlyList<CostKindRow> All { get; } =
        [.. CodeLabels.In(CodeLabels.CostKinds).Select(entry => new CostKindRow(
            entry.Code, entry.Label, entry.Code.StartsWith("penalty_", StringComparison.Ordinal), PaidByHighNeeds.Contains(entry.Code)))];

    /// <summary>Codes of the kinds that the high needs block pays.</summary>
    public static IReadOnlySet<string> HighNeedsKinds { get; } =
        All.Where(row => row.IsHighNeedsSpending).Select(row => row.Kind).ToHashSet(StringComparer.Ordinal);
}
