namespace Sufficiency.Returns.Money;

/// <summary>Money of academic years as money of financial years, April to March, by months.</summary>
/// <param name="MonthsToMarch">Months of an academic year that lie in the financial year it begins in: September to March.</param>
internal sealed record FinancialYears(int MonthsToMarch)
{
    private const int MonthsOfYear = 12;

    /// <summary>Share of an academic year's money that falls in September to March.</summary>
    public double ShareToMarch => (double)MonthsToMarch / MonthsOfYear;

    /// <summary>The money of an academic year up to the end of March.</summary>
    public double ToMarch(double academicYear) => academicYear * ShareToMarch;

    /// <summary>The money of an academic year from April on.</summary>
    public double FromApril(double academicYear) => academicYear - ToMarch(academicYear);

    /// <summary>The money of the financial year in which the second academic year begins.</summary>
    public double Of(double before, double beginning) => FromApril(before) + ToMarch(beginning);

    /// <summary>A financial year as officers write it: 2026 is 2026-27.</summary>
    public static string Label(int year) => FormattableString.Invariant($"{year}-{(year + 1) % 100:00}");
}
