namespace Sufficiency.Engine.Results.Tables;

/// <summary>Share still on roll a number of years after a placing, for recomputing rolls.</summary>
internal sealed record SurvivalRow(string Tier, string EntryPoint, int YearNeeded, int YearsAfter, double Share);
