namespace Sufficiency.Engine.Results.Tables;

/// <summary>Pupils held below their tier in a year.</summary>
internal sealed record WaitingRow
{
    public required string AreaCode { get; init; }

    public required string DistrictName { get; init; }

    public required string TownName { get; init; }

    public required string Need { get; init; }

    public required string Tier { get; init; }

    public required string Phase { get; init; }

    public required int AcademicYear { get; init; }

    public required double Pupils { get; init; }
}
