using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Domain.Planning;

/// <summary>The academic years of a plan: the base year, whose January census is known, years that carry it
/// forward, and the planned years.</summary>
/// <param name="Base">The academic year of the base count: January 2025 lies in 2024/25.</param>
/// <param name="First">First year of the model, the one after the base.</param>
/// <param name="Last">Last planned year.</param>
public sealed record Horizon(AcademicYear Base, AcademicYear First, AcademicYear Last)
{
    /// <summary>First planned year. Years of the model before it are carried: pupils are placed in them, nothing
    /// optional opens, no total counts them.</summary>
    public AcademicYear FirstPlanned { get; init; } = First;

    /// <summary>Number of years of the model, carried ones too.</summary>
    public int Count => Last.YearsAfter(First) + 1;

    /// <summary>The years of the model in order, carried ones first.</summary>
    public IEnumerable<AcademicYear> Years => Enumerable.Range(0, Count).Select(First.Plus);

    /// <summary>The planned years in order: those that every total counts.</summary>
    public IEnumerable<AcademicYear> Planned => Years.Where(year => year >= FirstPlanned);

    /// <summary>Whether a year is carried forward from the base: expected, not counted.</summary>
    public bool IsCarried(AcademicYear year) => year >= First && year < FirstPlanned;

    /// <summary>Zero-based position of a year among the years of the model; negative or too large outside.</summary>
    public int IndexOf(AcademicYear year) => year.YearsAfter(First);

    /// <summary>Whether the year is one of the model.</summary>
    public bool Contains(AcademicYear year) => year >= First && year <= Last;
}
