namespace Sufficiency.Engine.Results.Tables;

/// <summary>Pupils on roll by home area, phase and provision type in a year (placed within the plan; the
/// initial roll has no known home).</summary>
internal sealed record AreaYearRow
{
    public required string AreaCode { get; init; }

    public required string DistrictName { get; init; }

    public required int AcademicYear { get; init; }

    public required string Phase { get; init; }

    public required string ProvisionType { get; init; }

    public required double Pupils { get; init; }

    public required double PupilMinutes { get; init; }

    public required double PupilsBeyondGuidance { get; init; }
}
