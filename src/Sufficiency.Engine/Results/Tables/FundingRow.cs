namespace Sufficiency.Engine.Results.Tables;

/// <summary>The grant of a year.</summary>
internal sealed record FundingRow(int AcademicYear, double HighNeedsBlockGbp);
