namespace Sufficiency.Returns.Census;

/// <summary>How the run comes by a number of pupils.</summary>
[Flags]
public enum Origin
{
    /// <summary>From nowhere.</summary>
    None = 0,

    /// <summary>Counted in the base year.</summary>
    Counted = 1,

    /// <summary>Of the base roll, and still at the same place.</summary>
    StillThere = 2,

    /// <summary>Placed by the plan.</summary>
    Placed = 4,

    /// <summary>Forecast and not placed: early years, ages 19 to 25, and those without a school place.</summary>
    Forecast = 8,
}

/// <summary>Pupils with a plan at one January, told apart by need, year group and where they are.</summary>
/// <param name="AcademicYear">The year of the January: 2029 is January 2030.</param>
/// <param name="Need">Code of the need.</param>
/// <param name="YearGroup">Year group; Reception is 0.</param>
/// <param name="Kind">Code of the kind of place in the mapping.</param>
/// <param name="Origin">How the run comes by it.</param>
/// <param name="Pupils">Expected pupils.</param>
public sealed record CensusCell(int AcademicYear, string Need, int YearGroup, string Kind, Origin Origin, double Pupils);
