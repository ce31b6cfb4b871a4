namespace Sufficiency.Engine.Audit.Rules;

/// <summary>The summary by year follows from the tables that it sums up.</summary>
internal static class SummaryRules
{
    private const string OfSchoolAge = "k.year_group BETWEEN 0 AND 14";

    // Lead years of a scheme, and nothing in the years before or after.
    private const string Spent = """
        SELECT sum(o.capital_gbp / greatest(1, l.years)) FROM opened o
        JOIN (SELECT scheme_id, least(parameter('capital.lead_years'), coalesce(lead_years, parameter('capital.lead_years'))) AS years
            FROM scheme_options) l USING (scheme_id)
        WHERE CASE WHEN l.years = 0 THEN s.academic_year = o.opening_year
            ELSE s.academic_year >= o.opening_year - l.years AND s.academic_year < o.opening_year END
        """;

    private static readonly (string Column, string Kind, string? Supply)[] Kinds =
    [
        ("place_funding_gbp", "place_funding", null), ("top_up_gbp", "top_up", null), ("agreed_fees_gbp", "fee", "agreed"),
        ("tranche_fees_gbp", "fee", "tranche"), ("bespoke_fees_gbp", "fee", "bespoke"), ("transport_gbp", "transport", null),
        ("capital_charge_gbp", "capital", null), ("interim_gbp", "interim", null), ("stock_gbp", "stock", null),
    ];

    /// <summary>Every check.</summary>
    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("SummaryAddsUp", "(SELECT y.*, s.academic_year AS written, s.year_label, s.is_planned AS told, s.is_carried AS carried "
            + "FROM years y LEFT JOIN summary s USING (academic_year)) s",
            "s.written IS NOT NULL AND s.year_label = s.label AND s.told = s.is_planned AND s.carried = s.is_carried",
            "'the summary lacks ' || label(s.academic_year) || ' or names it otherwise'"),
        Sums("plans", ("plans", Plans("true")), ("plans_without_school_place", Plans($"k.tier IS NULL AND {OfSchoolAge}")),
            ("plans_of_other_ages", Plans($"k.tier IS NULL AND NOT {OfSchoolAge}")), ("new_plans", In("flows", "new_plans")),
            ("ceased_plans", In("flows", "ceased")),
            ("pupils_to_place", "SELECT sum(pupils) FROM (SELECT year_needed, pupils FROM placed UNION ALL SELECT year_needed, pupils "
                + "FROM unplaced) WHERE year_needed = s.academic_year")),
        Sums("pupils on roll", ("pupils_on_roll", Roll("true")), ("pupils_still_in_place", In("provider_years", "roll_initial")),
            OfType("mainstream"), OfType("resource_base"), OfType("special_school"), OfType("out_of_county"),
            OfSupply("own"), OfSupply("agreed"), OfSupply("tranche"), OfSupply("bespoke")),
        Sums("pupils waiting", ("pupils_waiting", "CASE WHEN s.academic_year = parameter('horizon.base_year') THEN (SELECT sum(pupils) "
            + $"FROM initial_waiting) ELSE ({In("waiting", "pupils")}) END"),
            ("places_short", "s.tranche_pupils + s.bespoke_pupils + s.pupils_waiting")),
        Sums("its costs", [.. Kinds.Select(kind => (kind.Column, Cost(kind.Kind, kind.Supply))),
            ("actions_gbp", "SELECT sum(c.cost_gbp) FROM costs c WHERE c.academic_year = s.academic_year "
                + "AND c.kind::VARCHAR IN ('actions', 'actions_elsewhere')"),
            ("cost_gbp", In("costs", "cost_gbp")),
            ("penalty_gbp", In("costs", "penalty_gbp")), ("discounted_gbp", In("costs", "discounted_gbp"))]),
        Sums("its capital", ("capital_gbp", "SELECT sum(capital_gbp) FROM schemes WHERE opening_year = s.academic_year"),
            ("capital_spent_gbp", Spent)),
        Sums("its ledger", [.. new[] { "high_needs_block_gbp", "spending_cash_gbp", "in_year_position_gbp", "opening_balance_gbp",
            "stability_grant_gbp", "closing_balance_gbp", "closing_balance_if_government_gbp" }
            .Select(column => (column, In("ledger", column)))]),
        Sums("its schemes", ("schemes_opening", "SELECT count(*) FROM schemes WHERE opening_year = s.academic_year"),
            ("schemes_open", "SELECT count(*) FROM schemes WHERE opening_year <= s.academic_year")),
        Sums("its journeys", ("riding_pupils", In("journeys", "pupils")),
            ("pupils_beyond_guidance", In("journeys", "pupils_beyond_guidance")),
            ("mean_minutes", "SELECT sum(j.pupils * j.mean_minutes) / sum(j.pupils) FROM journeys j "
                + "WHERE j.academic_year = s.academic_year")),
        new("SummaryAddsUp", """
            (SELECT s.academic_year, s.riding_pupils, s.p90_minutes,
                coalesce(sum(r.pupils) FILTER (r.minute <= s.p90_minutes), 0) AS at_most,
                coalesce(sum(r.pupils) FILTER (r.minute < s.p90_minutes), 0) AS less
            FROM summary s LEFT JOIN rides r USING (academic_year) GROUP BY ALL) s
            """,
            "s.riding_pupils = 0 OR (s.at_most >= 0.9 * s.riding_pupils - 1e-5 * (1 + s.riding_pupils) "
                + "AND s.less <= 0.9 * s.riding_pupils + 1e-5 * (1 + s.riding_pupils))",
            "'nine in ten do not ride as long as the summary of ' || label(s.academic_year) || ' says'"),
    ];

    private static AuditCheck Sums(string what, params (string Column, string Due)[] columns) => new(
        "SummaryAddsUp",
        $"(SELECT s.*, {string.Join(", ", columns.Select(column => $"{Figure(column.Due)} AS due_{column.Column}"))} FROM summary s) s",
        string.Join(" AND ", columns.Select(column =>
            AuditCheck.Agree($"coalesce(s.{column.Column}, 0)", $"coalesce(s.due_{column.Column}, 0)", "1e-5"))),
        $"'the summary of ' || label(s.academic_year) || ' does not give {what}'");

    private static string Figure(string due) => due.StartsWith("SELECT", StringComparison.Ordinal) ? $"({due})" : due;

    private static string In(string table, string column) =>
        $"SELECT sum(f.{column}) FROM {table} f WHERE f.academic_year = s.academic_year";

    private static string Plans(string condition) =>
        $"SELECT sum(k.pupils) FROM stock k WHERE k.academic_year = s.academic_year AND {condition}";

    private static string Roll(string condition) => "SELECT sum(r.roll) FROM provider_years r JOIN providers v USING (provider_id) "
        + $"WHERE r.academic_year = s.academic_year AND {condition}";

    private static (string Column, string Due) OfType(string type) => ($"{type}_pupils", Roll($"v.provision_type::VARCHAR = '{type}'"));

    private static (string Column, string Due) OfSupply(string supply) => ($"{supply}_pupils", Roll($"v.supply = '{supply}'"));

    private static string Cost(string kind, string? supply) =>
        "SELECT sum(c.cost_gbp) FROM costs c LEFT JOIN providers v USING (provider_id) WHERE c.academic_year = s.academic_year "
        + $"AND c.kind::VARCHAR = '{kind}'" + (supply is null ? "" : $" AND v.supply = '{supply}'");
}
