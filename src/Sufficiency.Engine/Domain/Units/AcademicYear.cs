using System.Globalization;

namespace Sufficiency.Engine.Domain.Units;

/// <summary>A school year, named by the calendar year it starts in: 2025/26 is <c>2025</c>.</summary>
/// <param name="StartYear">The calendar year of its September.</param>
public readonly record struct AcademicYear(int StartYear) : IComparable<AcademicYear>
{
    /// <summary>The year that lies a number of years later (earlier if negative).</summary>
    public AcademicYear Plus(int years) => new(StartYear + years);

    /// <summary>How many years this one lies after another; negative if before.</summary>
    public int YearsAfter(AcademicYear other) => StartYear - other.StartYear;

    /// <inheritdoc />
    public int CompareTo(AcademicYear other) => StartYear.CompareTo(other.StartYear);

    /// <summary>Earlier than.</summary>
    public static bool operator <(AcademicYear left, AcademicYear right) => left.StartYear < right.StartYear;

    /// <summary>Later than.</summary>
    public static bool operator >(AcademicYear left, AcademicYear right) => left.StartYear > right.StartYear;

    /// <summary>Not later than.</summary>
    public static bool operator <=(AcademicYear left, AcademicYear right) => left.StartYear <= right.StartYear;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(AcademicYear left, AcademicYear right) => left.StartYear >= right.StartYear;

    /// <summary>As officers write it: <c>2025/26</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartYear}/{(StartYear + 1) % 100:00}");
}
