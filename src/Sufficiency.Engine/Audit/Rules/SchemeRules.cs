namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Schemes open as their own rules, budgets and policy allow.</summary>
internal static class SchemeRules
{
    private const string DeliveredSql = """
        (SELECT o.opening_year, k.what, greatest(p.value, count(*) FILTER (WHERE s.scheme_id IS NOT NULL)) AS most, count(*) AS opened
        FROM opened o LEFT JOIN decided_openings s USING (scheme_id)
        JOIN (VALUES ('new_school', 'new schools', 'delivery.new_schools_a_year'),
            ('post_sixteen_centre', 'new schools', 'delivery.new_schools_a_year'),
            ('base', 'bases', 'delivery.bases_a_year'), ('satellite', 'bases', 'delivery.bases_a_year')) AS k(kind, what,
                parameter) ON k.kind = o.kind
        JOIN parameters p ON p.name = k.parameter
        WHERE o.status <> 'committed' GROUP BY o.opening_year, k.what, p.value) d
        """;

    // A plan that opens every scheme as the authority plans, or as decided, has chosen nothing: the limits of delivery do not bind it.
    private const string OpensAsPlanned = "NOT EXISTS (SELECT 1 FROM schemes s JOIN scheme_options o USING (scheme_id) "
        + "WHERE o.status <> 'committed' AND s.opening_year IS DISTINCT FROM o.planned_opening "
        + "AND s.scheme_id NOT IN (SELECT d.scheme_id FROM decided_openings d))";

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("SchemesOpenOnce",
            """
            (SELECT coalesce(s.scheme_id, o.scheme_id) AS scheme_id, s.name, s.provider_id, s.status, s.planned_opening, s.is_generic,
                s.capital_gbp, s.full_places,
                o.name AS true_name, o.provider_id AS true_provider, o.status AS true_status, o.planned_opening AS true_planned,
                o.is_generic AS true_generic, o.capital_gbp AS true_capital,
                (SELECT arg_max(p.places, p.years_since_opening) FROM scheme_places p WHERE p.scheme_id = o.scheme_id
                    AND p.phase IS NULL) AS true_places
            FROM schemes s FULL OUTER JOIN scheme_options o ON o.scheme_id = s.scheme_id) s
            """,
            "s.name = s.true_name AND s.provider_id = s.true_provider AND s.status = s.true_status AND s.planned_opening IS NOT DISTINCT "
                + $"FROM s.true_planned AND s.is_generic = s.true_generic AND {AuditCheck.AgreeInMoney("s.capital_gbp", "s.true_capital")} "
                + $"AND {AuditCheck.Agree("s.full_places", "coalesce(s.true_places, 0)")}",
            "'scheme ' || s.scheme_id || ' is missing, unknown, or not as the data gives it'"),
        new("SchemesOpenOnce", "schemes s JOIN scheme_options o USING (scheme_id)",
            "o.status <> 'committed' OR s.opening_year IS NOT DISTINCT FROM CASE WHEN o.planned_opening <= parameter('horizon.last_year') "
                + "THEN o.planned_opening END",
            "'committed scheme ' || s.scheme_id || ' does not open in its planned year'"),
        new("SchemesOpenOnce", "opened o",
            "o.status = 'committed' OR (o.opening_year >= greatest(o.earliest_opening, parameter('horizon.first_planned_year')) "
                + "AND o.opening_year <= least(coalesce(o.latest_opening, 9999), parameter('horizon.last_year')))",
            "'scheme ' || o.scheme_id || ' opens in ' || label(o.opening_year) || ', earlier or later than it may'"),
        new("SchemesOpenOnce", "opened o CROSS JOIN headline h", "h.plan <> 'do_minimum' OR o.status = 'committed'",
            "'optional scheme ' || o.scheme_id || ' opens in do-minimum'"),
        new("SchemesOpenOnce", "schemes s JOIN scheme_options o USING (scheme_id) CROSS JOIN headline h",
            "h.plan NOT IN ('as_planned', 'slipped') OR s.opening_year IS NOT DISTINCT FROM o.planned_opening",
            "'scheme ' || s.scheme_id || ' does not open in the year that the comparison of delayed openings gives it'"),
        new("SchemesOpenOnce", "decided_openings d JOIN schemes s USING (scheme_id) CROSS JOIN headline h",
            "h.plan <> 'plan' OR s.opening_year IS NOT DISTINCT FROM d.opening_year",
            "'scheme ' || s.scheme_id || ' does not open as decided'"),
        new("SchemesOpenOnce",
            "scheme_links l LEFT JOIN opened a ON a.scheme_id = l.scheme_id LEFT JOIN opened b ON b.scheme_id = l.other_scheme_id",
            "CASE l.relation WHEN 'excludes' THEN a.scheme_id IS NULL OR b.scheme_id IS NULL WHEN 'requires' THEN a.scheme_id IS NULL "
                + "OR b.opening_year <= a.opening_year END",
            "'scheme ' || l.scheme_id || ' ' || l.relation || ' ' || l.other_scheme_id || ', which the plan does not heed'"),
        new("CapitalWithinBudget",
            "capital_budgets b LEFT JOIN (SELECT opening_year, sum(capital_gbp) AS capital_gbp "
                + "FROM opened GROUP BY ALL) o ON o.opening_year = b.academic_year",
            "coalesce(o.capital_gbp, 0) <= b.maximum_gbp + 0.01 + (1e-6 * b.maximum_gbp)",
            "format('schemes opening in {} cost £{:.0f}, the budget is £{:.0f}', label(b.academic_year), o.capital_gbp, b.maximum_gbp)"),
        new("SchemesOpenOnce", "opened o",
            "o.status = 'committed' OR o.decided_in IS NULL OR o.lead_years IS NULL OR o.opening_year >= o.decided_in + o.lead_years",
            "format('scheme {} opens in {}; it is decided in {} and takes {} years', o.scheme_id, label(o.opening_year), "
                + "label(o.decided_in), o.lead_years)"),
        new("DeliveryWithinLimits", DeliveredSql, $"d.opened <= d.most OR {OpensAsPlanned}",
            "format('{} {} open in {}, no more than {:.0f} can be delivered in a year', d.opened, d.what, label(d.opening_year), d.most)"),
        new("DeliveryWithinLimits",
            "(SELECT template_id, greatest(max(template_most_sites), count(s.scheme_id)) AS most, count(*) AS opened "
                + "FROM opened LEFT JOIN decided_openings s USING (scheme_id) WHERE is_generic GROUP BY template_id) d",
            "d.opened <= d.most",
            "format('{} schemes of template {} open, which is meant for {} sites at most', d.opened, d.template_id, d.most)"),
        new("ViableRoll",
            """
            (SELECT o.scheme_id, o.provider_id, y.academic_year, o.minimum_viable_roll * CASE
                WHEN y.academic_year >= o.opening_year + o.viable_from_year OR f.places <= 0 THEN 1
                ELSE least(1, p.places / f.places) END AS wanted
            FROM opened o JOIN planned y ON y.academic_year >= o.opening_year + o.viable_from_year
                OR (y.academic_year = parameter('horizon.last_year') AND y.academic_year >= o.opening_year)
            JOIN (SELECT scheme_id, arg_max(places, years_since_opening) AS places, max(years_since_opening) AS years FROM scheme_places
                WHERE phase IS NULL GROUP BY ALL) f USING (scheme_id)
            JOIN scheme_places p ON p.scheme_id = o.scheme_id AND p.phase IS NULL
                AND p.years_since_opening = least(f.years, y.academic_year - o.opening_year)
            WHERE o.status <> 'committed' AND o.minimum_viable_roll IS NOT NULL) o
            LEFT JOIN rolls r ON r.provider_id = o.provider_id AND r.academic_year = o.academic_year
            """,
            "r.asking >= o.wanted - (1e-4 * (1 + o.wanted))",
            "format('{} has {:.2f} pupils who need its provision type in {}, fewer than the {:.1f} that scheme {} needs', o.provider_id, "
                + "r.asking, label(o.academic_year), o.wanted, o.scheme_id)"),
        new("PolicyLimits",
            """
            (WITH present AS (
                SELECT provider_id, need, academic_year, pupils AS initial, 0 AS placed FROM remaining UNION ALL SELECT provider_id, need,
                    academic_year, 0, pupils FROM on_roll)
            SELECT l.number, l.name, l.maximum_pupils, p.academic_year, sum(p.initial) AS initial, sum(p.initial + p.placed) AS pupils
            FROM policy_limits l JOIN providers v ON v.provision_type = l.provision_type
                JOIN present p ON p.provider_id = v.provider_id AND p.need = l.need
            JOIN planned y ON y.academic_year = p.academic_year AND y.academic_year = coalesce(l.academic_year, y.academic_year)
            GROUP BY ALL) l
            """,
            "l.pupils <= greatest(l.maximum_pupils, l.initial) + (1e-4 * (1 + l.pupils))",
            "format('{}: {:.2f} pupils in {}, the limit is {:.2f}', l.name, l.pupils, label(l.academic_year), "
                + "greatest(l.maximum_pupils, l.initial))"),
    ];
}
