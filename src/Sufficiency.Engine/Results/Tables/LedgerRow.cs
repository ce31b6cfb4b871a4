namespace Sufficiency.Engine.Results.Tables;

/// <summary>High-needs position of a year, in cash: the grant less the money the plan costs (capital and
/// transport are paid elsewhere).</summary>
internal sealed record LedgerRow(int AcademicYear, double? HighNeedsBlockGbp, double SpendingCashGbp, double? InYearPositionGbp)
{
    /// <summary>Balance at the start of the year, whoever bears it; null where a grant up to then is not known.</summary>
    public double? OpeningBalanceGbp { get; init; }

    /// <summary>What the government's deficit grant meets at the end of the year; 0 in all years but one.</summary>
    public double? StabilityGrantGbp { get; init; }

    /// <summary>Balance at the end of the year if the council bears every year's deficit.</summary>
    public double? ClosingBalanceGbp { get; init; }

    /// <summary>Balance at the end of the year if the government bears the deficits of the years after the override.</summary>
    public double? ClosingBalanceIfGovernmentGbp { get; init; }
}
