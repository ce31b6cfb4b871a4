namespace Sufficiency.Engine.Results.Tables;

/// <summary>Share of the county's plans of a phase that live in an area.</summary>
internal sealed record AreaShareRow(string AreaCode, string Phase, int AcademicYear, double Share);
