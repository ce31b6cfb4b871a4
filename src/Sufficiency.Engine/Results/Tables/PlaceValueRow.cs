namespace Sufficiency.Engine.Results.Tables;

/// <summary>What one more place for the pupils of a phase would save in a year, discounted, schemes fixed.</summary>
internal sealed record PlaceValueRow
{
    /// <summary>Provider with limited places.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Start of the academic year.</summary>
    public required int AcademicYear { get; init; }

    /// <summary>Phase of the place; null where places are not given by phase.</summary>
    public required string? Phase { get; init; }

    /// <summary>Saving of one more place in all.</summary>
    public required double OfSchoolGbp { get; init; }

    /// <summary>Saving of one more place of the phase, which flexes.</summary>
    public required double OfPhaseGbp { get; init; }

    /// <summary>Saving of both.</summary>
    public double ValueGbp => OfPhaseGbp + OfSchoolGbp;
}
