namespace Sufficiency.Engine.Results.Tables;

/// <summary>What became of a scheme.</summary>
internal sealed record SchemeRow
{
    public required string SchemeId { get; init; }

    public required string Name { get; init; }

    public required string ProviderId { get; init; }

    public required string Status { get; init; }

    public required int? PlannedOpening { get; init; }

    public required int? OpeningYear { get; init; }

    public required double CapitalGbp { get; init; }

    public required double FullPlaces { get; init; }

    public bool IsGeneric { get; init; }
}
