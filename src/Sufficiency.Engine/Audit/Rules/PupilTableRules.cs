namespace Sufficiency.Engine.Audit.Rules;

/// <summary>The tables by home area, and the stock, follow from placements and flows.</summary>
internal static class PupilTableRules
{
    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("WaitingFollowsPlacements",
            """
            (SELECT coalesce(w.area_code, h.area_code) AS area_code, coalesce(w.need, h.need) AS need, coalesce(w.tier, h.tier) AS tier,
                coalesce(w.phase, h.phase) AS phase,
                coalesce(w.academic_year, h.academic_year) AS academic_year, coalesce(w.pupils, 0) AS written,
                coalesce(h.pupils, 0) AS pupils
            FROM waiting w FULL OUTER JOIN held h ON h.area_code = w.area_code AND h.need = w.need AND h.tier = w.tier AND h.phase = w.phase
                AND h.academic_year = w.academic_year) w
            """,
            AuditCheck.Agree("w.written", "w.pupils"),
            "format('{}, {} of tier {}, {}, {}: {:.6f} pupils waiting, {:.6f} by unplaced and late placements', w.area_code, w.need, "
                + "w.tier, w.phase, label(w.academic_year), w.written, w.pupils)"),
        new("PlacesShortAddUp",
            """
            (WITH bought AS (SELECT a.town_name, l.need, l.phase, l.academic_year, l.tranche, l.bespoke, 0 AS waiting FROM last_resort l
                JOIN areas a USING (area_code)
                UNION ALL SELECT a.town_name, h.need, h.phase, h.academic_year, 0, 0, h.pupils FROM held h JOIN areas a USING (area_code)),
            lacking AS (SELECT town_name, need, phase, academic_year, sum(tranche) AS tranche, sum(bespoke) AS bespoke,
                sum(waiting) AS waiting FROM bought GROUP BY ALL)
            SELECT coalesce(s.town_name, l.town_name) AS town_name, coalesce(s.need, l.need) AS need, coalesce(s.phase, l.phase) AS phase,
                coalesce(s.academic_year, l.academic_year) AS academic_year,
                coalesce(s.tranche_pupils, 0) AS written_tranche, coalesce(s.bespoke_pupils, 0) AS written_bespoke,
                coalesce(s.waiting_pupils, 0) AS written_waiting, coalesce(s.pupils, 0) AS written,
                coalesce(l.tranche, 0) AS tranche, coalesce(l.bespoke, 0) AS bespoke, coalesce(l.waiting, 0) AS waiting
            FROM places_short s FULL OUTER JOIN lacking l ON l.town_name = s.town_name AND l.need = s.need AND l.phase = s.phase
                AND l.academic_year = s.academic_year) s
            """,
            $"{AuditCheck.Agree("s.written_tranche", "s.tranche")} "
                + $"AND {AuditCheck.Agree("s.written_bespoke", "s.bespoke")} AND {AuditCheck.Agree("s.written_waiting", "s.waiting")} "
                + $"AND {AuditCheck.Agree("s.written", "s.tranche + s.bespoke + s.waiting")}",
            "format('{}, {}, {}, {}: {:.6f} places short, {:.6f} by placements', s.town_name, s.need, s.phase, label(s.academic_year), "
                + "s.written, s.tranche + s.bespoke + s.waiting)"),
        new("AreaYearsFollowPlacements",
            """
            (SELECT coalesce(a.area_code, h.area_code) AS area_code, coalesce(a.phase, h.phase) AS phase,
                coalesce(a.provision_type, h.provision_type) AS provision_type,
                coalesce(a.academic_year, h.academic_year) AS academic_year, coalesce(a.pupils, 0) AS written,
                coalesce(h.pupils, 0) AS pupils,
                coalesce(a.pupil_minutes, 0) AS written_minutes, coalesce(h.pupil_minutes, 0) AS pupil_minutes,
                coalesce(a.pupils_beyond_guidance, 0) AS written_beyond, coalesce(h.beyond, 0) AS beyond
            FROM area_years a FULL OUTER JOIN at_home h ON h.area_code = a.area_code AND h.phase = a.phase
                AND h.provision_type = a.provision_type AND h.academic_year = a.academic_year) a
            """,
            $"{AuditCheck.Agree("a.written", "a.pupils")} AND {AuditCheck.Agree("a.written_minutes", "a.pupil_minutes", "1e-4")} "
                + $"AND {AuditCheck.Agree("a.written_beyond", "a.beyond")}",
            "format('{}, {}, {}, {}: {:.6f} pupils, {:.4f} pupil minutes, {:.6f} beyond guidance; by placements {:.6f}, {:.4f}, {:.6f}', "
                + "a.area_code, a.phase, a.provision_type, label(a.academic_year), a.written, a.written_minutes, a.written_beyond, "
                + "a.pupils, a.pupil_minutes, a.beyond)"),
        new("DistrictsOfAreas",
            "(SELECT DISTINCT area_code, district_name FROM area_years UNION SELECT DISTINCT area_code, district_name FROM waiting) d "
                + "LEFT JOIN areas a USING (area_code)",
            "a.district_name = d.district_name", "d.area_code || ' is not in ' || d.district_name"),
        new("TownsOfAreas",
            "(SELECT DISTINCT area_code, town_name FROM waiting) w LEFT JOIN areas a USING (area_code)",
            "a.town_name = w.town_name", "w.area_code || ' is not near ' || w.town_name"),
        new("StockFollowsFlows",
            """
            (WITH held AS (SELECT academic_year, need, sum(pupils) AS pupils FROM stock GROUP BY ALL),
            moved AS (SELECT academic_year, need, sum(new_plans - ceased) AS pupils FROM flows GROUP BY ALL)
            SELECT n.need, y.academic_year, coalesce(b.pupils, 0) AS before, coalesce(a.pupils, 0) AS after, coalesce(m.pupils, 0) AS moved
            FROM needs n CROSS JOIN planned y LEFT JOIN held b ON b.need = n.need AND b.academic_year = y.academic_year - 1
            LEFT JOIN held a ON a.need = n.need AND a.academic_year = y.academic_year LEFT JOIN moved m ON m.need = n.need
                AND m.academic_year = y.academic_year) s
            """,
            AuditCheck.Agree("s.after", "s.before + s.moved", "1e-5"),
            "format('{} in {}: {:.4f} plans, {:.4f} by the year before and the flows', s.need, label(s.academic_year), s.after, "
                + "s.before + s.moved)"),
    ];
}
