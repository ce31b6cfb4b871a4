using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Results.Money;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>The high-needs ledger of a plan in a future, in cash.</summary>
internal sealed record LedgerYear
{
    /// <summary>The future.</summary>
    public required string Scenario { get; init; }

    /// <summary>plan or do_minimum.</summary>
    public required string Plan { get; init; }

    /// <summary>The year.</summary>
    public required int AcademicYear { get; init; }

    /// <summary>Grant less spending.</summary>
    public required double InYearPositionGbp { get; init; }

    /// <summary>With all before it; negative is a deficit.</summary>
    public required double CumulativePositionGbp { get; init; }

    /// <summary>What the government grant meets at the end of this year; 0 in all years but one.</summary>
    public required double GrantGbp { get; init; }

    /// <summary>Whether the statutory override has ended.</summary>
    public required bool? IsAgainstReserves { get; init; }

    /// <summary>The same if the government bears the deficits of the years after the override.</summary>
    public required double ClosingIfGovernmentGbp { get; init; }

    /// <summary>The years in order.</summary>
    public static IEnumerable<LedgerYear> Of(string scenario, string plan, IEnumerable<(int Year, double PositionGbp)> years,
        DeficitAssumptions assumptions) =>
        DeficitBalance.Of(years, assumptions).Select(year =>
            new LedgerYear
            {
                Scenario = scenario,
                Plan = plan,
                AcademicYear = year.Year,
                InYearPositionGbp = year.InYear,
                CumulativePositionGbp = year.Closing,
                GrantGbp = year.StabilityGrant,
                IsAgainstReserves = year.IsAgainstReserves,
                ClosingIfGovernmentGbp = year.ClosingIfGovernment,
            });

    /// <summary>The first year from which a plan has cost less in all than do-minimum, up to the last year. Null if there is
    /// none.</summary>
    public static int? Payback(IEnumerable<(int Year, double PlanGbp, double DoMinimumGbp)> years) =>
        PaybackCases.FirstYear(years.Select(year => (year.Year, year.DoMinimumGbp - year.PlanGbp)));
}
