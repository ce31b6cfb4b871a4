namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Rolls follow from placements, and places are not exceeded.</summary>
internal static class ProviderRules
{
    /// <summary>Places and rolls of single phases, and places that every plan has by committed schemes.</summary>
    public static string Setup { get; } = """
        CREATE OR REPLACE TEMP TABLE pools AS
        WITH by_phase AS (SELECT DISTINCT scheme_id FROM scheme_places WHERE phase IS NOT NULL),
        given AS (
            SELECT o.provider_id, y.phase, y.academic_year,
                sum(CASE WHEN b.scheme_id IS NULL THEN w.places ELSE coalesce(q.places, 0) END) AS places,
                coalesce(sum(CASE WHEN b.scheme_id IS NULL THEN w.places
                    ELSE coalesce(q.places, 0) END) FILTER (o.status = 'committed'), 0) AS committed
            FROM opened o JOIN own_phase_places y ON y.provider_id = o.provider_id AND y.academic_year >= o.opening_year
            JOIN (SELECT scheme_id, max(years_since_opening) AS years FROM scheme_places GROUP BY ALL) l USING (scheme_id)
            LEFT JOIN scheme_places q ON q.scheme_id = o.scheme_id AND q.phase = y.phase
                AND q.years_since_opening = least(l.years, y.academic_year - o.opening_year)
            LEFT JOIN scheme_places w ON w.scheme_id = o.scheme_id AND w.phase IS NULL
                AND w.years_since_opening = least(l.years, y.academic_year - o.opening_year)
            LEFT JOIN by_phase b ON b.scheme_id = o.scheme_id
            GROUP BY ALL)
        SELECT p.provider_id, p.phase, p.academic_year, p.places AS own, coalesce(g.places, 0) AS given,
            greatest((1 + parameter('estate.phase_flex_share')) * (p.places + coalesce(g.committed, 0)), coalesce(r.initial, 0))
            + (1 + parameter('estate.phase_flex_share')) * (coalesce(g.places, 0) - coalesce(g.committed, 0)) AS room,
            coalesce(r.initial, 0) AS initial, coalesce(r.placed, 0) AS placed
        FROM own_phase_places p LEFT JOIN given g ON g.provider_id = p.provider_id AND g.phase = p.phase
            AND g.academic_year = p.academic_year
        LEFT JOIN phase_rolls r ON r.provider_id = p.provider_id AND r.phase = p.phase AND r.academic_year = p.academic_year;
        CREATE OR REPLACE TEMP TABLE committed_places AS
        SELECT o.provider_id, y.academic_year, sum(p.places) AS places
        FROM opened o JOIN planned y ON y.academic_year >= o.opening_year
            JOIN (SELECT scheme_id, max(years_since_opening) AS years FROM scheme_places GROUP BY ALL) l USING (scheme_id)
        JOIN scheme_places p ON p.scheme_id = o.scheme_id AND p.phase IS NULL
            AND p.years_since_opening = least(l.years, y.academic_year - o.opening_year)
        WHERE o.status = 'committed' GROUP BY ALL;
        """;

    // The tolerance of the solver, in pupils and as a share.
    private const string Slack = "1e-4 + 1e-4 *";

    private const string Where = "y.provider_id || ' in ' || label(y.academic_year)";

    private const string Years = """
        (SELECT coalesce(y.provider_id, r.provider_id) AS provider_id, coalesce(y.academic_year, r.academic_year) AS academic_year,
            y.provision_type, y.places, y.scheme_places, y.over_capacity_places, y.roll_initial, y.roll_placed, y.roll,
            r.provision_type AS true_type, r.initial, r.placed, r.pupils, o.places AS own, o.provider_id IS NOT NULL AS is_planned,
            v.has_unlimited_places, v.supply, coalesce(g.places, 0) AS given, coalesce(b.places, 0) AS committed, c.pupils AS counted
        FROM provider_years y FULL OUTER JOIN rolls r ON r.provider_id = y.provider_id AND r.academic_year = y.academic_year
        LEFT JOIN own_places o ON o.provider_id = r.provider_id AND o.academic_year = r.academic_year
        LEFT JOIN providers v ON v.provider_id = r.provider_id
        LEFT JOIN (SELECT provider_id, sum(pupils) AS pupils FROM initial_roll GROUP BY ALL) c ON c.provider_id = r.provider_id
        LEFT JOIN committed_places b ON b.provider_id = r.provider_id AND b.academic_year = r.academic_year
        LEFT JOIN scheme_gives g ON g.provider_id = r.provider_id AND g.academic_year = r.academic_year) y
        """;

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("RollsFollowPlacements", Years, "y.provision_type = y.true_type",
            $"{Where} || ' is missing, unknown or of another provision type'"),
        new("RollsFollowPlacements", Years, AuditCheck.Agree("y.roll_placed", "y.placed"),
            $"format('{{}}: {{:.6f}} placed pupils on roll, {{:.6f}} by placements and survival', {Where}, y.roll_placed, y.placed)"),
        new("RollsFollowPlacements", Years, AuditCheck.Agree("y.roll_initial", "y.initial"),
            $"format('{{}}: {{:.6f}} pupils left of the base roll, {{:.6f}} by ceasing, escalation and going elsewhere', {Where}, "
                + "y.roll_initial, y.initial)"),
        new("RollsFollowPlacements", Years, AuditCheck.Agree("y.roll", "y.roll_initial + y.roll_placed"),
            $"{Where} || ': the roll is not the sum of its parts'"),
        new("RollsFollowPlacements",
            """
            initial_roll_years i FULL OUTER JOIN (SELECT provider_id, need, academic_year, sum(pupils) AS pupils FROM remaining
                WHERE academic_year > parameter('horizon.base_year') GROUP BY ALL) r
            ON r.provider_id = i.provider_id AND r.need = i.need AND r.academic_year = i.academic_year
            """,
            AuditCheck.Agree("coalesce(i.pupils, 0)", "coalesce(r.pupils, 0)"),
            "'the base roll left at ' || coalesce(i.provider_id, r.provider_id) || ' of need ' || coalesce(i.need, "
                + "r.need) || ' in ' || label(coalesce(i.academic_year, r.academic_year)) || ' does not follow from its rates'"),
        new("PlacesNotExceeded", Years,
            $"NOT y.is_planned OR CASE WHEN y.has_unlimited_places THEN y.places IS NULL ELSE {AuditCheck.Agree("y.places", "y.own")} END",
            $"{Where} || ': its own places are not those of the data'"),
        new("PlacesNotExceeded",
            """
            (SELECT w.* FROM provider_years w WHERE w.academic_year = parameter('horizon.base_year')) y JOIN providers v USING (provider_id)
            LEFT JOIN provider_places p ON p.provider_id = y.provider_id AND p.academic_year = y.academic_year AND p.phase IS NULL
            """,
            "y.places IS NOT DISTINCT FROM CASE WHEN NOT v.has_unlimited_places THEN p.places END",
            $"{Where} || ': its places in the base year are not those of the data'"),
        new("PlacesNotExceeded", Years, $"NOT y.is_planned OR {AuditCheck.Agree("y.scheme_places", "y.given")}",
            $"format('{{}}: {{:.2f}} places from schemes, {{:.2f}} by what opened', {Where}, y.scheme_places, y.given)"),
        new("PlacesNotExceeded", Years,
            $"NOT y.is_planned OR (y.over_capacity_places >= 0 AND (y.over_capacity_places <= {Slack} y.over_capacity_places "
                + "OR (NOT y.has_unlimited_places AND y.over_capacity_places <= greatest(CASE WHEN y.supply = 'own' "
                + "AND y.academic_year <= parameter('horizon.base_year') + parameter('penalties.over_capacity_years') "
                + "THEN least(parameter('penalties.over_capacity_share') * (y.own + y.committed), coalesce(y.counted, "
                + $"0) - y.own - y.committed) ELSE 0 END, y.initial - y.own - y.committed) + {Slack} y.over_capacity_places)))",
            $"format('{{}}: {{:.4f}} places over capacity are more than may be', {Where}, y.over_capacity_places)"),
        new("PlacesNotExceeded", Years,
            $"NOT y.is_planned OR y.has_unlimited_places OR y.pupils <= y.own + y.given + y.over_capacity_places + {Slack} y.pupils",
            $"format('{{}}: {{:.4f}} pupils in {{:.4f}} places', {Where}, y.pupils, y.own + y.given + y.over_capacity_places)"),
        new("PlacesNotExceeded", "pools q", $"q.initial + q.placed <= q.room + {Slack} (q.initial + q.placed)",
            "format('{} in {}, {}: {:.4f} pupils in {:.4f} places', q.provider_id, label(q.academic_year), q.phase, "
                + "q.initial + q.placed, q.room)"),
        new("RollsFollowPlacements",
            """
            (SELECT coalesce(y.provider_id, r.provider_id) AS provider_id, coalesce(y.phase, r.phase) AS phase,
                coalesce(y.academic_year, r.academic_year) AS academic_year, y.provision_type, v.provision_type AS true_type,
                coalesce(y.roll_initial, 0) AS roll_initial, coalesce(y.roll_placed, 0) AS roll_placed, coalesce(y.roll, 0) AS roll,
                coalesce(r.initial, 0) AS initial, coalesce(r.placed, 0) AS placed,
                y.places, y.scheme_places, q.own, q.given
            FROM phase_years y FULL OUTER JOIN phase_rolls r ON r.provider_id = y.provider_id AND r.phase = y.phase
                AND r.academic_year = y.academic_year
            LEFT JOIN providers v ON v.provider_id = coalesce(y.provider_id, r.provider_id)
            LEFT JOIN pools q ON q.provider_id = y.provider_id AND q.phase = y.phase AND q.academic_year = y.academic_year) y
            """,
            $"coalesce(y.provision_type, y.true_type) = y.true_type AND {AuditCheck.Agree("y.roll_placed", "y.placed")} "
            + $"AND {AuditCheck.Agree("y.roll_initial", "y.initial")} AND {AuditCheck.Agree("y.roll", "y.roll_initial + y.roll_placed")}"
            + " AND (y.academic_year = parameter('horizon.base_year') OR ((y.places IS NULL) = (y.own IS NULL) "
            + $"AND {AuditCheck.Agree("coalesce(y.places, 0)", "coalesce(y.own, 0)")} "
            + $"AND {AuditCheck.Agree("coalesce(y.scheme_places, 0)", "coalesce(y.given, 0)")}))",
            "format('{} in {}, {}: roll or places do not follow from placements and data', y.provider_id, "
                + "label(y.academic_year), y.phase)"),
        new("MarginalValues", "marginal_values m LEFT JOIN providers v USING (provider_id) LEFT JOIN planned y USING (academic_year)",
            "m.value_gbp >= 0 AND NOT v.has_unlimited_places AND y.academic_year IS NOT NULL",
            "m.provider_id || ' in ' || label(m.academic_year) || ' has a marginal value below zero, or places without a limit, "
                + "or no such planned year'"),
        new("PlaceValues",
            """
            (SELECT coalesce(p.provider_id, m.provider_id) AS provider_id, coalesce(p.academic_year, m.academic_year) AS academic_year,
                p.of_school, p.of_phase, p.of_both, p.most, m.value_gbp
            FROM (SELECT provider_id, academic_year, min(of_school_gbp) AS of_school, min(of_phase_gbp) AS of_phase,
                    max(abs(of_school_gbp + of_phase_gbp - value_gbp)) AS of_both, max(value_gbp) AS most
                FROM place_values GROUP BY ALL) p
            FULL OUTER JOIN marginal_values m ON m.provider_id = p.provider_id AND m.academic_year = p.academic_year) w
            """,
            $"w.of_school >= 0 AND w.of_phase >= 0 AND w.of_both <= 0.01 AND {AuditCheck.Agree("w.most", "w.value_gbp")}",
            "w.provider_id || ' in ' || label(w.academic_year) || ': values of places do not agree with marginal values'"),
    ];
}
