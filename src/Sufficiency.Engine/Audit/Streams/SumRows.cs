namespace Sufficiency.Engine.Audit.Streams;

/// <summary>Pupils of all home areas who enter a provider alike; null for a value that no table names.</summary>
internal sealed record PlacedRow
{
    public required string? ProviderId { get; init; }

    public required string? ProvisionType { get; init; }

    public required string? Need { get; init; }

    public required string? Tier { get; init; }

    public required string? EntryPoint { get; init; }

    public required int? YearNeeded { get; init; }

    public required int? YearPlaced { get; init; }

    public required double? Pupils { get; init; }

    public required double? LeastPupils { get; init; }
}

/// <summary>Pupils of a year who wait below their tier for a late place.</summary>
internal sealed record HeldLateRow
{
    public required string AreaCode { get; init; }

    public required string Need { get; init; }

    public required string Tier { get; init; }

    public required string Phase { get; init; }

    public required int AcademicYear { get; init; }

    public required double? Pupils { get; init; }
}

/// <summary>Placed pupils of a home area in a year.</summary>
internal sealed record AtHomeRow
{
    public required string AreaCode { get; init; }

    public required int AcademicYear { get; init; }

    public required string Phase { get; init; }

    public required string ProvisionType { get; init; }

    public required double? Pupils { get; init; }

    public required double? PupilMinutes { get; init; }

    public required double? Beyond { get; init; }
}

/// <summary>Pupils on roll in places that the authority would rather not buy.</summary>
internal sealed record LastResortRow
{
    public required string AreaCode { get; init; }

    public required string Need { get; init; }

    public required string Phase { get; init; }

    public required int AcademicYear { get; init; }

    public required double? Tranche { get; init; }

    public required double? Bespoke { get; init; }
}

/// <summary>A cell in which the pupils placed or waiting are not the pupils who need a place.</summary>
internal sealed record UnmetRow
{
    public required string? AreaCode { get; init; }

    public required string? Need { get; init; }

    public required string? Tier { get; init; }

    public required string? EntryPoint { get; init; }

    public required int? YearNeeded { get; init; }

    public required double? Placings { get; init; }

    public required double? Pupils { get; init; }
}

/// <summary>A placement whose journey is missing or not the journey of the travel table.</summary>
internal sealed record WrongJourneyRow
{
    public required string? AreaCode { get; init; }

    public required string? Tier { get; init; }

    public required string? EntryPoint { get; init; }

    public required int? YearNeeded { get; init; }

    public required string? ProviderId { get; init; }

    public required bool HasJourney { get; init; }
}

/// <summary>Placed pupils whose ride takes a whole number of minutes, rounded up, with the kilometres that they ride.</summary>
internal sealed record RideRow
{
    public required int AcademicYear { get; init; }

    public required string Phase { get; init; }

    public required string ProvisionType { get; init; }

    public required int Minute { get; init; }

    public required double? Pupils { get; init; }

    public required double? PupilKilometres { get; init; }
}

/// <summary>Journeys of a provider's placed pupils in a year.</summary>
internal sealed record DrivenRow(string ProviderId, int AcademicYear, double? TransportGbp, double? MinutesBeyond);

/// <summary>Pupils of a home area in the local mix in a year.</summary>
internal sealed record MixedRow(string AreaCode, string EntryPoint, int AcademicYear, double? Pupils);

/// <summary>A code that a column of a streamed table holds; null for no value.</summary>
internal sealed record HeldCodeRow(string ColumnName, string? Code);
