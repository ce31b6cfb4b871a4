namespace Sufficiency.Engine.Results.Tables;

/// <summary>How the stock changed into a year, county-wide.</summary>
internal sealed record FlowTableRow
{
    public required int AcademicYear { get; init; }

    public required string Need { get; init; }

    public required string Phase { get; init; }

    public required double NewPlans { get; init; }

    public required double Ceased { get; init; }

    public required double PhaseTransfers { get; init; }

    public required double Escalations { get; init; }
}
