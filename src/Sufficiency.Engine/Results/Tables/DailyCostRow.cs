namespace Sufficiency.Engine.Results.Tables;

/// <summary>A point of the daily cost curve.</summary>
internal sealed record DailyCostRow(double Kilometres, double PerPupilDayGbp);
