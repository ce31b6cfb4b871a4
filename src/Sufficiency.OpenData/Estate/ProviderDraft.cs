using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.OpenData.Estate;

/// <summary>Places of a provider in one academic year.</summary>
internal sealed record PlacesDraft(int AcademicYear, double Places, string Source, Certainty Certainty);

/// <summary>A row of providers.csv before it is written, with its rows of provider_places.csv.</summary>
internal sealed record ProviderDraft
{
    public required string Id { get; init; }

    public string? Urn { get; init; }

    public required string Name { get; init; }

    public required ProvisionType Type { get; init; }

    public required string Place { get; init; }

    public GridPoint? Location { get; init; }

    public double? AssumedKilometres { get; init; }

    /// <summary>Codes joined by semicolons, or * for every need.</summary>
    public required string Needs { get; init; }

    public required int LowestYearGroup { get; init; }

    public required int HighestYearGroup { get; init; }

    public required double PlaceFunding { get; init; }

    public required double TopUp { get; init; }

    /// <summary>For a pupil of tier E at a base; null where it takes none.</summary>
    public double? EnhancedTopUp { get; init; }

    /// <summary>Null for unlimited places.</summary>
    public IReadOnlyList<PlacesDraft>? Places { get; init; }

    public double? PlansOnRoll { get; init; }

    /// <summary>Pupils of any kind on roll; null where no source says.</summary>
    public double? SchoolRoll { get; init; }

    /// <summary>Whose bought places they are; null for the authority's own.</summary>
    public Market? Market { get; init; }

    public required string Source { get; init; }

    public required string Year { get; init; }

    public required Certainty Certainty { get; init; }

    public required Certainty NeedsCertainty { get; init; }

    public required Certainty CostCertainty { get; init; }
}
