using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Planning;

/// <summary>The academic years of a plan: the base year, whose January census is known, and the planned years after it.</summary>
/// <param name="Base">The academic year of the base count: January 2025 lies in 2024/25.</param>
/// <param name="First">First planned year, the one after the base.</param>
/// <param name="Last">Last planned year.</param>
public sealed record Horizon(AcademicYear Base, AcademicYear First, AcademicYear Last)
{
    /// <summary>Number of planned years.</summary>
    public int Count => Last.YearsAfter(First) + 1;

    /// <summary>The planned years in order.</summary>
    public IEnumerable<AcademicYear> Years => Enumerable.Range(0, Count).Select(First.Plus);

    /// <summary>Zero-based position of a year among the planned years; negative or too large outside.</summary>
    public int IndexOf(AcademicYear year) => year.YearsAfter(First);

    /// <summary>Whether the year is planned.</summary>
    public bool Contains(AcademicYear year) => year >= First && year <= Last;
}
