namespace Sufficiency.Engine.Results.Tables;

/// <summary>A provider; a market without one place has no point.</summary>
internal sealed record ProviderRow
{
    public required string ProviderId { get; init; }

    public required string? Urn { get; init; }

    public required string Name { get; init; }

    public required string ProvisionType { get; init; }

    public required string DistrictName { get; init; }

    public required double? EastingMetres { get; init; }

    public required double? NorthingMetres { get; init; }

    public required double? Longitude { get; init; }

    public required double? Latitude { get; init; }

    public required double? AssumedKilometres { get; init; }

    public required string Needs { get; init; }

    public required int LowestYearGroup { get; init; }

    public required int HighestYearGroup { get; init; }

    public required double PlaceFundingGbp { get; init; }

    public required double TopUpGbp { get; init; }

    public required bool HasUnlimitedPlaces { get; init; }

    public required double? PlansOnRoll { get; init; }

    public required double? SchoolRoll { get; init; }

    public required bool IsLocalMix { get; init; }

    public required string Supply { get; init; }

    public required string? Market { get; init; }

    public required bool IsGeneric { get; init; }

    public required string Source { get; init; }

    public required string SourceYear { get; init; }

    public required string Certainty { get; init; }

    public required byte[]? Geometry { get; init; }

    public double? EnhancedTopUpGbp { get; init; }
}
