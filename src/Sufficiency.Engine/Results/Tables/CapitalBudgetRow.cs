namespace Sufficiency.Engine.Results.Tables;

/// <summary>A capital budget.</summary>
internal sealed record CapitalBudgetRow(int AcademicYear, double MaximumGbp);
