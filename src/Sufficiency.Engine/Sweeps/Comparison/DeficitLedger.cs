using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Sweeps.Scenarios;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>The high-needs ledger of a plan in a future, in cash.</summary>
/// <param name="Scenario">The future.</param>
/// <param name="Plan">plan or do_nothing.</param>
/// <param name="AcademicYear">The year.</param>
/// <param name="InYearPositionGbp">Grant less spending.</param>
/// <param name="CumulativePositionGbp">With all before it; negative is a deficit.</param>
/// <param name="GrantGbp">What the government grant meets at the end of this year; 0 in all years but one.</param>
/// <param name="IsAgainstReserves">Whether the statutory override has ended.</param>
internal sealed record LedgerYear(string Scenario, string Plan, int AcademicYear, double InYearPositionGbp, double CumulativePositionGbp,
    double GrantGbp, bool? IsAgainstReserves)
{
    /// <summary>The same if the government bears the deficits of the years after the override.</summary>
    public required double ClosingIfGovernmentGbp { get; init; }

    /// <summary>The years in order.</summary>
    public static IEnumerable<LedgerYear> Of(string scenario, string plan, IEnumerable<(int Year, double PositionGbp)> years,
        DeficitAssumptions assumptions) =>
        DeficitBalance.Of(years, assumptions).Select(year =>
            new LedgerYear(scenario, plan, year.Year, year.InYear, year.Closing, year.StabilityGrant, year.IsAgainstReserves)
            {
                ClosingIfGovernmentGbp = year.ClosingIfGovernment,
            });

    /// <summary>The first year from which a plan has cost less than do-minimum in all years together, to the last
    /// year; null where that never comes.</summary>
    public static int? Payback(IEnumerable<(int Year, double PlanGbp, double DoMinimumGbp)> years) =>
        PaybackCases.FirstYear(years.Select(year => (year.Year, year.DoMinimumGbp - year.PlanGbp)));
}
