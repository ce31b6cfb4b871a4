namespace Sufficiency.Engine.Results.Tables;

/// <summary>Journeys of a year, phase and provision type, of the base roll by its assumed homes or of those whom the plan placed.</summary>
internal sealed record JourneyRow
{
    public required int AcademicYear { get; init; }

    public required string Phase { get; init; }

    public required string ProvisionType { get; init; }

    public required string Riders { get; init; }

    public required double Pupils { get; init; }

    public required double MeanKilometres { get; init; }

    public required double MeanMinutes { get; init; }

    public required int NinetiethPercentileMinutes { get; init; }

    public required double PupilsBeyondGuidance { get; init; }

    /// <summary>Pupils of the base roll who still hold their place.</summary>
    public const string BaseRoll = "base_roll";

    /// <summary>Pupils whom the plan placed.</summary>
    public const string Placed = "placed";
}
