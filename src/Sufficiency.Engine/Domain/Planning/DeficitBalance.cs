namespace Sufficiency.Engine.Domain.Planning;

/// <summary>What becomes of the high-needs balance in a year, in cash; negative is a deficit.</summary>
/// <param name="Year">Calendar year in which the academic year starts.</param>
/// <param name="Opening">Balance at the start of the year, whoever bears it.</param>
/// <param name="InYear">Grant less spending of the year.</param>
/// <param name="StabilityGrant">What the government's deficit grant meets at the end of the year; 0 in all years but one.</param>
/// <param name="Closing">Balance at the end of the year if the council bears every year's deficit.</param>
/// <param name="ClosingIfGovernment">Balance at the end of the year if the government bears the deficits of the years after the
/// override.</param>
/// <param name="IsAgainstReserves">Whether the override has ended; null where the source does not say.</param>
public sealed record DeficitBalance(int Year, double Opening, double InYear, double StabilityGrant, double Closing,
    double ClosingIfGovernment, bool? IsAgainstReserves)
{
    /// <summary>The years in order, from the opening deficit on; from nil where the data names none.</summary>
    public static IEnumerable<DeficitBalance> Of(IEnumerable<(int Year, double PositionGbp)> years, DeficitAssumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(assumptions);
        var balance = -(assumptions.Opening?.Value ?? 0.0);
        var borneByCouncil = balance;
        foreach (var (year, position) in years.OrderBy(pair => pair.Year))
        {
            var opening = balance;
            bool? hasEnded = assumptions.OverrideEnds is { } end ? year >= end.StartYear : null;
            balance += position;
            borneByCouncil += hasEnded == true ? Math.Max(0.0, position) : position;
            var grant = assumptions is { GrantShare: { } share, GrantUntil: { } until } && until.StartYear == year
                ? share * Math.Max(0.0, -balance) : 0.0;
            balance += grant;
            borneByCouncil += grant;
            yield return new(year, opening, position, grant, balance, borneByCouncil, hasEnded);
        }
    }
}
