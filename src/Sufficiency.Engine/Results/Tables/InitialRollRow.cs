namespace Sufficiency.Engine.Results.Tables;

/// <summary>The base roll as counted.</summary>
internal sealed record InitialRollRow(string ProviderId, int YearGroup, string Tier, string Need, double Pupils);
