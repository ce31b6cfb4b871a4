namespace Sufficiency.Engine.Results.Tables;

/// <summary>What is left of the base roll in a planned year.</summary>
internal sealed record InitialRollYearRow(string ProviderId, string Need, int AcademicYear, double Pupils);
