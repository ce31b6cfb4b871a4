namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Placements that enter one provider alike, by the number of each value in its role; −1 for an unknown value.</summary>
internal readonly record struct PlacementGroup
{
    public required int Provider { get; init; }

    /// <summary>The provision type as the placement says.</summary>
    public required int Type { get; init; }

    public required int Need { get; init; }

    public required int Tier { get; init; }

    public required int Entry { get; init; }

    /// <summary>The year of need.</summary>
    public required int Needed { get; init; }

    /// <summary>The year of the place.</summary>
    public required int Taken { get; init; }
}
