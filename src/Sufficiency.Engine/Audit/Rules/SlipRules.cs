using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Audit.Rules;

/// <summary>The cost of delayed openings is the difference of two checked plans.</summary>
internal static class SlipRules
{
    private const string FiguresSql = """
        SELECT y.academic_year,
            (SELECT coalesce(sum(w.pupils), 0) FROM waiting w WHERE w.academic_year = y.academic_year) AS waiting,
            (SELECT coalesce(sum(p.roll), 0) FROM provider_years p WHERE p.academic_year = y.academic_year
                AND p.provision_type = 'out_of_county') AS out_of_county,
            (SELECT coalesce(sum(c.cost_gbp), 0) FROM costs c WHERE c.academic_year = y.academic_year) AS cost_gbp,
            (SELECT l.in_year_position_gbp FROM ledger l WHERE l.academic_year = y.academic_year) AS position_gbp
        FROM planned y WHERE y.is_counted
        """;

    /// <summary>Keeps the figures of the open plan, which is the plan as planned.</summary>
    public static string KeepAsPlanned { get; } = $"CREATE OR REPLACE TEMP TABLE figures_as_planned AS {FiguresSql};";

    /// <summary>Plans every delayed scheme for its delayed year.</summary>
    public static string PlanTheDelays { get; } = """
        CREATE OR REPLACE TEMP TABLE options_as_planned AS SELECT * FROM scheme_options;
        CREATE OR REPLACE TEMP TABLE scheme_options AS
        SELECT o.* REPLACE (coalesce(d.opening_year, o.planned_opening) AS planned_opening) FROM options_as_planned o
            LEFT JOIN delayed_openings d USING (scheme_id);
        """;

    private const string SchemeYears = """
        (SELECT coalesce(s.scheme_id, t.scheme_id) AS scheme_id, coalesce(s.academic_year, t.academic_year) AS academic_year,
            s.places_as_planned, s.places_slipped, t.as_planned, t.slipped
        FROM slip_schemes s FULL OUTER JOIN (
            WITH last AS (SELECT scheme_id, max(years_since_opening) AS years FROM scheme_places GROUP BY ALL),
            years AS (
                SELECT d.scheme_id, y.academic_year, l.years, y.academic_year - o.planned_opening AS since_planned,
                    y.academic_year - d.opening_year AS since_delayed
                FROM delayed_openings d JOIN options_as_planned o USING (scheme_id)
                    JOIN last l USING (scheme_id) CROSS JOIN planned y WHERE y.is_counted)
            SELECT y.scheme_id, y.academic_year, coalesce(a.places, 0) AS as_planned, coalesce(b.places, 0) AS slipped FROM years y
            LEFT JOIN scheme_places a ON a.scheme_id = y.scheme_id AND a.phase IS NULL
                AND a.years_since_opening = least(y.years, y.since_planned)
            LEFT JOIN scheme_places b ON b.scheme_id = y.scheme_id AND b.phase IS NULL
                AND b.years_since_opening = least(y.years, y.since_delayed)
        ) t ON t.scheme_id = s.scheme_id AND t.academic_year = s.academic_year) s
        """;

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        .. SlipTableDefinitions.All.SelectMany(TableRules.Of),
        new("SlipIsTheDifference",
            "(SELECT coalesce(s.academic_year, n.academic_year) AS year, s.*, n.waiting - p.waiting AS waiting, n.out_of_county "
                + "- p.out_of_county AS out_of_county, n.cost_gbp - p.cost_gbp AS cost_gbp, n.position_gbp - p.position_gbp "
                + "AS position_gbp, greatest(abs(n.cost_gbp), abs(n.position_gbp)) AS whole_gbp FROM slip_years s FULL OUTER JOIN ("
                + $"{FiguresSql}) n ON n.academic_year = s.academic_year JOIN figures_as_planned p ON p.academic_year = n.academic_year) s",
            "abs(s.pupils_waiting_more - s.waiting) <= 1e-6 AND abs(s.pupils_out_of_county_more - s.out_of_county) <= 1e-6 "
            + "AND abs(s.cost_more_gbp - s.cost_gbp) <= 0.01 + (1e-9 * s.whole_gbp)"
            + " AND (s.position_gbp IS NULL AND s.high_needs_position_change_gbp IS NULL "
            + "OR abs(s.high_needs_position_change_gbp - s.position_gbp) <= 0.01 + (1e-9 * s.whole_gbp))",
            "'what the slip costs in ' || label(s.year) || ' is not the difference of the two plans'"),
        new("SlipIsTheDifference", SchemeYears,
            $"{AuditCheck.Agree("s.places_as_planned", "s.as_planned")} AND {AuditCheck.Agree("s.places_slipped", "s.slipped")}",
            "'the places of ' || s.scheme_id || ' in ' || label(s.academic_year) || ' are not those of its opening years'"),
    ];
}
