using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>What openings later than planned cost: the plan with every scheme in its delayed year less the
/// one with every scheme as planned.</summary>
/// <remarks>Of all delayed schemes together: what one costs depends on the others.</remarks>
public sealed record SlipCost
{
    /// <summary>The delayed schemes, by identifier.</summary>
    public required IReadOnlyList<SlippedScheme> Schemes { get; init; }

    /// <summary>The planned years in order.</summary>
    public required IReadOnlyList<SlipYear> Years { get; init; }

    /// <summary>Least that the slip is proven to cost: discounted, penalties included; null where nothing is proven.</summary>
    public required Pounds? ProvenLeast { get; init; }

    /// <summary>Most that the slip is proven to cost: discounted, penalties included; null where nothing is proven.</summary>
    public required Pounds? ProvenMost { get; init; }

    /// <summary>Places times years that the slip takes away.</summary>
    public double PlaceYearsFewer => Years.Sum(year => year.PlacesFewer);

    /// <summary>Pupils waiting more, summed over the years.</summary>
    public double WaitingPupilYearsMore => Years.Sum(year => year.PupilsWaitingMore);

    /// <summary>Pupils out of county more, summed over the years.</summary>
    public double OutOfCountyPupilYearsMore => Years.Sum(year => year.PupilsOutOfCountyMore);

    /// <summary>Money more in all years, at base-year prices.</summary>
    public Pounds CostMore => new(Years.Sum(year => year.CostMore.Value));

    /// <summary>Change of the high-needs position in all years, in cash; negative is worse, null
    /// where a year's grant is not known.</summary>
    public Pounds? HighNeedsPositionChange => Years.Any(year => year.HighNeedsPositionChange is null)
        ? null
        : new(Years.Sum(year => year.HighNeedsPositionChange!.Value.Value));
}

/// <summary>A scheme that opens later than planned.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Name as officers know it.</param>
/// <param name="Planned">The year it was planned for.</param>
/// <param name="Delayed">The year it opens in truth, or is expected to.</param>
/// <param name="PlaceYearsFewer">Places times planned years that its slip takes away.</param>
/// <param name="Provenance">Source of the delayed year.</param>
public sealed record SlippedScheme(string Id, string Name, AcademicYear Planned, AcademicYear Delayed, double PlaceYearsFewer,
    Provenance Provenance)
{
    /// <summary>Years by which it is late.</summary>
    public int YearsLate => Delayed.YearsAfter(Planned);
}

/// <summary>What the slip does in one year; less than nothing where it saves.</summary>
/// <param name="Year">The year.</param>
/// <param name="PlacesFewer">Places that the delayed schemes do not give yet.</param>
/// <param name="PupilsWaitingMore">Pupils more who are held below the provision they need.</param>
/// <param name="PupilsOutOfCountyMore">Pupils more on roll out of county.</param>
/// <param name="CostMore">Money more, at base-year prices, transport and capital charges included.</param>
/// <param name="HighNeedsPositionChange">Change of the high-needs position, in cash; negative is worse.</param>
public sealed record SlipYear(
    AcademicYear Year, double PlacesFewer, double PupilsWaitingMore, double PupilsOutOfCountyMore, Pounds CostMore,
    Pounds? HighNeedsPositionChange);
