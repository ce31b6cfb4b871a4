namespace Sufficiency.Engine.Results.Tables;

/// <summary>Who is transported and how dear, by provision type and phase.</summary>
internal sealed record TransportRow
{
    public required string ProvisionType { get; init; }

    public required string Phase { get; init; }

    public required double EligibleShare { get; init; }

    public required double EligibleWithinWalking { get; init; }

    public required double SharingFactor { get; init; }

    public required double HomeSpreadKilometres { get; init; }

    public required double CollectionFactor { get; init; }

    public required double ChoiceFactor { get; init; }
}
