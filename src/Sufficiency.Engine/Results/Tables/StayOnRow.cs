namespace Sufficiency.Engine.Results.Tables;

/// <summary>Pupils who stay at a school that teaches on.</summary>
internal sealed record StayOnRow(int YearGroup, string Tier, double Share);
