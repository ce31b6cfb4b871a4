using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>The money of a plan beside do-minimum's.</summary>
public sealed record MoneySummary
{
    /// <summary>Each planned year of the plan, do-minimum and their difference.</summary>
    public required IReadOnlyList<MoneyYear> Years { get; init; }

    /// <summary>Why the two differ, kind by kind.</summary>
    public required IReadOnlyList<MoneyStep> Steps { get; init; }

    /// <summary>Capital by year of spending.</summary>
    public required IReadOnlyList<CapitalYear> Capital { get; init; }

    /// <summary>When the plan has paid for itself; none where it spends no capital of its own.</summary>
    public required IReadOnlyList<PaybackCase> Payback { get; init; }

    /// <summary>The plan's high-needs ledger.</summary>
    public required IReadOnlyList<LedgerFigures> Ledger { get; init; }

    /// <summary>Do-minimum's high-needs ledger.</summary>
    public required IReadOnlyList<LedgerFigures> DoMinimumLedger { get; init; }

    /// <summary>What is taken to become of the deficit.</summary>
    public required DeficitAssumptions Deficit { get; init; }

    /// <summary>The academic year at whose prices costs stand.</summary>
    public required AcademicYear PriceBase { get; init; }

    /// <summary>The years of one plan: plan, do_minimum or difference.</summary>
    public IReadOnlyList<MoneyYear> Of(string plan) => [.. Years.Where(year => string.Equals(year.Plan, plan, StringComparison.Ordinal))];
}

/// <summary>A year of a high-needs ledger, in cash; null where a grant is not known.</summary>
/// <param name="Year">The year.</param>
/// <param name="Grant">High needs block.</param>
/// <param name="Spending">What it should pay.</param>
/// <param name="Position">Grant less spending.</param>
/// <param name="Opening">Balance at the start; negative is a deficit.</param>
/// <param name="StabilityGrant">What the government's deficit grant meets.</param>
/// <param name="Closing">Balance at the end if the council bears every year's deficit.</param>
/// <param name="ClosingIfGovernment">The same if the government bears the years after the override.</param>
public sealed record LedgerFigures(
    AcademicYear Year, double? Grant, double Spending, double? Position, double? Opening, double? StabilityGrant, double? Closing,
    double? ClosingIfGovernment);
