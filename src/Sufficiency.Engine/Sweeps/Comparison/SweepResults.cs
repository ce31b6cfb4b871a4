namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>A sweep as its folder shows it, while it runs and afterwards: what is solved, and what came of it.</summary>
public sealed record SweepResults
{
    /// <summary>Title of the sweep.</summary>
    public required string Title { get; init; }

    /// <summary>What was asked for, by name: areas, gap, time limit, seed.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Scenarios of the sweep.</summary>
    public required long Total { get; init; }

    /// <summary>Scenarios solved, those included that the tables do not hold yet.</summary>
    public required long Done { get; init; }

    /// <summary>Scenarios that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Axes and drawn factors in the order of the sweep file.</summary>
    public required IReadOnlyList<SweepAxisLevels> Axes { get; init; }

    /// <summary>Every scenario, in order.</summary>
    public required IReadOnlyList<ScenarioResult> Scenarios { get; init; }

    /// <summary>How far each axis moves cost and lack of places.</summary>
    public required IReadOnlyList<SweepEffect> Effects { get; init; }

    /// <summary>How cost and lack of places spread over the scenarios, by planned year.</summary>
    public required IReadOnlyList<SweepSpread> Spread { get; init; }

    /// <summary>Scenarios still to solve.</summary>
    public long Waiting => Math.Max(0, Total - Done - Failed);

    /// <summary>Solved scenarios of the tables.</summary>
    public IEnumerable<ScenarioResult> Solved => Scenarios.Where(scenario => scenario.CostGbp is not null);

    /// <summary>Whether the tables say how many places are short; those of earlier versions do not.</summary>
    public bool HasLack => Spread.Any(year => year.Lack is not null);

    /// <summary>The last planned year; null before a scenario is solved.</summary>
    public int? LastYear => Spread.Count == 0 ? null : Spread.Max(year => year.AcademicYear);
}

/// <summary>An axis with its levels, or a factor that is drawn.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Levels">Its levels in order; none for a factor.</param>
/// <param name="IsDrawn">Whether it is drawn.</param>
public sealed record SweepAxisLevels(string Name, IReadOnlyList<string> Levels, bool IsDrawn);

/// <summary>A scenario with what came of it.</summary>
public sealed record ScenarioResult
{
    /// <summary>Its position in the sweep.</summary>
    public required int Number { get; init; }

    /// <summary>Its name, as that of its folder.</summary>
    public required string Name { get; init; }

    /// <summary><c>done</c>, <c>failed</c> or <c>waiting</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed; null if it did not.</summary>
    public required string? Reason { get; init; }

    /// <summary>Its level on each axis, by the axis.</summary>
    public required IReadOnlyDictionary<string, string> Levels { get; init; }

    /// <summary>Money of all planned years; null where it is not solved, as all that follows.</summary>
    public double? CostGbp { get; init; }

    /// <summary>What it saves against committed schemes only.</summary>
    public double? SavingGbp { get; init; }

    /// <summary>Places short in the last planned year; null too in sweeps of earlier versions.</summary>
    public double? PlacesShort { get; init; }

    /// <summary>Places short in the last planned year with committed schemes only.</summary>
    public double? CommittedPlacesShort { get; init; }

    /// <summary>Pupils waiting, summed over planned years.</summary>
    public double? PupilYearsWaiting { get; init; }

    /// <summary>Schemes that open beside the committed ones.</summary>
    public int? SchemesOpened { get; init; }

    /// <summary>What is built, by its difference from other scenarios, such as "without Faringdon".</summary>
    public string Plan { get; init; } = "";
}

/// <summary>How far an axis moves an outcome.</summary>
/// <param name="Axis">The axis or drawn factor.</param>
/// <param name="IsLack">Whether the outcome is places short in the last year; else money of all years.</param>
/// <param name="LowLevel">The level of the least mean.</param>
/// <param name="Low">That mean.</param>
/// <param name="HighLevel">The level of the largest mean.</param>
/// <param name="High">That mean.</param>
public sealed record SweepEffect(string Axis, bool IsLack, string LowLevel, double Low, string HighLevel, double High);

/// <summary>How a year's cost and lack of places spread over the scenarios: 5th percentile, median, 95th percentile.</summary>
/// <param name="AcademicYear">The year.</param>
/// <param name="Cost">Cost of the year.</param>
/// <param name="Lack">Places short in the year; null in sweeps of earlier versions.</param>
public sealed record SweepSpread(int AcademicYear, Percentiles Cost, Percentiles? Lack);

/// <summary>A spread.</summary>
public sealed record Percentiles(double Low, double Median, double High);
