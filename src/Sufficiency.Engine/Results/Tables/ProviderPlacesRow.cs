namespace Sufficiency.Engine.Results.Tables;

/// <summary>Places of a provider's own.</summary>
internal sealed record ProviderPlacesRow(string ProviderId, int AcademicYear, string? Phase, double Places);
