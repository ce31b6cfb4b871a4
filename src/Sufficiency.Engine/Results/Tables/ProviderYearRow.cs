namespace Sufficiency.Engine.Results.Tables;

/// <summary>One provider in one academic year; the base year too, with the roll as counted.</summary>
internal sealed record ProviderYearRow
{
    public required string ProviderId { get; init; }

    public required string ProvisionType { get; init; }

    public required int AcademicYear { get; init; }

    public required double? Places { get; init; }

    public required double SchemePlaces { get; init; }

    public required double OverCapacityPlaces { get; init; }

    public required double RollInitial { get; init; }

    public required double RollPlaced { get; init; }

    public required double Roll { get; init; }
}
