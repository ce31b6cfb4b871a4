namespace Sufficiency.Engine.Results.Tables;

/// <summary>Pupils placed: who from where needed a place when, and where and when they got it.</summary>
/// <remarks>Codes as in the data pack; entry_point in snake case. Rows in the order of their
/// columns; only rows above 1e-9 pupils.</remarks>
internal sealed record PlacementRow
{
    public required string AreaCode { get; init; }

    public required string Need { get; init; }

    public required string Tier { get; init; }

    public required string EntryPoint { get; init; }

    public required int YearNeeded { get; init; }

    public required int YearPlaced { get; init; }

    public required string ProviderId { get; init; }

    public required string ProvisionType { get; init; }

    public required double Pupils { get; init; }

    public required double TravelKilometres { get; init; }

    public required double TravelMinutes { get; init; }
}
