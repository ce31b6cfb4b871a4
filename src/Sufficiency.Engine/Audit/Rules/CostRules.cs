namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Every cost follows from rolls, places, schemes and parameters, and the costs sum to the objective.</summary>
internal static class CostRules
{
    /// <summary>The due cost of each kind by provider, by scheme for capital, and in one sum for the other kinds.</summary>
    public const string Setup = """
        CREATE OR REPLACE TEMP TABLE due AS
        WITH held_years AS (SELECT phase, academic_year, sum(pupils) AS pupils FROM held GROUP BY ALL),
        initial_years AS (SELECT provider_id, academic_year, sum(pupils) AS pupils FROM remaining GROUP BY ALL)
        SELECT r.academic_year, CASE WHEN v.provision_type = 'out_of_county' THEN 'fee' ELSE 'top_up' END AS kind, r.provider_id AS payee,
            (r.pupils * v.top_up_gbp + r.enhanced * (coalesce(v.enhanced_top_up_gbp, v.top_up_gbp) - v.top_up_gbp)) * CASE
                WHEN v.provision_type = 'out_of_county' THEN y.fee_growth ELSE 1 END * coalesce(f.factor, 1) AS gbp
        FROM rolls r JOIN planned y USING (academic_year) JOIN providers v USING (provider_id)
            LEFT JOIN price_factors f USING (provider_id, academic_year)
        UNION ALL
        SELECT r.academic_year, 'place_funding', r.provider_id,
            v.place_funding_gbp * CASE WHEN v.has_unlimited_places THEN r.pupils
                ELSE o.places + coalesce(g.places, 0) + coalesce(w.over_capacity_places, 0) END
        FROM rolls r JOIN planned y USING (academic_year) JOIN providers v USING (provider_id)
            JOIN own_places o USING (provider_id, academic_year)
        LEFT JOIN scheme_gives g USING (provider_id, academic_year) LEFT JOIN provider_years w USING (provider_id, academic_year)
        UNION ALL
        SELECT r.academic_year, 'transport', r.provider_id, r.transport_gbp + coalesce(t.transport_gbp, 0)
        FROM rolls r JOIN planned y USING (academic_year) LEFT JOIN remaining_transport t USING (provider_id, academic_year)
        UNION ALL
        SELECT y.academic_year, 'capital', o.scheme_id,
            CASE WHEN parameter('costs.discount_rate') = 0 THEN o.capital_gbp / o.asset_life_years
            ELSE o.capital_gbp * parameter('costs.discount_rate') / (1 - pow(1 + parameter('costs.discount_rate'), -o.asset_life_years)) END
        FROM opened o JOIN planned y ON y.academic_year >= o.opening_year
        UNION ALL
        SELECT h.academic_year, 'interim', '', sum(h.pupils * c.per_pupil_year_gbp) FROM held_years h
            JOIN stock_costs c ON c.setting = 'elsewhere' AND c.phase = h.phase GROUP BY ALL
        UNION ALL
        SELECT h.academic_year, 'penalty_waiting', '', sum(h.pupils) * parameter('penalties.waiting_gbp') FROM held_years h GROUP BY ALL
        UNION ALL
        SELECT w.academic_year, 'penalty_over_capacity', w.provider_id, w.over_capacity_places * parameter('penalties.over_capacity_gbp')
        FROM provider_years w JOIN planned y USING (academic_year)
        UNION ALL
        SELECT r.academic_year, 'penalty_minutes', r.provider_id, r.minutes_beyond * parameter('penalties.minute_beyond_guidance_gbp')
            FROM rolls r JOIN planned y USING (academic_year)
        UNION ALL
        SELECT s.academic_year, 'stock', '', s.gbp FROM standing_stock s JOIN planned y USING (academic_year)
        UNION ALL
        SELECT academic_year, kind, '', gbp FROM actions_cost;
        CREATE OR REPLACE TEMP TABLE paid AS
        SELECT academic_year, kind, CASE WHEN kind = 'capital' THEN coalesce(scheme_id, '')
            WHEN kind IN ('interim', 'penalty_waiting', 'stock', 'actions', 'actions_elsewhere') THEN ''
                ELSE coalesce(provider_id, '') END AS payee,
            sum(cost_gbp) AS cost_gbp, sum(penalty_gbp) AS penalty_gbp
        FROM costs GROUP BY ALL;
        """;

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("Costs",
            """
            (SELECT coalesce(p.academic_year, d.academic_year) AS academic_year, coalesce(p.kind, d.kind) AS kind,
                coalesce(p.payee, d.payee) AS payee,
                CASE WHEN starts_with(coalesce(p.kind, d.kind), 'penalty_') THEN coalesce(p.penalty_gbp, 0)
                    ELSE coalesce(p.cost_gbp, 0) END AS gbp, coalesce(d.gbp, 0) AS due,
                CASE WHEN starts_with(coalesce(p.kind, d.kind), 'penalty_') THEN coalesce(p.cost_gbp, 0)
                    ELSE coalesce(p.penalty_gbp, 0) END AS other
            FROM paid p FULL OUTER JOIN due d ON d.academic_year = p.academic_year AND d.kind = p.kind AND d.payee = p.payee) c
            """,
            $"{AuditCheck.AgreeInMoney("c.gbp", "c.due")} AND c.other = 0",
            "format('{} {} in {}: £{:.2f} written, £{:.2f} recomputed (and £{:.2f} in the wrong column)', c.kind, c.payee, "
                + "label(c.academic_year), c.gbp, c.due, c.other)"),
        new("Costs", "costs c LEFT JOIN planned y USING (academic_year)",
            AuditCheck.AgreeInMoney("c.discounted_gbp", "(c.cost_gbp + c.penalty_gbp) * y.discount"),
            "format('{} in {}: £{:.2f} is not discounted to £{:.2f}', c.kind || coalesce(' ' || c.provider_id, '') || coalesce(' ' || "
                + "c.scheme_id, ''), label(c.academic_year), c.cost_gbp + c.penalty_gbp, c.discounted_gbp)"),
        new("Costs", "costs c LEFT JOIN providers v USING (provider_id)", "c.provider_id IS NULL OR c.provision_type = v.provision_type",
            "'a cost of ' || c.provider_id || ' in ' || label(c.academic_year) || ' names another provision type than its own'"),
        new("Objective", "headline h CROSS JOIN (SELECT coalesce(sum(discounted_gbp), 0) AS discounted_gbp FROM costs) c",
            AuditCheck.AgreeInMoney("c.discounted_gbp", "h.objective_gbp"),
            "format('discounted costs come to £{:.2f}, the objective to £{:.2f}', c.discounted_gbp, h.objective_gbp)"),
        new("Objective", "headline h", "h.bound_gbp IS NULL OR h.bound_gbp <= h.objective_gbp + 0.01 + (1e-6 * abs(h.objective_gbp))",
            "format('the bound £{:.2f} lies above the objective £{:.2f}', h.bound_gbp, h.objective_gbp)"),
        new("Headline",
            """
            headline h CROSS JOIN (
                SELECT coalesce(sum(cost_gbp) FILTER (y.is_counted), 0) AS cost, coalesce(sum(cost_gbp) FILTER (NOT y.is_counted),
                    0) AS carried, coalesce(sum(penalty_gbp) FILTER (y.is_counted), 0) AS penalty
                FROM costs JOIN planned y USING (academic_year)) c
            CROSS JOIN (SELECT coalesce(sum(pupils), 0) AS pupils FROM held JOIN planned y USING (academic_year) WHERE y.is_counted) w
            """,
            $"{AuditCheck.AgreeInMoney("h.total_cost_gbp", "c.cost")} AND {AuditCheck.AgreeInMoney("h.carried_cost_gbp", "c.carried")} "
                + $"AND {AuditCheck.AgreeInMoney("h.total_penalty_gbp", "c.penalty")} "
                + $"AND {AuditCheck.Agree("h.pupil_years_waiting", "w.pupils")}",
            "'the headline is not the sum of its tables over the planned years'"),
        new("YearsAreMarked",
            "years t LEFT JOIN planned y USING (academic_year)",
            "t.is_planned = coalesce(y.is_counted, false) AND t.is_carried = coalesce(NOT y.is_counted, false)",
            "'the table of years marks ' || label(t.academic_year) || ' wrongly as planned or carried'"),
        new("Headline", "(SELECT count(*) AS lines FROM headline) h", "h.lines = 1", "'the headline has not one row'"),
        new("Ledger",
            """
            (WITH spent AS (SELECT academic_year, sum(cost_gbp) AS gbp FROM costs
                WHERE kind IN ('place_funding', 'top_up', 'fee', 'interim', 'stock', 'actions') GROUP BY ALL)
            SELECT y.academic_year, l.high_needs_block_gbp, l.spending_cash_gbp, l.in_year_position_gbp, f.high_needs_block_gbp AS block,
                (coalesce(s.gbp, 0) + parameter('costs.other_high_needs_gbp')) * y.cash AS spending
            FROM planned y LEFT JOIN ledger l USING (academic_year) LEFT JOIN funding f USING (academic_year)
                LEFT JOIN spent s USING (academic_year)) l
            """,
            $"""
            {AuditCheck.AgreeInMoney("l.spending_cash_gbp", "l.spending")} AND l.high_needs_block_gbp IS NOT DISTINCT FROM l.block
            AND CASE WHEN l.block IS NULL THEN l.in_year_position_gbp IS NULL
                ELSE {AuditCheck.AgreeInMoney("l.in_year_position_gbp", "l.block - l.spending")} END
            """,
            "'the ledger of ' || label(l.academic_year) || ' is missing or not the grant less the spending in cash'"),
        new("Ledger", "ledger l LEFT JOIN planned y USING (academic_year)", "y.academic_year IS NOT NULL",
            "'the ledger holds ' || label(l.academic_year) || ', which is not planned'"),
    ];
}
