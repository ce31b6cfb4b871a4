namespace Sufficiency.Engine.Results.Tables;

/// <summary>Requests, assessments and new plans of a calendar year and age band.</summary>
internal sealed record RequestRow
{
    public required int CalendarYear { get; init; }

    public required string AgeBand { get; init; }

    public required double? Requests { get; init; }

    public required double? Assessments { get; init; }

    public required double? PlansIssued { get; init; }

    public required double? NewPlans { get; init; }

    public required string Source { get; init; }

    public required string SourceYear { get; init; }

    public required string Certainty { get; init; }
}
