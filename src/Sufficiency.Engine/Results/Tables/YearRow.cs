namespace Sufficiency.Engine.Results.Tables;

/// <summary>An academic year, the base year and carried years too.</summary>
internal sealed record YearRow(int AcademicYear, string Label, bool IsPlanned, bool IsCarried, double DiscountFactor);
