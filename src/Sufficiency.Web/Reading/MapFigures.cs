namespace Sufficiency.Web.Reading;

/// <summary>What the map draws: outlines in its own units, and figures by year.</summary>
/// <param name="Width">Width of the drawing.</param>
/// <param name="Height">Height of the drawing.</param>
/// <param name="AreApproximate">Whether outlines are drawn around the centres of areas, since the run has no outlines.</param>
/// <param name="Towns">Outlines of the land nearest each town.</param>
/// <param name="Values">Figures by town and year.</param>
/// <param name="Schools">Special schools and bases that stand somewhere.</param>
/// <param name="Schemes">Schemes of the plan that stand somewhere, by opening year.</param>
public sealed record MapFigures(
    double Width, double Height, bool AreApproximate, IReadOnlyList<TownShape> Towns, IReadOnlyList<TownValue> Values,
    IReadOnlyList<MapSchool> Schools, IReadOnlyList<MapScheme> Schemes)
{
    /// <summary>The same figures by phase; empty where small numbers are hidden.</summary>
    public IReadOnlyList<TownValue> ByPhase { get; init; } = [];

    /// <summary>Where pupils of special schools live in the last year; empty where small numbers are hidden.</summary>
    public IReadOnlyList<SchoolRide> Rides { get; init; } = [];

    /// <summary>Whether these leave out pupils who were at the school before the plan.</summary>
    public bool RidesAreOfPlacedPupils { get; init; }
}

/// <summary>Outline of an area, or of the land nearest a town.</summary>
/// <param name="Name">Name as people read it.</param>
/// <param name="Path">SVG path.</param>
/// <param name="LabelX">Where its name stands.</param>
/// <param name="LabelY">Where its name stands.</param>
public sealed record TownShape(string Name, string Path, double LabelX, double LabelY)
{
    /// <summary>Code of the area; the name of a town is its code.</summary>
    public string Key { get; init; } = Name;

    /// <summary>Where lines to its homes end.</summary>
    public (double X, double Y) Home { get; init; } = (LabelX, LabelY);

    /// <summary>Length of the shorter side of its frame: whether a figure fits.</summary>
    public double Room { get; init; }
}

/// <summary>Figures of a town in one year.</summary>
/// <param name="Town">Town.</param>
/// <param name="Year">Calendar year of the September.</param>
/// <param name="Lack">Places short in the plan.</param>
/// <param name="CommittedLack">Places short with committed schemes only.</param>
/// <param name="Demand">Pupils who need a new place that year.</param>
/// <param name="Minutes">Mean minutes one way of pupils whom the plan placed; null where none.</param>
/// <param name="CommittedMinutes">The same with committed schemes only.</param>
public sealed record TownValue(
    string Town, int Year, double Lack, double CommittedLack, double Demand, double? Minutes, double? CommittedMinutes)
{
    /// <summary>Code of the phase; empty for all pupils.</summary>
    public string Phase { get; init; } = "";
}

/// <summary>Pupils of a special school who live in a town.</summary>
/// <param name="SchoolId">Identifier of the school.</param>
/// <param name="Town">Town.</param>
/// <param name="Pupils">Pupils; null where hidden.</param>
public sealed record SchoolRide(string SchoolId, string Town, double? Pupils);

/// <summary>A special school or base on the map.</summary>
/// <param name="School">Its figures.</param>
/// <param name="X">Across.</param>
/// <param name="Y">Down.</param>
public sealed record MapSchool(School School, double X, double Y);

/// <summary>A scheme on the map.</summary>
/// <param name="Scheme">Its figures.</param>
/// <param name="X">Across.</param>
/// <param name="Y">Down.</param>
public sealed record MapScheme(SchemeFigures Scheme, double X, double Y)
{
    /// <summary>Where it stands on the ground.</summary>
    public (double X, double Y) Site { get; init; } = (X, Y);
}
