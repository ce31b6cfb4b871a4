namespace Sufficiency.Engine.Results.Tables;

/// <summary>Share whose tier rises.</summary>
internal sealed record EscalationRow(int YearGroup, string FromTier, string ToTier, double Share);
