namespace Sufficiency.Engine.Results.Tables;

/// <summary>Places short around a town: pupils in places that the authority would rather not buy, and pupils waiting.</summary>
internal sealed record PlacesShortRow
{
    public required string TownName { get; init; }

    public required string Need { get; init; }

    public required string Phase { get; init; }

    public required int AcademicYear { get; init; }

    public required double Tranche { get; init; }

    public required double Bespoke { get; init; }

    public required double Waiting { get; init; }

    public required double Pupils { get; init; }
}
