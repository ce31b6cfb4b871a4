namespace Sufficiency.Engine.Audit;

/// <summary>The tables that the audit works out for one plan, from the sums of its placements.</summary>
internal static class PlanSql
{
    /// <summary>Creates the tables for one session, in place of another plan's.</summary>
    public const string Setup = """
        CREATE OR REPLACE TEMP TABLE on_roll AS
        SELECT p.provider_id, p.need, s.phase, s.academic_year, sum(p.pupils * s.share) AS pupils,
            coalesce(sum(p.pupils * s.share) FILTER (strpos('MBSX', CASE WHEN p.tier::VARCHAR = 'E' THEN 'S'
                ELSE p.tier::VARCHAR END) >= list_position(['mainstream', 'resource_base', 'special_school', 'out_of_county'],
                p.provision_type)), 0) AS asking,
            coalesce(sum(p.pupils * s.share) FILTER (p.tier::VARCHAR = 'E' AND p.provision_type::VARCHAR = 'resource_base'), 0) AS enhanced
        FROM placed p JOIN surviving s ON s.tier = p.tier AND s.entry_point = p.entry_point AND s.year_needed = p.year_needed
            AND s.academic_year >= p.year_placed
        GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE mixed_in AS
        SELECT s.provider_id, s.phase, m.academic_year, sum(m.pupils * s.share) AS pupils,
            sum(m.pupils * s.share * s.transport_gbp) AS transport_gbp, sum(m.pupils * s.share * s.minutes_beyond) AS minutes_beyond
        FROM mixed m JOIN mixed_shares s USING (area_code, entry_point) GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE rolls AS
        WITH initial AS (SELECT provider_id, academic_year, sum(pupils) AS pupils FROM remaining GROUP BY ALL),
        moved AS (SELECT provider_id, academic_year, sum(pupils) AS pupils, sum(asking) AS asking, sum(enhanced) AS enhanced
            FROM (SELECT provider_id, academic_year, pupils, asking, enhanced FROM on_roll
                UNION ALL SELECT provider_id, academic_year, pupils, pupils, 0 FROM mixed_in) GROUP BY ALL),
        driven_by_all AS (SELECT provider_id, academic_year, sum(transport_gbp) AS transport_gbp, sum(minutes_beyond) AS minutes_beyond
            FROM (SELECT provider_id, academic_year, transport_gbp, minutes_beyond FROM driven UNION ALL SELECT provider_id,
                academic_year, transport_gbp, minutes_beyond FROM mixed_in) GROUP BY ALL)
        SELECT v.provider_id, v.provision_type, y.academic_year, coalesce(i.pupils, 0) AS initial, coalesce(m.pupils, 0) AS placed,
            coalesce(i.pupils, 0) + coalesce(m.pupils, 0) AS pupils, coalesce(i.pupils, 0) + coalesce(m.asking, 0) AS asking,
            coalesce(m.enhanced, 0) AS enhanced,
            coalesce(d.transport_gbp, 0) AS transport_gbp, coalesce(d.minutes_beyond, 0) AS minutes_beyond
        FROM (SELECT * FROM providers WHERE NOT is_local_mix) v CROSS JOIN (SELECT academic_year FROM planned
            UNION ALL SELECT parameter('horizon.base_year')::INTEGER) y
        LEFT JOIN initial i ON i.provider_id = v.provider_id AND i.academic_year = y.academic_year
        LEFT JOIN moved m ON m.provider_id = v.provider_id AND m.academic_year = y.academic_year
        LEFT JOIN driven_by_all d ON d.provider_id = v.provider_id AND d.academic_year = y.academic_year;
        CREATE OR REPLACE TEMP TABLE phase_rolls AS
        SELECT provider_id, phase, academic_year, sum(initial) AS initial, sum(placed) AS placed
        FROM (SELECT provider_id, phase, academic_year, pupils AS initial, 0 AS placed FROM remaining UNION ALL SELECT provider_id, phase,
            academic_year, 0, pupils FROM on_roll
            UNION ALL SELECT provider_id, phase, academic_year, 0, pupils FROM mixed_in)
        WHERE provider_id NOT IN (SELECT provider_id FROM providers WHERE is_local_mix) GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE opened AS
        SELECT o.*, s.opening_year FROM scheme_options o JOIN schemes s USING (scheme_id) WHERE s.opening_year IS NOT NULL;
        CREATE OR REPLACE TEMP TABLE scheme_gives_pools AS
        WITH last AS (SELECT scheme_id, max(years_since_opening) AS years FROM scheme_places GROUP BY ALL)
        SELECT o.provider_id, p.phase, y.academic_year, sum(p.places) AS places
        FROM opened o JOIN planned y ON y.academic_year >= o.opening_year JOIN last l USING (scheme_id)
        JOIN scheme_places p ON p.scheme_id = o.scheme_id AND p.years_since_opening = least(l.years, y.academic_year - o.opening_year)
        GROUP BY ALL;
        CREATE OR REPLACE TEMP TABLE scheme_gives AS SELECT provider_id, academic_year, places FROM scheme_gives_pools WHERE phase IS NULL;
        CREATE OR REPLACE TEMP TABLE held AS
        WITH lines AS (
            SELECT u.area_code, u.need, u.tier, s.phase, s.academic_year, u.pupils * s.share AS pupils
            FROM unplaced u JOIN surviving s ON s.tier = u.tier AND s.entry_point = u.entry_point AND s.year_needed = u.year_needed
            UNION ALL SELECT area_code, need, tier, phase, academic_year, pupils FROM held_late)
        SELECT area_code, need, tier, phase, academic_year, sum(pupils) AS pupils FROM lines GROUP BY ALL;
        """;
}
