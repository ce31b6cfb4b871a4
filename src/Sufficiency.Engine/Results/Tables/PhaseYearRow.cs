namespace Sufficiency.Engine.Results.Tables;

/// <summary>Places and roll of a provider in a phase and year; places are empty where they are not given by phase.</summary>
internal sealed record PhaseYearRow
{
    public required string ProviderId { get; init; }

    public required string Phase { get; init; }

    public required int AcademicYear { get; init; }

    public required string ProvisionType { get; init; }

    public required double? Places { get; init; }

    public required double? SchemePlaces { get; init; }

    public required double RollInitial { get; init; }

    public required double RollPlaced { get; init; }

    public required double Roll { get; init; }
}
