namespace Sufficiency.Engine.Results.Tables;

/// <summary>A scheme as the plan may choose it.</summary>
internal sealed record SchemeOptionRow
{
    public required string SchemeId { get; init; }

    public required string Name { get; init; }

    public required string ProviderId { get; init; }

    public required string Status { get; init; }

    public required string? Kind { get; init; }

    public required bool IsGeneric { get; init; }

    public required string? TemplateId { get; init; }

    public required int? TemplateMostSites { get; init; }

    public required int? DecidedIn { get; init; }

    public required int? LeadYears { get; init; }

    public required int EarliestOpening { get; init; }

    public required int? PlannedOpening { get; init; }

    public required int? LatestOpening { get; init; }

    public required double CapitalGbp { get; init; }

    public required int AssetLifeYears { get; init; }

    public required double? MinimumViableRoll { get; init; }

    public required int ViableFromYear { get; init; }

    public required string Source { get; init; }

    public required string SourceYear { get; init; }

    public required string Certainty { get; init; }
}
