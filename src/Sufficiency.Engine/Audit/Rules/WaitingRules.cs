namespace Sufficiency.Engine.Audit.Rules;

/// <summary>Waiting is a delay: nobody waits beside an empty place that suits them.</summary>
internal static class WaitingRules
{
    // Pupils of all home areas together, because places do not depend on homes. Two kinds of place may have to stay empty:
    // places that a policy limit counts, and places of a scheme that needs its minimum roll.
    public static string Setup { get; } = """
        CREATE OR REPLACE TEMP TABLE empty_places AS
        SELECT r.provider_id, r.academic_year,
            CASE WHEN v.has_unlimited_places THEN 1e9 ELSE o.places + coalesce(g.places, 0) - r.pupils END AS places
        FROM rolls r JOIN planned y USING (academic_year) JOIN providers v USING (provider_id)
            JOIN own_places o USING (provider_id, academic_year) LEFT JOIN scheme_gives g USING (provider_id, academic_year);
        CREATE OR REPLACE TEMP TABLE waits AS
        WITH lines AS (
            SELECT need, tier, entry_point, year_needed, academic_year, pupils FROM unplaced
                JOIN planned y ON y.academic_year >= year_needed
            UNION ALL
            SELECT p.need, p.tier, p.entry_point, p.year_needed, y.academic_year, p.pupils FROM placed p
                JOIN planned y ON y.academic_year >= p.year_needed AND y.academic_year < p.year_placed
            WHERE p.provider_id NOT IN (SELECT provider_id FROM opened WHERE status = 'optional' AND minimum_viable_roll > 0))
        SELECT l.need, l.tier, l.entry_point, l.year_needed, l.academic_year, sum(l.pupils * s.share) AS pupils
        FROM lines l JOIN surviving s ON s.tier = l.tier AND s.entry_point = l.entry_point AND s.year_needed = l.year_needed
            AND s.academic_year = l.academic_year
        GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE waits_beside AS
        SELECT w.need, w.tier, w.entry_point, w.year_needed, w.academic_year, w.pupils, v.provider_id,
            min(least(e.places, coalesce(q.room - q.initial - q.placed, 1e9))) AS places
        FROM waits w JOIN bands b USING (entry_point) JOIN provider_needs n USING (need) JOIN providers v USING (provider_id)
            JOIN tier_types t ON t.tier = w.tier AND t.provision_type = v.provision_type
        JOIN surviving s ON s.tier = w.tier AND s.entry_point = w.entry_point AND s.year_needed = w.year_needed
            AND s.academic_year >= w.academic_year AND s.share > 0
        JOIN empty_places e ON e.provider_id = v.provider_id AND e.academic_year = s.academic_year
        LEFT JOIN pools q ON q.provider_id = v.provider_id AND q.phase = s.phase AND q.academic_year = s.academic_year
        WHERE (w.tier::VARCHAR <> 'E' OR v.provision_type::VARCHAR <> 'resource_base' OR v.enhanced_top_up_gbp IS NOT NULL)
            AND w.academic_year - w.year_needed <= parameter('penalties.maximum_wait_years')
            AND v.lowest_year_group <= b.youngest + (w.academic_year - w.year_needed) AND v.highest_year_group >= b.must_reach
            AND NOT EXISTS (SELECT 1 FROM policy_limits l WHERE l.provision_type = v.provision_type AND l.need = w.need
                AND coalesce(l.academic_year, 9999) >= w.academic_year)
        GROUP BY ALL;
        """;

    // A plan within its gap may leave a thousandth of a place empty beside a pupil who waits.
    private const string Slack = "1e-3";

    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new("NobodyWaitsBesideAPlace", "waits_beside w", $"least(w.pupils, w.places) <= {Slack}",
            "format('in {} {:.3f} {} pupils of tier {} ({}, needed {}) wait, while {} has {:.3f} places for the whole of their stay', "
                + "label(w.academic_year), w.pupils, w.need, w.tier, w.entry_point, label(w.year_needed), w.provider_id, w.places)"),
    ];
}
