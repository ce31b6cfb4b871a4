namespace Sufficiency.Engine.Storage;

/// <summary>The outcome of the two plans that show what delayed openings cost, with the difference.</summary>
public sealed record SlipOutcome
{
    /// <summary>Every scheme in its planned year.</summary>
    public required PlanOutcome AsPlanned { get; init; }

    /// <summary>Delayed schemes in their delayed years.</summary>
    public required PlanOutcome Slipped { get; init; }

    /// <summary>Places times years fewer.</summary>
    public required double PlaceYearsFewer { get; init; }

    /// <summary>Pupils waiting more, summed over years.</summary>
    public required double WaitingPupilYearsMore { get; init; }

    /// <summary>Pupils out of county more, summed over years.</summary>
    public required double OutOfCountyPupilYearsMore { get; init; }

    /// <summary>Money more in all years, undiscounted.</summary>
    public required double CostMoreGbp { get; init; }

    /// <summary>Change of the high-needs position of all years, in cash; negative is worse.</summary>
    public double? HighNeedsPositionChangeGbp { get; init; }

    /// <summary>Proven least cost of the delays, discounted and with penalties.</summary>
    public double? ProvenLeastGbp { get; init; }

    /// <summary>Proven most cost of the delays, discounted and with penalties.</summary>
    public double? ProvenMostGbp { get; init; }
}
