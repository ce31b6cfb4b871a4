namespace Sufficiency.Engine.Results.Tables;

/// <summary>What one more place at a provider in a year would save over the horizon, discounted, schemes fixed.</summary>
internal sealed record MarginalValueRow(string ProviderId, int AcademicYear, string? Phase, double ValueGbp);
