namespace Sufficiency.Engine.Results.Tables;

/// <summary>New plans of a year, need and year group.</summary>
internal sealed record NewPlansTableRow(int AcademicYear, string Need, int YearGroup, double NewPlans);
