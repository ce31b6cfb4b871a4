using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>The high-needs ledger of a plan in a future, in cash.</summary>
/// <param name="Scenario">The future.</param>
/// <param name="Plan">plan or do_nothing.</param>
/// <param name="AcademicYear">The year.</param>
/// <param name="InYearPositionGbp">Grant less spending.</param>
/// <param name="CumulativePositionGbp">With all before it; negative is a deficit.</param>
/// <param name="GrantGbp">What the government grant meets at the end of this year; 0 in all years but one.</param>
/// <param name="IsAgainstReserves">Whether the statutory override has ended.</param>
internal sealed record LedgerYear(string Scenario, string Plan, int AcademicYear, double InYearPositionGbp, double CumulativePositionGbp, double GrantGbp, bool? IsAgainstReserves)
{
    /// <summary>The years in order.</summary>
    public static IEnumerable<LedgerYear> Of(string scenario, string plan, IEnumerable<(int Year, double PositionGbp)> years, DeficitAssumptions assumptions)
    {
        var cumulative = -(assumptions.Opening?.Value ?? 0.0);
        foreach (var (year, position) in years.OrderBy(pair => pair.Year))
        {
            cumulative += position;
            var grant = assumptions is { GrantShare: { } share, GrantUntil: { } until } && until.StartYear == year ? share * Math.Max(0.0, -cumulative) : 0.0;
            cumulative += grant;
            yield return new(scenario, plan, year, position, cumulative, grant, assumptions.OverrideEnds is { } end ? year >= end.StartYear : null);
        }
    }

    /// <summary>The first year from which a plan has cost less than do-nothing in all years together, to the last year; null where that never comes.</summary>
    public static int? Payback(IEnumerable<(int Year, double PlanGbp, double DoNothingGbp)> years)
    {
        var saved = 0.0;
        int? since = null;
        foreach (var (year, plan, doNothing) in years.OrderBy(one => one.Year))
        {
            saved += doNothing - plan;
            since = saved <= 0 ? null : since ?? year;
        }

        return since;
    }
}
