using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Audit.Rules;

/// <summary>The tables of money follow from the costs and schemes of both plans, and the high-needs balance from its years.</summary>
internal static class MoneyRules
{
    /// <summary>The checks of the balances of one plan.</summary>
    public static IReadOnlyList<AuditCheck> OfPlan { get; } =
    [
        new("LedgerBalances",
            """
            (WITH years AS (
                SELECT l.*, count(*) FILTER (l.in_year_position_gbp IS NULL) OVER so_far AS unknown,
                    -coalesce(parameter('deficit.opening_gbp'), 0) + sum(l.in_year_position_gbp) OVER so_far AS borne,
                    -coalesce(parameter('deficit.opening_gbp'), 0)
                        + sum(CASE WHEN l.academic_year >= coalesce(parameter('deficit.override_ends'), 9999)
                        THEN greatest(0, l.in_year_position_gbp) ELSE l.in_year_position_gbp END) OVER so_far AS by_council
                FROM ledger l WINDOW so_far AS (ORDER BY l.academic_year)),
            granted AS (
                SELECT y.*, CASE WHEN y.academic_year = parameter('deficit.grant_until')
                    THEN coalesce(parameter('deficit.grant_share'), 0) * greatest(0, -y.borne) ELSE 0 END AS granted FROM years y)
            SELECT g.*, sum(g.granted) OVER (ORDER BY g.academic_year) AS granted_so_far FROM granted g) l
            """,
            $"""
            CASE WHEN l.unknown > 0 THEN l.opening_balance_gbp IS NULL AND l.stability_grant_gbp IS NULL
                AND l.closing_balance_gbp IS NULL AND l.closing_balance_if_government_gbp IS NULL
            ELSE {AuditCheck.AgreeInMoney("l.stability_grant_gbp", "l.granted")}
                AND {AuditCheck.AgreeInMoney("l.closing_balance_gbp", "l.borne + l.granted_so_far")}
                AND {AuditCheck.AgreeInMoney("l.closing_balance_if_government_gbp", "l.by_council + l.granted_so_far")}
                AND {AuditCheck.AgreeInMoney("l.opening_balance_gbp + l.in_year_position_gbp + l.stability_grant_gbp",
                    "l.closing_balance_gbp")} END
            """,
            "'the balance of ' || label(l.academic_year) || ' does not follow from the years before it'"),
    ];

    private const string Due = """
        (WITH sums AS (
            SELECT p.plan, y.academic_year, y.cash, coalesce(sum(c.cost_gbp), 0) AS paid, coalesce(sum(c.cost_gbp * y.discount),
                0) AS discounted, coalesce(sum(c.penalty_gbp * y.discount), 0) AS penalties
            FROM (VALUES ('plan'), ('do_minimum')) p(plan) CROSS JOIN planned y LEFT JOIN both_costs c ON c.plan = p.plan
                AND c.academic_year = y.academic_year GROUP BY ALL),
        due AS (
            SELECT * FROM sums UNION ALL
            SELECT 'difference', a.academic_year, a.cash, a.paid - b.paid, a.discounted - b.discounted, a.penalties - b.penalties
            FROM sums a JOIN sums b USING (academic_year) WHERE a.plan = 'plan' AND b.plan = 'do_minimum')
        SELECT coalesce(m.plan, d.plan) AS which, coalesce(m.academic_year, d.academic_year) AS year, m.*, d.cash, d.paid, d.discounted,
            d.penalties
        FROM money m FULL OUTER JOIN due d ON d.plan = m.plan AND d.academic_year = m.academic_year) m
        """;

    private const string StepsDue = """
        (WITH due AS (
            SELECT c.kind, CASE WHEN c.kind = 'fee' THEN v.supply END AS supply,
                coalesce(sum(c.cost_gbp) FILTER (c.plan = 'plan'), 0) AS plan_due, coalesce(sum(c.cost_gbp)
                    FILTER (c.plan = 'do_minimum'), 0) AS nothing_due
            FROM both_costs c JOIN planned y ON y.academic_year = c.academic_year AND y.is_counted
            LEFT JOIN providers v USING (provider_id) WHERE c.cost_gbp <> 0 GROUP BY ALL)
        SELECT coalesce(s.kind, d.kind)::VARCHAR || coalesce(' ' || coalesce(s.supply,
            d.supply), '') AS what, s.*, coalesce(d.plan_due, 0) AS plan_due, coalesce(d.nothing_due, 0) AS nothing_due
        FROM money_steps s FULL OUTER JOIN due d ON d.kind = s.kind AND d.supply IS NOT DISTINCT FROM s.supply) s
        """;

    private const string CapitalDue = """
        (WITH building AS (
            SELECT s.*, least(parameter('capital.lead_years'), coalesce(o.lead_years, parameter('capital.lead_years'))) AS spent_over
            FROM both_schemes s LEFT JOIN scheme_options o USING (scheme_id) WHERE s.opening_year IS NOT NULL),
        years AS (
            SELECT s.plan, s.scheme_id, y.academic_year::INTEGER AS academic_year, s.capital_gbp / greatest(1, s.spent_over) AS gbp
            FROM building s, LATERAL (SELECT unnest(CASE WHEN s.spent_over = 0 THEN [s.opening_year::BIGINT]
                ELSE range((s.opening_year - s.spent_over)::BIGINT, s.opening_year::BIGINT) END) AS academic_year) y),
        named AS (SELECT scheme_id, sum(amount_gbp) AS gbp, bool_or(amount_gbp IS NULL) AS takes_rest FROM scheme_funding GROUP BY ALL),
        shares AS (
            SELECT f.scheme_id, f.funder, coalesce(f.amount_gbp, o.capital_gbp - coalesce(n.gbp, 0)) / nullif(o.capital_gbp, 0) AS share
            FROM scheme_funding f JOIN scheme_options o USING (scheme_id) JOIN named n USING (scheme_id)
            UNION ALL
            SELECT o.scheme_id, 'not_found', 1 - coalesce(n.gbp, 0) / nullif(o.capital_gbp, 0) FROM scheme_options o LEFT
                JOIN named n USING (scheme_id) WHERE NOT coalesce(n.takes_rest, false)),
        due AS (SELECT y.plan, y.scheme_id, y.academic_year, s.funder, y.gbp * s.share AS gbp FROM years y
            JOIN shares s USING (scheme_id) WHERE y.gbp * s.share > 1e-6)
        SELECT coalesce(c.scheme_id, d.scheme_id) AS scheme, coalesce(c.academic_year, d.academic_year) AS year,
            coalesce(c.capital_gbp, 0) AS written, coalesce(d.gbp, 0) AS gbp
        FROM capital_years c FULL OUTER JOIN due d ON d.plan = c.plan AND d.scheme_id = c.scheme_id
            AND d.academic_year = c.academic_year AND d.funder = c.funder) c
        """;

    private const string PaybackDue = """
        (WITH flows AS (
            SELECT y.academic_year, p.payback_case, p.payback_year, p.saving_gbp,
                coalesce((SELECT sum(CASE c.plan WHEN 'plan' THEN -1 ELSE 1 END * c.cost_gbp
                    * CASE WHEN c.kind <> 'fee' THEN 1 WHEN v.supply = 'tranche' THEN p.fee_factor WHEN v.supply = 'bespoke'
                        THEN p.package_factor ELSE 1 END)
                    FROM both_costs c LEFT JOIN providers v USING (provider_id) WHERE c.academic_year = y.academic_year
                        AND c.kind <> 'capital'), 0)
                + coalesce((SELECT sum(CASE k.plan WHEN 'plan' THEN -1 ELSE 1 END * k.capital_gbp * p.capital_factor) FROM capital_years k
                    WHERE least(greatest(k.academic_year,
                        parameter('horizon.first_year')), parameter('horizon.last_year')) = y.academic_year), 0) AS saved
            FROM planned y CROSS JOIN payback p),
        sums AS (SELECT *, sum(saved) OVER (PARTITION BY payback_case ORDER BY academic_year) AS so_far FROM flows)
        SELECT payback_case, any_value(payback_year) AS payback_year, any_value(saving_gbp) AS saving_gbp, sum(saved) AS saved,
            CASE WHEN arg_max(so_far, academic_year) > 0 THEN coalesce(max(academic_year) FILTER (so_far <= 0)
                + 1, min(academic_year)) END AS due_year
        FROM sums GROUP BY payback_case) p
        """;

    /// <summary>The checks of the tables that lay two plans side by side.</summary>
    public static IReadOnlyList<AuditCheck> OfBoth { get; } =
    [
        .. MoneyTableDefinitions.All.SelectMany(TableRules.Of),
        new("MoneyAddsUp", Due,
            $"{AuditCheck.AgreeInMoney("m.paid_gbp", "m.paid")} AND {AuditCheck.AgreeInMoney("m.paid_cash_gbp", "m.paid * m.cash")} "
            + $"AND {AuditCheck.AgreeInMoney("m.discounting_gbp", "m.discounted - m.paid")}"
            + $" AND {AuditCheck.AgreeInMoney("m.discounted_gbp", "m.discounted")} "
            + $"AND {AuditCheck.AgreeInMoney("m.penalties_gbp", "m.penalties")} "
            + $"AND {AuditCheck.AgreeInMoney("m.minimised_gbp", "m.discounted + m.penalties")}",
            "'the money of ' || m.which || ' in ' || label(m.year) || ' is not the sum of its costs'"),
        new("MoneyStepsAddUp", StepsDue,
        "abs(s.plan_gbp - s.plan_due) <= 0.0101 AND abs(s.do_minimum_gbp - s.nothing_due) <= 0.0101 "
            + "AND abs(s.plan_gbp - s.do_minimum_gbp - s.difference_gbp) <= 0.001",
            "'the step ' || s.what || ' is not the sum of its costs'"),
        new("MoneyStepsAddUp",
            "(SELECT (SELECT coalesce(sum(difference_gbp), 0) FROM money_steps) AS steps, (SELECT coalesce(sum(CASE plan WHEN 'plan' THEN "
                + "cost_gbp ELSE -cost_gbp END), 0) FROM both_costs JOIN planned y USING (academic_year) WHERE y.is_counted) AS gbp) s",
            "abs(s.steps - s.gbp) <= 0.0151",
            "format('the steps come to £{:.2f}, the difference of the plans to £{:.2f}', s.steps, s.gbp)"),
        new("CapitalYears", CapitalDue, AuditCheck.AgreeInMoney("c.written", "c.gbp"),
        "'the capital of ' || c.scheme::VARCHAR || ' in ' || label(c.year) || ' is not its share of what the scheme costs'"),
        new("Payback", PaybackDue,
        $"{AuditCheck.AgreeInMoney("p.saving_gbp", "p.saved")} AND p.payback_year IS NOT DISTINCT FROM p.due_year",
        "'payback in the ' || p.payback_case || ' case does not follow from costs and capital'"),
    ];
}
