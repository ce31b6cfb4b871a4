namespace Sufficiency.Engine.Results.Tables;

/// <summary>Pupils awaiting a place at the base date.</summary>
internal sealed record InitialWaitingRow(string Need, int YearGroup, string Tier, double Pupils);
