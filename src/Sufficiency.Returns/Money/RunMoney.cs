using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Money;

/// <summary>High-needs money of one plan of a run, by academic year.</summary>
internal sealed class RunMoney
{
    private readonly List<(int Year, string Kind, string? Provision, string? Supply, double Pounds)> costs;
    private readonly double other;

    /// <summary>Reads it from the tables.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isDoMinimum">Whether committed schemes alone are asked for.</param>
    public RunMoney(RunQueries run, bool isDoMinimum)
    {
        var plan = isDoMinimum ? "do_minimum." : "";
        costs = [.. run.Query($"""
            SELECT c.academic_year, c.kind, c.provision_type, v.supply, sum(c.cost_gbp)
            FROM {plan}costs c LEFT JOIN providers v USING (provider_id) JOIN cost_kinds k ON k.kind = c.kind
            WHERE k.is_high_needs_spending GROUP BY ALL ORDER BY ALL
            """, row => (row.Integer(0), row.Text(1), row.FindText(2), row.FindText(3), row.Number(4)))];
        other = run.Query("SELECT value FROM inputs.parameters WHERE name = 'costs.other_high_needs_gbp'", row => row.Number(0))
            .FirstOrDefault();
        Ledger = run.Query($"""
            SELECT academic_year, high_needs_block_gbp, spending_cash_gbp, stability_grant_gbp, closing_balance_gbp,
                closing_balance_if_government_gbp
            FROM {plan}ledger ORDER BY academic_year
            """, row => new LedgerYear(row.Integer(0), row.FindNumber(1), row.Number(2), row.FindNumber(3), row.FindNumber(4),
                row.FindNumber(5))).ToDictionary(row => row.Year);
        OverrideEnds = run.Query("SELECT value FROM inputs.parameters WHERE name = 'deficit.override_ends'", row => (int?)row.Number(0))
            .FirstOrDefault();
    }

    /// <summary>The ledger by year.</summary>
    public IReadOnlyDictionary<int, LedgerYear> Ledger { get; }

    /// <summary>First year in which a deficit counts against the council's reserves; null where the data does not say.</summary>
    public int? OverrideEnds { get; }

    /// <summary>Whether the run has money of an academic year.</summary>
    public bool Has(int academicYear) => Ledger.ContainsKey(academicYear);

    /// <summary>A line at prices of the price base.</summary>
    public double AtBasePrices(MoneyLine line, int academicYear) => costs
        .Where(cost => cost.Year == academicYear && line.Takes(cost.Kind, cost.Provision, cost.Supply)).Sum(cost => cost.Pounds)
        + (line.TakesOther ? other : 0.0);

    /// <summary>A line in cash.</summary>
    public double InCash(MoneyLine line, int academicYear) => AtBasePrices(line, academicYear) * CashFactor(academicYear);

    /// <summary>Cash for each pound at prices of the price base: what the ledger has for the costs of the year.</summary>
    private double CashFactor(int academicYear)
    {
        var atBase = costs.Where(cost => cost.Year == academicYear).Sum(cost => cost.Pounds) + other;
        return atBase == 0.0 ? 1.0 : Ledger[academicYear].SpendingCash / atBase;
    }
}

/// <summary>The high-needs ledger of an academic year, in cash; a minus is a deficit.</summary>
/// <param name="Year">The academic year.</param>
/// <param name="Block">Grant; null where not known.</param>
/// <param name="SpendingCash">Spending that the grant pays.</param>
/// <param name="StabilityGrant">What a government grant meets of the deficit.</param>
/// <param name="Closing">Balance if the council bears every deficit.</param>
/// <param name="ClosingIfGovernment">Balance if the government bears those after the override.</param>
internal sealed record LedgerYear(int Year, double? Block, double SpendingCash, double? StabilityGrant, double? Closing,
    double? ClosingIfGovernment);
