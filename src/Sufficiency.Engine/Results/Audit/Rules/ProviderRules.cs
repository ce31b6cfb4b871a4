namespace Sufficiency.Engine.Results.Audit.Rules;

/// <summary>Rolls follow from placements, and places are not exceeded.</summary>
internal static class ProviderRules
{
    // What the solver's own tolerance may leave over, in pupils and as a share.
    private const string Slack = "1e-4 + 1e-4 *";

    private const string Where = "y.provider_id || ' in ' || label(y.academic_year)";

    private const string Years = """
        (SELECT coalesce(y.provider_id, r.provider_id) AS provider_id, coalesce(y.academic_year, r.academic_year) AS academic_year,
            y.provision_type, y.places, y.scheme_places, y.over_capacity_places, y.roll_initial, y.roll_placed, y.roll,
            r.provision_type AS true_type, r.initial, r.placed, r.pupils, o.places AS own, o.provider_id IS NOT NULL AS is_planned,
            v.has_unlimited_places, coalesce(g.places, 0) AS given
        FROM provider_years y FULL OUTER JOIN rolls r ON r.provider_id = y.provider_id AND r.academic_year = y.academic_year
        LEFT JOIN own_places o ON o.provider_id = r.provider_id AND o.academic_year = r.academic_year
        LEFT JOIN providers v ON v.provider_id = r.provider_id
        LEFT JOIN scheme_gives g ON g.provider_id = r.provider_id AND g.academic_year = r.academic_year) y
        """;

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("RollsFollowPlacements", Years, "y.provision_type = y.true_type", $"{Where} || ' is missing, unknown or of another provision type'"),
        new("RollsFollowPlacements", Years, AuditCheck.Agree("y.roll_placed", "y.placed"),
            $"format('{{}}: {{:.6f}} placed pupils on roll, {{:.6f}} by placements and survival', {Where}, y.roll_placed, y.placed)"),
        new("RollsFollowPlacements", Years, AuditCheck.Agree("y.roll_initial", "y.initial"),
            $"format('{{}}: {{:.6f}} pupils left of the base roll, {{:.6f}} by ceasing, escalation and going elsewhere', {Where}, y.roll_initial, y.initial)"),
        new("RollsFollowPlacements", Years, AuditCheck.Agree("y.roll", "y.roll_initial + y.roll_placed"), $"{Where} || ': the roll is not the sum of its parts'"),
        new("RollsFollowPlacements",
            """
            initial_roll_years i FULL OUTER JOIN (SELECT provider_id, need, academic_year, sum(pupils) AS pupils FROM remaining WHERE academic_year > parameter('horizon.base_year') GROUP BY ALL) r
            ON r.provider_id = i.provider_id AND r.need = i.need AND r.academic_year = i.academic_year
            """,
            AuditCheck.Agree("coalesce(i.pupils, 0)", "coalesce(r.pupils, 0)"),
            "'the base roll left at ' || coalesce(i.provider_id, r.provider_id) || ' of need ' || coalesce(i.need, r.need) || ' in ' || label(coalesce(i.academic_year, r.academic_year)) || ' does not follow from its rates'"),
        new("PlacesNotExceeded", Years,
            $"NOT y.is_planned OR CASE WHEN y.has_unlimited_places THEN y.places IS NULL ELSE {AuditCheck.Agree("y.places", "y.own")} END",
            $"{Where} || ': its own places are not those of the data'"),
        new("PlacesNotExceeded",
            """
            (SELECT w.* FROM provider_years w WHERE w.academic_year = parameter('horizon.base_year')) y JOIN providers v USING (provider_id)
            LEFT JOIN provider_places p ON p.provider_id = y.provider_id AND p.academic_year = y.academic_year
            """,
            "y.places IS NOT DISTINCT FROM CASE WHEN NOT v.has_unlimited_places THEN p.places END",
            $"{Where} || ': its places in the base year are not those of the data'"),
        new("PlacesNotExceeded", Years, $"NOT y.is_planned OR {AuditCheck.Agree("y.scheme_places", "y.given")}",
            $"format('{{}}: {{:.2f}} places from schemes, {{:.2f}} by what opened', {Where}, y.scheme_places, y.given)"),
        new("PlacesNotExceeded", Years,
            $"NOT y.is_planned OR (y.over_capacity_places >= 0 AND (y.over_capacity_places <= {Slack} y.over_capacity_places OR (NOT y.has_unlimited_places AND y.over_capacity_places <= greatest(parameter('penalties.over_capacity_share') * y.own, y.initial - y.own) + {Slack} y.over_capacity_places)))",
            $"format('{{}}: {{:.4f}} places over capacity are more than may be', {Where}, y.over_capacity_places)"),
        new("PlacesNotExceeded", Years,
            $"NOT y.is_planned OR y.has_unlimited_places OR y.pupils <= y.own + y.given + y.over_capacity_places + {Slack} y.pupils",
            $"format('{{}}: {{:.4f}} pupils in {{:.4f}} places', {Where}, y.pupils, y.own + y.given + y.over_capacity_places)"),
        new("MarginalValues", "marginal_values m LEFT JOIN providers v USING (provider_id) LEFT JOIN planned y USING (academic_year)",
            "m.value_gbp >= 0 AND NOT v.has_unlimited_places AND y.academic_year IS NOT NULL",
            "m.provider_id || ' in ' || label(m.academic_year) || ' has a marginal value below zero, or places without a limit, or no such planned year'"),
    ];
}
