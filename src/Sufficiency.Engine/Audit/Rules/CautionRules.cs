using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Every caution rests on the tables of the plan, and no caution is left out.</summary>
internal static class CautionRules
{
    private const string Due = """
        (WITH ends AS (SELECT parameter('horizon.base_year')::INTEGER AS first, parameter('horizon.last_year')::INTEGER AS last),
        doubling AS (
            SELECT count(*) AS figure FROM providers v CROSS JOIN ends e JOIN provider_years a ON a.provider_id = v.provider_id
                AND a.academic_year = e.first
            JOIN provider_years b ON b.provider_id = v.provider_id AND b.academic_year = e.last
            WHERE v.supply = 'own' AND v.provision_type::VARCHAR <> 'out_of_county' AND a.roll >= 1 AND b.roll > 2 * a.roll AND b.roll
                - a.roll >= 5),
        parts AS (SELECT provision_type::VARCHAR AS part, academic_year, roll FROM provider_years
            UNION ALL SELECT phase::VARCHAR, academic_year, roll FROM phase_years),
        kinds AS (SELECT p.part, p.part IN ('primary', 'secondary', 'post_sixteen') AS is_phase, p.academic_year, sum(p.roll) AS roll
            FROM parts p GROUP BY ALL),
        shares AS (SELECT part, academic_year, roll / nullif(sum(roll) OVER (PARTITION BY is_phase, academic_year), 0) AS share
            FROM kinds),
        moves AS (
            SELECT a.part, coalesce(b.share, 0) / a.share AS figure FROM shares a CROSS JOIN ends e LEFT
                JOIN shares b ON b.part = a.part AND b.academic_year = e.last
            WHERE a.academic_year = e.first AND a.share > 0),
        lacking AS (
            SELECT y.academic_year, coalesce((SELECT sum(w.pupils) FROM waiting w WHERE w.academic_year = y.academic_year), 0) AS waiting,
                (SELECT coalesce(sum(r.roll), 0) FROM provider_years r WHERE r.academic_year = y.academic_year) AS on_roll,
                (SELECT coalesce(sum(r.roll), 0) FROM provider_years r JOIN providers v USING (provider_id)
                    WHERE r.academic_year = y.academic_year AND v.supply = 'bespoke') AS bespoke
            FROM planned y),
        full_schools AS (
            SELECT count(*) AS schools, count(*) FILTER (r.roll >= 0.995 * (r.places + r.scheme_places)) AS are_full
            FROM provider_years r JOIN providers v USING (provider_id) CROSS JOIN ends e
            WHERE r.academic_year = e.last AND v.supply = 'own' AND v.provision_type::VARCHAR = 'special_school'
                AND r.places IS NOT NULL AND r.places + r.scheme_places > 0),
        due AS (
            SELECT 'schools_that_double' AS check_name, '' AS subject, figure::DOUBLE AS figure FROM doubling WHERE figure > 0
            UNION ALL SELECT 'shares_that_move', part, figure FROM moves WHERE figure > 4 / 3.0 OR figure < 2 / 3.0
            UNION ALL SELECT 'waiting_or_bespoke', '', max((waiting + bespoke) / nullif(on_roll + waiting, 0)) AS figure
                FROM lacking HAVING figure > 0.05
            UNION ALL SELECT 'special_schools_full', '', schools FROM full_schools WHERE schools > 0 AND schools = are_full)
        SELECT coalesce(c.check_name, d.check_name) AS what, c.figure AS written, d.figure AS due
        FROM (SELECT * FROM cautions WHERE check_name IN ('schools_that_double', 'shares_that_move',
            'waiting_or_bespoke', 'special_schools_full')) c
        FULL OUTER JOIN due d ON d.check_name = c.check_name AND d.subject = c.subject) c
        """;

    /// <summary>The checks of the tables of cautions.</summary>
    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        .. CautionTableDefinitions.All.SelectMany(TableRules.Of),
        new("Cautions", Due, AuditCheck.Agree("c.written", "c.due"),
        "'the caution ' || c.what || ' is missing or does not rest on the tables of the plan'"),
        new("Cautions", "assumption_checks a",
        "a.kept_gbp IS NULL OR a.chosen_gbp IS NULL OR abs(a.regret_gbp - (a.kept_gbp - a.chosen_gbp)) <= 0.01",
            "'what keeping the schemes costs with ' || a.path || ' is not the difference of the two plans'"),
    ];
}
