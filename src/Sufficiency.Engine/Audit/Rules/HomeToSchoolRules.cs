namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Who goes where follows from assumed homes, rolls and homes of placed pupils.</summary>
/// <remarks>Rows of fewer than a hundredth of a pupil are left out, so a sum may lack that much for each row it could have.</remarks>
internal static class HomeToSchoolRules
{
    private const string LeftOut = "0.0101";

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("HomeToSchool",
            """
            (WITH homes AS (SELECT h.provider_id, h.phase, a.town_name, sum(h.share) AS share FROM base_homes h
                JOIN areas a USING (area_code) GROUP BY ALL),
            rolls AS (SELECT provider_id, phase, academic_year, sum(pupils) AS pupils FROM remaining GROUP BY ALL),
            due AS (SELECT h.town_name, h.provider_id, h.phase, r.academic_year, r.pupils * h.share AS pupils
                FROM homes h JOIN rolls r USING (provider_id, phase))
            SELECT w.town_name, w.provider_id, w.phase, w.academic_year, w.roll_initial, w.roll_placed, w.pupils,
                coalesce(d.pupils, 0) AS due
            FROM home_to_school_years w LEFT JOIN due d ON d.town_name = w.town_name AND d.provider_id = w.provider_id
                AND d.phase = w.phase AND d.academic_year = w.academic_year) w
            """,
            $"{AuditCheck.Agree("w.roll_initial", "w.due")} AND {AuditCheck.Agree("w.pupils", "w.roll_initial + w.roll_placed")} "
                + "AND w.roll_placed >= -1e-6",
            "format('{}, {}, {}, {}: {:.6f} pupils of the base roll, {:.6f} by assumed homes, or the sum is wrong', w.town_name, "
                + "w.provider_id, w.phase, label(w.academic_year), w.roll_initial, w.due)"),
        new("HomeToSchool",
            """
            (WITH towns AS (SELECT count(DISTINCT town_name) AS number FROM areas),
            written AS (SELECT provider_id, phase, academic_year, sum(pupils) AS pupils, count(*) AS lines
                FROM home_to_school_years GROUP BY ALL)
            SELECT coalesce(w.provider_id, r.provider_id) AS provider_id, coalesce(w.phase, r.phase) AS phase,
                coalesce(w.academic_year, r.academic_year) AS academic_year, coalesce(w.pupils, 0) AS written,
                coalesce(r.initial, 0) + coalesce(r.placed, 0) AS pupils, t.number - coalesce(w.lines, 0) AS missing
            FROM written w FULL OUTER JOIN phase_rolls r ON r.provider_id = w.provider_id AND r.phase = w.phase
                AND r.academic_year = w.academic_year CROSS JOIN towns t) w
            """,
            $"w.pupils - w.written BETWEEN -1e-5 - 1e-6 * w.pupils AND {LeftOut} * w.missing + 1e-5 + 1e-6 * w.pupils",
            "format('{}, {}, {}: {:.4f} pupils of all towns, {:.4f} on roll', w.provider_id, w.phase, label(w.academic_year), "
                + "w.written, w.pupils)"),
        new("HomeToSchool",
            """
            (WITH schools AS (SELECT provision_type, count(*) AS number FROM providers WHERE NOT is_local_mix GROUP BY ALL),
            written AS (SELECT w.town_name, v.provision_type, w.phase, w.academic_year, sum(w.roll_placed) AS pupils,
                count(*) FILTER (w.roll_placed > 0) AS lines
                FROM home_to_school_years w JOIN providers v USING (provider_id) GROUP BY ALL),
            due AS (SELECT a.town_name, h.provision_type, h.phase, h.academic_year, sum(h.pupils) AS pupils
                FROM at_home h JOIN areas a USING (area_code) GROUP BY ALL)
            SELECT w.town_name, w.provision_type, w.phase, w.academic_year, w.pupils AS written, coalesce(d.pupils, 0) AS pupils,
                s.number - w.lines AS missing
            FROM written w JOIN schools s USING (provision_type) LEFT JOIN due d ON d.town_name = w.town_name
                AND d.provision_type = w.provision_type AND d.phase = w.phase AND d.academic_year = w.academic_year) w
            """,
            $"w.pupils - w.written BETWEEN -1e-5 - 1e-6 * w.pupils AND {LeftOut} * w.missing + 1e-5 + 1e-6 * w.pupils",
            "format('{}, {}, {}, {}: {:.4f} placed pupils at all schools, {:.4f} by placements', w.town_name, w.provision_type, w.phase, "
                + "label(w.academic_year), w.written, w.pupils)"),
    ];
}
