using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads the money of a run.</summary>
internal static class MoneyReader
{
    public static MoneyFigures Read(RunQueries run, IReadOnlyList<RunYear> years) => new(
        run.Query("SELECT value::INTEGER FROM inputs.parameters WHERE name = 'costs.price_base'", row => row.Integer(0))
            .FirstOrDefault(years[0].Start),
        Years(run), Steps(run), Kinds(run), Ledger(run), Capital(run), Payback(run));

    private static IReadOnlyList<MoneyYear> Years(RunQueries run) => !run.Has("money") ? [] : run.Query(
        """
        SELECT p.academic_year, p.paid_cash_gbp, p.paid_gbp, p.discounting_gbp, p.discounted_gbp, p.penalties_gbp, p.minimised_gbp,
               d.paid_gbp
        FROM money p JOIN money d USING (academic_year) WHERE p.plan = 'plan' AND d.plan = 'do_minimum' ORDER BY 1
        """,
        row => new MoneyYear(
            row.Integer(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4), row.Number(5), row.Number(6), row.Number(7)));

    private static IReadOnlyList<MoneyStep> Steps(RunQueries run) => !run.Has("money_steps") ? [] : run.Query(
        "SELECT kind, supply, do_minimum_gbp, plan_gbp FROM money_steps ORDER BY difference_gbp, kind, supply",
        row => new MoneyStep(Words.Cost(row.Text(0), row.FindText(1)), row.Number(2), row.Number(3)));

    private static IReadOnlyList<KindYear> Kinds(RunQueries run) => run.Query(
        """
        SELECT kind, CASE WHEN kind = 'fee' THEN supply END AS of, academic_year, sum(cost_gbp)
        FROM costs LEFT JOIN providers USING (provider_id) JOIN years USING (academic_year)
        WHERE cost_gbp <> 0 AND is_planned GROUP BY ALL ORDER BY kind, of, academic_year
        """,
        row => new KindYear(Words.Cost(row.Text(0), row.FindText(1)), row.Integer(2), row.Number(3)));

    private static IReadOnlyList<LedgerYear> Ledger(RunQueries run) => !run.Has("ledger") ? [] : run.Query(
        """
        SELECT p.academic_year, p.opening_balance_gbp, p.high_needs_block_gbp, p.spending_cash_gbp, p.in_year_position_gbp,
               p.stability_grant_gbp, p.closing_balance_gbp, p.closing_balance_if_government_gbp, d.closing_balance_gbp,
               d.closing_balance_if_government_gbp
        FROM ledger p JOIN do_minimum.ledger d USING (academic_year) WHERE p.opening_balance_gbp IS NOT NULL ORDER BY 1
        """,
        row => new LedgerYear(
            row.Integer(0), row.Number(1), row.FindNumber(2), row.Number(3), row.FindNumber(4), row.FindNumber(5) ?? 0.0,
            row.FindNumber(6), row.FindNumber(7), row.FindNumber(8))
        {
            ClosingCommittedIfGovernment = row.FindNumber(9),
        });

    private static IReadOnlyList<CapitalYear> Capital(RunQueries run) => !run.Has("capital_years") ? [] : run.Query(
        """
        SELECT academic_year, funder, sum(capital_gbp) FROM capital_years WHERE plan = 'plan'
        GROUP BY ALL HAVING sum(capital_gbp) > 0 ORDER BY ALL
        """,
        row => new CapitalYear(row.Integer(0), row.Text(1), row.Number(2)));

    private static IReadOnlyList<PaybackCase> Payback(RunQueries run) => !run.Has("payback") ? [] : run.Query(
        "SELECT payback_case, payback_year, saving_gbp, fee_factor, capital_factor FROM payback ORDER BY payback_case",
        row => new PaybackCase(row.Text(0), row.FindInteger(1), row.Number(2), row.Number(3), row.Number(4)));
}

/// <summary>Reads what a plan is made from.</summary>
internal static class AssumptionReader
{
    public static AssumptionFigures Read(RunQueries run) => new(
        !run.Has("assumptions") ? [] : run.Query(
            "SELECT path, value, unit, source, source_year, certainty FROM assumptions ORDER BY path, value",
            row => new Assumption(
                row.Text(0), row.FindText(1) ?? "", row.FindText(2) ?? "", row.FindText(3) ?? "", row.FindText(4) ?? "",
                row.FindText(5) ?? "")),
        !run.Has("assumption_checks") ? [] : run.Query(
            "SELECT name, range_end, value, status, regret_gbp, changes, is_turning FROM assumption_checks ORDER BY name, range_end",
            row => new AssumptionTrial(
                row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.FindNumber(4), row.FindText(5) ?? "", row.YesNo(6))));
}
