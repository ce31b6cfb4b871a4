using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>Gathers the tables of money for the page.</summary>
internal static class MoneySummaryBuilder
{
    public static MoneySummary Build(PlanningDataset dataset, PlanTables plan, PlanTables doMinimum) => new()
    {
        Years = MoneyTable.Rows(dataset, plan.Costs, doMinimum.Costs),
        Steps = MoneySteps.Rows(dataset, plan.PlannedCosts, doMinimum.PlannedCosts),
        Capital = CapitalSpending.Rows(dataset, plan, doMinimum),
        Payback = PaybackCases.Rows(dataset, plan, doMinimum),
        Ledger = Ledger(plan),
        DoMinimumLedger = Ledger(doMinimum),
        Deficit = dataset.Deficit,
        PriceBase = dataset.Costs.PriceBase,
    };

    private static IReadOnlyList<LedgerFigures> Ledger(PlanTables tables) =>
        [.. tables.Ledger.OrderBy(row => row.AcademicYear).Select(row => new LedgerFigures(
        new(row.AcademicYear), row.HighNeedsBlockGbp, row.SpendingCashGbp, row.InYearPositionGbp, row.OpeningBalanceGbp,
        row.StabilityGrantGbp, row.ClosingBalanceGbp, row.ClosingBalanceIfGovernmentGbp))];
}
