using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results.Money;

/// <summary>The money of small plans worked out on paper: 2025/26 and 2026/27, prices of 2025/26, cash 2 % dearer a year.</summary>
public sealed class MoneyTablesTests
{
    private static readonly Provenance Invented = new("invented for a test", "2025", Certainty.Assumed);

    [Fact]
    public void EachLineOfMoneyLeadsToTheNext()
    {
        CostRow[] plan = [Cost(2025, "fee", 100, "market", discounted: 100), Cost(2026, "fee", 103.5, "market", discounted: 100),
            Penalty(2026, 10.35, discounted: 10)];
        var rows = MoneyTable.Rows(County, plan, [Cost(2025, "fee", 80, "market", discounted: 80)]);

        Assert.Equal(["difference", "difference", "do_minimum", "do_minimum", "plan", "plan"], rows.Select(row => row.Plan),
            StringComparer.Ordinal);
        Assert.Equal(Row.MoneyYear("plan", 2026, 103.5 * 1.02, 103.5, -3.5, 100, 10, 110), rows[5]);
        Assert.Equal(Row.MoneyYear("do_minimum", 2026, 0, 0, 0, 0, 0, 0), rows[3]);
        Assert.Equal(Row.MoneyYear("difference", 2025, 20, 20, 0, 20, 0, 20), rows[0]);
        Assert.Equal(plan.Sum(row => row.DiscountedGbp), rows.Where(row => row.Plan == "plan").Sum(row => row.MinimisedGbp));
    }

    [Fact]
    public void TheStepsFromOnePlanToTheOtherSumToThePenny()
    {
        CostRow[] plan = [Cost(2025, "fee", 1.0 / 3, "market"), Cost(2025, "transport", 1.0 / 3, "market"),
            Cost(2026, "capital", 1.0 / 3, "special", "extension")];
        CostRow[] nothing = [Cost(2025, "fee", 2.0 / 3, "market"), Cost(2026, "fee", 4, "bought"), Penalty(2026, 7, 7)];
        var steps = MoneySteps.Rows(County, plan, nothing);

        Assert.Equal(["capital", "fee agreed", "fee tranche", "transport"], steps.Select(step => $"{step.Kind} {step.Supply}".TrimEnd()),
            StringComparer.Ordinal);
        Assert.Equal([0.34, -0.34, -4.0, 0.33], steps.Select(step => step.DifferenceGbp));
        Assert.Equal(1.00 - 4.67, steps.Sum(step => step.DifferenceGbp), 9);
    }

    [Fact]
    public void CapitalIsSpentInEqualPartsBeforeTheOpeningByWhoeverPaysIt()
    {
        var dataset = County with { CapitalLeadYears = 2, SchemeFunding = [new(new("extension"), "section_106", new(250_000), Invented)] };
        var rows = CapitalSpending.Rows(dataset, Plan(opening: 2026), Plan(opening: null));

        Assert.Equal(
            [new("plan", "extension", 2024, "not_found", 375_000), new("plan", "extension", 2024, "section_106", 125_000),
            new("plan", "extension", 2025, "not_found", 375_000), new("plan", "extension", 2025, "section_106", 125_000)],
            rows);
        Assert.Equal([new("plan", "extension", 2026, "not_found", 1_000_000)],
            CapitalSpending.Rows(County, Plan(opening: 2026), Plan(opening: null)));
    }

    [Fact]
    public void AFunderWithoutAnAmountPaysWhatTheOthersLeave() =>
        Assert.Equal(
            [("section_106", 30.0), ("government_grant", 70.0)],
            CapitalSpending.Funders(
            [new(new("extension"), "government_grant", null, Invented), new(new("extension"), "section_106", new(30), Invented)], 100));

    [Fact]
    public void PaybackCountsCapitalWhenItIsSpentAndHasARange()
    {
        // £1m is spent in 2025. Places bought cost £0.6m a year less in both years: −0.4, then +0.2. Fees at 1.2 and capital at 0.5 pay
        // back at once; at 0.8 and 1 never.
        var dataset = County with
        {
            CapitalLeadYears = 1,
            AssumptionRanges = [new("schemes[*].capital_gbp", "capital", "*0.5", "*1", Invented),
            new("tranches[*].fee_gbp", "fees", "*0.8", "*1.2", Invented)],
        };
        CostRow[] nothing = [Cost(2025, "fee", 600_000, "bought"), Cost(2026, "fee", 600_000, "bought")];
        var cases = PaybackCases.Rows(dataset, Plan(opening: 2026, Cost(2026, "capital", 50_000, "special", "extension")),
            Plan(opening: null, nothing));

        Assert.Equal(
            [Row.PaybackCase("best", 1.2, 1, 0.5, 2025, 940_000),
             Row.PaybackCase("central", 1, 1, 1, 2026, 200_000),
             Row.PaybackCase("worst", 0.8, 1, 1, null, -40_000)],
            cases.Select(one => one with { SavingGbp = Math.Round(one.SavingGbp, 3) }));
        Assert.Single(PaybackCases.Rows(dataset with { AssumptionRanges = [] }, Plan(opening: 2026), Plan(opening: null, nothing)));
        Assert.Empty(PaybackCases.Rows(dataset, Plan(opening: null, nothing), Plan(opening: null, nothing)));
    }

    [Fact]
    public void WhatIsOwedDependsOnWhoBearsItAndOnTheGrant()
    {
        var years = DeficitBalance.Of([(2025, -20), (2026, -30), (2027, 10), (2028, -40)], new(new(80), 0.9, new(2025), new(2027)));

        Assert.Equal(
            [
                new(2025, -80, -20, 90, -10, -10, false), new(2026, -10, -30, 0, -40, -40, false), // 0.9 of 100
                // a surplus is the council's in both readings
                new(2027, -40, 10, 0, -30, -30, true), new(2028, -30, -40, 0, -70, -30, true),
            ],
            years);
    }

    [Fact]
    public void BalancesEndWhereAGrantIsNotKnown()
    {
        var dataset = County with { Funding = [new(new(2025), new(100))], Deficit = new(new(80), null, null, null) };
        var ledger = HighNeedsLedger.Rows(dataset, [Cost(2025, "fee", 70, "market"), Cost(2025, "transport", 1_000, "market")]).ToList();

        Assert.Equal((-80, 30, -50, -50),
            (ledger[0].OpeningBalanceGbp, ledger[0].InYearPositionGbp, ledger[0].ClosingBalanceGbp,
                ledger[0].ClosingBalanceIfGovernmentGbp));
        Assert.Null(ledger[1].ClosingBalanceGbp);
    }

    private static PlanningDataset County { get; } = SmallDataset.Create(years: 2) with
    {
        Providers = [.. SmallDataset.Create(years: 2).Providers.Select(provider =>
            provider.Id.Value == "market" ? provider with { Supply = Supply.Agreed } : provider),
            SmallDataset.Market("bought", topUpGbp: 70_000) with { Supply = Supply.Tranche }],
        Costs = SmallDataset.Create(years: 2).Costs with { OtherHighNeedsSpending = new(0), InflationForFunding = 0.02 },
    };

    private static PlanTables Plan(int? opening, params CostRow[] costs) => PlanSummaryTests.Nothing with
    {
        Schemes = [Row.Scheme("extension", "Extension", "special", "optional", 2026, opening, 1_000_000, 10)],
        Costs = costs,
    };

    private static CostRow Cost(int year, string kind, double gbp, string provider, string? scheme = null, double discounted = 0) =>
        Row.Cost(year, kind, null, provider, scheme, gbp, 0, discounted);

    private static CostRow Penalty(int year, double gbp, double discounted) =>
        Row.Cost(year, "penalty_waiting", null, null, null, 0, gbp, discounted);
}
