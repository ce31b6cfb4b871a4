namespace Sufficiency.Engine.Audit.Rules;

/// <summary>The local mix fills the base year's counts, and its shares and tables follow from its attractions.</summary>
internal static class LocalMixRules
{
    // Pulls of every school of a phase, whatever year groups it teaches.
    private const string Pulls = """
        SELECT j.area_code, a.provider_id, a.phase, a.counted_pupils,
            a.attraction * exp(-least(j.kilometres / x.home_spread_km, 200)) AS pull
        FROM mainstream_attractions a JOIN providers v USING (provider_id) JOIN transport x ON x.provision_type = v.provision_type
            AND x.phase = a.phase JOIN routes j ON j.provider_id = a.provider_id
        """;

    private static readonly string Filled = $"""
        (WITH pulls AS ({Pulls}),
        counted AS (SELECT phase, sum(counted_pupils) AS pupils FROM mainstream_attractions GROUP BY ALL),
        shares AS (SELECT *, pull / sum(pull) OVER (PARTITION BY area_code, phase) AS share FROM pulls WHERE counted_pupils > 0)
        SELECT s.provider_id, s.phase, any_value(s.counted_pupils) AS counted, sum(c.pupils * w.share * s.share) AS filled
        FROM shares s JOIN counted c USING (phase)
        JOIN area_shares w ON w.area_code = s.area_code AND w.phase = s.phase AND w.academic_year = parameter(
            'horizon.first_year') GROUP BY ALL) m
        """;

    private static readonly string Shares = $"""
        (WITH pulls AS ({Pulls})
        SELECT coalesce(w.area_code, p.area_code) AS area_code, coalesce(w.provider_id, p.provider_id) AS provider_id,
            coalesce(w.phase, p.phase) AS phase, coalesce(w.share, 0) AS written, coalesce(p.share, 0) AS share
        FROM mainstream_shares w FULL OUTER JOIN (SELECT *, pull / sum(pull) OVER (PARTITION BY area_code, phase) AS share FROM pulls) p
        ON p.area_code = w.area_code AND p.provider_id = w.provider_id AND p.phase = w.phase) s
        """;

    private const string Years = """
        (WITH base AS (SELECT provider_id, phase_of(year_group) AS phase, sum(pupils) AS pupils FROM initial_roll GROUP BY ALL),
        due AS (
            SELECT a.provider_id, a.phase, y.academic_year, y.academic_year >= parameter('horizon.first_year') AS is_planned,
                coalesce(b.pupils, 0) AS counted,
            coalesce(r.initial, 0) AS initial, coalesce(r.placed, 0) AS placed
            FROM mainstream_attractions a CROSS JOIN years y LEFT JOIN base b ON b.provider_id = a.provider_id AND b.phase = a.phase
            LEFT JOIN phase_rolls r ON r.provider_id = a.provider_id AND r.phase = a.phase AND r.academic_year = y.academic_year)
        SELECT coalesce(m.provider_id, d.provider_id) AS provider_id, coalesce(m.phase, d.phase) AS phase,
            coalesce(m.academic_year, d.academic_year) AS academic_year,
            m.roll_initial, m.roll_placed, m.pupils, m.counted_pupils, d.counted,
            CASE WHEN d.is_planned THEN d.initial ELSE d.counted END AS initial, CASE WHEN d.is_planned THEN d.placed ELSE 0 END AS placed
        FROM mainstream_years m FULL OUTER JOIN due d ON d.provider_id = m.provider_id AND d.phase = m.phase AND d.academic_year =
            m.academic_year) m
        """;

    private const string Pressure = """
        (WITH due AS (SELECT provider_id, academic_year, sum(pupils) AS pupils,
            sum(counted_pupils) AS counted FROM mainstream_years GROUP BY ALL)
        SELECT coalesce(w.provider_id, d.provider_id) AS provider_id, coalesce(w.academic_year, d.academic_year) AS academic_year, w.*,
            d.pupils AS due, d.counted, v.school_roll AS known
        FROM mainstream_pressure w FULL OUTER JOIN due d ON d.provider_id = w.provider_id AND d.academic_year =
            w.academic_year LEFT JOIN providers v ON v.provider_id = d.provider_id) w
        """;

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("LocalMix",
            "placed p JOIN bands b USING (entry_point) JOIN mainstream_attractions a ON a.provider_id = p.provider_id "
                + "AND a.phase = b.phase", "false",
            "p.provider_id || ' takes ' || p.need || ' pupils of tier ' || p.tier || ' in ' || label(p.year_placed) || ' past the "
                + "local mix it belongs to'"),
        new("LocalMix",
        "mainstream_attractions a LEFT JOIN (SELECT provider_id, phase_of(year_group) AS phase, sum(pupils) AS pupils "
            + "FROM initial_roll GROUP BY ALL) b ON b.provider_id = a.provider_id AND b.phase = a.phase",
            AuditCheck.Agree("a.counted_pupils", "coalesce(b.pupils, 0)"),
            "format('{}, {}: {:.4f} pupils said to be counted, {:.4f} on the base roll', a.provider_id, a.phase, a.counted_pupils, "
                + "coalesce(b.pupils, 0))"),
        new("LocalMix", Filled, AuditCheck.Agree("m.filled", "m.counted", "1e-3"),
            "format('{}, {}: the local mix sends {:.4f} pupils in the base year, {:.4f} were counted', m.provider_id, m.phase, "
                + "m.filled, m.counted)"),
        new("LocalMix", Shares, AuditCheck.Agree("s.written", "s.share"),
            "format('{}, {}, {}: a share of {:.6f} of the pupils, {:.6f} by attraction and distance', s.area_code, s.provider_id, s.phase, "
                + "s.written, s.share)"),
        new("LocalMix", "(SELECT area_code, phase, sum(share) AS share FROM mainstream_shares GROUP BY ALL) s",
        AuditCheck.Agree("s.share", "1"),
            "format('{}, {}: the shares of schools sum to {:.6f}', s.area_code, s.phase, s.share)"),
        new("MainstreamYears", Years,
            $"{AuditCheck.Agree("m.roll_initial", "m.initial")} AND {AuditCheck.Agree("m.roll_placed", "m.placed")} "
                + $"AND {AuditCheck.Agree("m.pupils", "m.initial + m.placed")} AND {AuditCheck.Agree("m.counted_pupils", "m.counted")}",
            "format('{}, {} in {}: {:.4f} pupils, {:.4f} by the base roll and the local mix', m.provider_id, m.phase, "
                + "label(m.academic_year), m.pupils, m.initial + m.placed)"),
        new("MainstreamYears", Pressure,
            $"{AuditCheck.Agree("w.pupils", "w.due")} AND {AuditCheck.Agree("w.counted_pupils", "w.counted")} "
            + "AND w.school_roll IS NOT DISTINCT FROM w.known"
            + $" AND CASE WHEN coalesce(w.known, 0) > 0 THEN {AuditCheck.Agree("w.pressure * w.known", "w.due")} "
            + $"AND {AuditCheck.Agree("w.counted_pressure * w.known", "w.counted")}"
            + $" AND {AuditCheck.Agree("w.pressure_change", "w.pressure - w.counted_pressure")} ELSE w.pressure IS NULL "
            + "AND w.counted_pressure IS NULL AND w.pressure_change IS NULL END",
            "format('the pressure at {} in {} does not follow from its pupils and roll', w.provider_id, label(w.academic_year))"),
    ];
}
