namespace Sufficiency.Engine.Results.Tables;

/// <summary>The tables that lay the money of the plan beside do-minimum's.</summary>
internal static class MoneyTableDefinitions
{
    public static TableDefinition<MoneyYear> Money { get; } = new TableBuilder<MoneyYear>(
            "money", "Money of the plan, of do-minimum and their difference, by year; each line leads to the next, and all years together "
                + "are the objective.", "plan", "academic_year")
        .Text("plan", row => row.Plan, "plan, do_minimum or difference")
        .Integer("academic_year", row => row.AcademicYear, "academic year", "year", "years")
        .Number("paid_cash_gbp", row => row.PaidCashGbp, "GBP cash", "money paid at the prices of the year, capital as a yearly charge")
        .Number("paid_gbp", row => row.PaidGbp, "GBP", "the same at prices of the price base: cost_gbp of the costs table")
        .Number("discounting_gbp", row => row.DiscountingGbp, "GBP", "what discounting takes off")
        .Number("discounted_gbp", row => row.DiscountedGbp, "GBP", "paid_gbp and discounting_gbp")
        .Number("penalties_gbp", row => row.PenaltiesGbp, "GBP", "penalties, discounted")
        .Number("minimised_gbp", row => row.MinimisedGbp, "GBP", "discounted_gbp and penalties_gbp: the year's part of the objective")
        .Build();

    public static TableDefinition<MoneyStep> Steps { get; } = new TableBuilder<MoneyStep>(
            "money_steps",
            "Why the plan costs more or less than do-minimum: all years together at prices of the price base, by kind of cost, "
                + "to the penny.", "kind", "supply")
        .Text("kind", row => row.Kind, "kind of cost; no penalties", "cost_kinds")
        .Text("supply", row => row.Supply, "for fees: agreed, tranche or bespoke; empty for other kinds", required: false)
        .Number("do_minimum_gbp", row => row.DoMinimumGbp, "GBP", "with committed schemes only")
        .Number("plan_gbp", row => row.PlanGbp, "GBP", "in the plan")
        .Number("difference_gbp", row => row.DifferenceGbp, "GBP", "plan less do-minimum")
        .Build();

    public static TableDefinition<CapitalYear> Capital { get; } = new TableBuilder<CapitalYear>(
            "capital_years", "Capital of the schemes that open, by year of spending and funder, at prices of the price base.", "plan",
            "scheme_id", "academic_year", "funder")
        .Text("plan", row => row.Plan, "plan or do_minimum")
        .Text("scheme_id", row => row.SchemeId, "scheme", "scheme_options")
        .Integer("academic_year", row =>
            row.AcademicYear, "academic year", "year of spending; before the base year where it is spent already")
        .Text("funder", row => row.Funder, "government_grant, section_106, borrowing or other; not_found where the data does not say")
        .Number("capital_gbp", row => row.CapitalGbp, "GBP", "what is spent")
        .Build();

    public static TableDefinition<PaybackCase> Payback { get; } = new TableBuilder<PaybackCase>(
            "payback", "When the plan has cost less in all than do-minimum, capital counted when it is spent; "
                + "schemes and placements are the plan's in every case.", "payback_case")
        .Text("payback_case", row => row.Case, "central; best: fees at their high and capital at its low; worst: the reverse")
        .Number("fee_factor", row => row.FeeFactor, "factor", "on fees of further places bought")
        .Number("package_factor", row => row.PackageFactor, "factor", "on packages for one pupil")
        .Number("capital_factor", row => row.CapitalFactor, "factor", "on the capital of schemes")
        .Integer("payback_year", row =>
            row.PaybackYear, "academic year", "first year from which it has; empty where it has not by the last planned year",
            required: false)
        .Number("saving_gbp", row => row.SavingGbp, "GBP", "saved over the planned years; negative where the plan costs more")
        .Build();

    /// <summary>Every one.</summary>
    public static IReadOnlyList<ITable> All { get; } = [Capital, Money, Steps, Payback];
}
