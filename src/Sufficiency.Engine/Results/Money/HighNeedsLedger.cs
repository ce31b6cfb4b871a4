using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Money;

/// <summary>The high-needs ledger of a plan: each year's position, and what becomes of the balance.</summary>
internal static class HighNeedsLedger
{
    /// <summary>The planned years; balances end where a year's grant is not known.</summary>
    public static IEnumerable<LedgerRow> Rows(PlanningDataset dataset, IReadOnlyList<CostRow> costs)
    {
        var years = Years(dataset, costs).ToList();
        var balances = DeficitBalance.Of(
            years.TakeWhile(row => row.InYearPositionGbp is not null).Select(row => (row.AcademicYear, row.InYearPositionGbp!.Value)),
            dataset.Deficit).ToDictionary(balance => balance.Year);
        return years.Select(row => balances.GetValueOrDefault(row.AcademicYear) is not { } balance ? row : row with
        {
            OpeningBalanceGbp = balance.Opening,
            StabilityGrantGbp = balance.StabilityGrant,
            ClosingBalanceGbp = balance.Closing,
            ClosingBalanceIfGovernmentGbp = balance.ClosingIfGovernment,
        });
    }

    private static IEnumerable<LedgerRow> Years(PlanningDataset dataset, IReadOnlyList<CostRow> costs)
    {
        var spending = costs.Where(row => CostKindRow.HighNeedsKinds.Contains(row.Kind)).ToLookup(row => row.AcademicYear, row =>
            row.CostGbp);
        foreach (var year in dataset.Horizon.Years)
        {
            var cash = (spending[year.StartYear].Sum() + dataset.Costs.OtherHighNeedsSpending.Value) * MoneyTable.CashFactor(dataset, year);
            var block = dataset.Funding.FirstOrDefault(funding => funding.Year == year)?.HighNeedsBlock.Value;
            yield return new(year.StartYear, block, cash, block - cash);
        }
    }
}
