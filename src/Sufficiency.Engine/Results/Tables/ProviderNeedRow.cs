namespace Sufficiency.Engine.Results.Tables;

/// <summary>A need that a provider accepts.</summary>
internal sealed record ProviderNeedRow(string ProviderId, string Need);
