namespace Sufficiency.Engine.Results.Tables;

/// <summary>Road distance and time.</summary>
internal sealed record TravelRow(string AreaCode, string ProviderId, double Kilometres, double Minutes);
