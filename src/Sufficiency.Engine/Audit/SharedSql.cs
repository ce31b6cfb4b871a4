using Sufficiency.Engine.Audit.Rules;

namespace Sufficiency.Engine.Audit;

/// <summary>The tables that the audit works out once for all plans of a run.</summary>
internal static class SharedSql
{
    /// <summary>Creates the tables in the order in which they use each other.</summary>
    public const string Setup = """
        CREATE MACRO parameter(wanted) AS (SELECT value FROM parameters WHERE parameters.name = wanted);
        CREATE MACRO phase_of(g) AS CASE WHEN g < 0 THEN 'early_years' WHEN g <= 6 THEN 'primary' WHEN g <= 11 THEN 'secondary'
            WHEN g <= 14 THEN 'post_sixteen' ELSE 'adult' END;
        CREATE MACRO label(y) AS y::VARCHAR || '/' || lpad(((y + 1) % 100)::VARCHAR, 2, '0');
        CREATE TABLE planned AS
        SELECT y::INTEGER AS academic_year, y >= parameter('horizon.first_planned_year') AS is_counted,
            pow(1 + parameter('costs.discount_rate'), parameter('costs.price_base') - y) AS discount,
            pow(1 + parameter('costs.out_of_county_real_growth'), y - parameter('costs.price_base')) AS fee_growth,
            pow(1 + parameter('costs.funding_inflation'), y - parameter('costs.price_base')) AS cash
        FROM (SELECT unnest(range(parameter('horizon.first_year')::BIGINT, parameter('horizon.last_year')::BIGINT + 1)) AS y);
        CREATE TABLE tier_types AS SELECT TRY_CAST(tier AS code) AS tier, TRY_CAST(provision_type AS code) AS provision_type FROM (VALUES
            ('M', 'mainstream'), ('M', 'resource_base'), ('M', 'special_school'), ('M', 'out_of_county'),
            ('B', 'resource_base'), ('B', 'special_school'), ('B', 'out_of_county'), ('E', 'resource_base'), ('E', 'special_school'), ('E',
                'out_of_county'), ('S', 'special_school'), ('S', 'out_of_county'), ('X', 'out_of_county')) AS suits(tier, provision_type);
        CREATE TABLE bands AS SELECT TRY_CAST(entry_point AS code) AS entry_point, TRY_CAST(phase AS code) AS phase, youngest,
            must_reach FROM (VALUES
            ('reception', 'primary', 0, 6), ('infant', 'primary', 1, 6), ('junior', 'primary', 3, 6),
                ('secondary_transfer', 'secondary', 7, 11), ('secondary', 'secondary', 8, 11),
            ('post_sixteen_transfer', 'post_sixteen', 12, 13), ('post_sixteen', 'post_sixteen', 13, 13)) AS b(entry_point, phase,
                youngest, must_reach);
        CREATE TABLE surviving AS
        SELECT s.tier, s.entry_point, s.year_needed, b.phase, y.academic_year, s.share
        FROM survival s JOIN bands b USING (entry_point) JOIN planned y ON y.academic_year = s.year_needed + s.years_after;
        CREATE TABLE curve AS
        SELECT kilometres AS from_km, per_pupil_day_gbp AS from_gbp, lead(kilometres) OVER (ORDER BY kilometres) AS to_km,
            lead(per_pupil_day_gbp) OVER (ORDER BY kilometres) AS to_gbp
        FROM daily_cost;
        """ + JourneyRules.Shared + """

        CREATE TABLE rates AS
        SELECT b.entry_point, b.phase, x.provision_type, x.home_spread_km,
            CASE WHEN b.entry_point IN ('reception', 'infant') THEN parameter('travel.walking_km_under_8')
                ELSE parameter('travel.walking_km_from_8') END AS walking_km,
            x.eligible_within_walking * parameter('travel.days_per_year') * x.sharing_factor AS near_days,
            x.eligible_share * parameter('travel.days_per_year') * x.sharing_factor AS far_days,
            CASE WHEN b.phase = 'primary' THEN parameter('travel.primary_guidance_minutes')
                ELSE parameter('travel.secondary_guidance_minutes') END AS guidance_minutes
        FROM bands b JOIN transport x USING (phase);
        CREATE MACRO transport_of(kilometres, daily_gbp, walking_km, near_days, far_days) AS daily_gbp * CASE WHEN kilometres <= 0 THEN 0
            WHEN kilometres <= walking_km THEN near_days ELSE far_days END;
        CREATE TABLE mixed_shares AS
        WITH pulls AS (
            SELECT j.area_code, b.entry_point, b.phase, a.provider_id, j.kilometres, j.base_minutes AS minutes,
                transport_of(j.kilometres, j.daily_gbp, r.walking_km, r.near_days, r.far_days) AS transport_gbp,
                greatest(0, j.base_minutes - r.guidance_minutes) AS minutes_beyond,
                a.attraction * exp(-least(j.kilometres / r.home_spread_km, 200)) AS pull
            FROM mainstream_attractions a JOIN bands b USING (phase) JOIN providers v USING (provider_id)
                JOIN rates r ON r.entry_point = b.entry_point AND r.provision_type = v.provision_type
            JOIN routes j ON j.provider_id = a.provider_id
            WHERE v.lowest_year_group <= b.youngest AND v.highest_year_group >= b.must_reach)
        SELECT *, pull / sum(pull) OVER (PARTITION BY area_code, entry_point) AS share FROM pulls;
        CREATE TABLE mixed_means AS
        SELECT area_code, entry_point, sum(share * kilometres) AS kilometres, sum(share * minutes) AS minutes,
            coalesce(sum(share) FILTER (minutes_beyond > 0), 0) AS beyond
        FROM mixed_shares GROUP BY ALL;
        CREATE TABLE mixed_rides AS
        SELECT m.area_code, m.entry_point, m.phase, v.provision_type, ceil(greatest(0, m.minutes - 1e-6))::INTEGER AS minute,
            sum(m.share) AS share, sum(m.share * m.kilometres) AS kilometres
        FROM mixed_shares m JOIN providers v USING (provider_id) WHERE m.kilometres > 0 GROUP BY ALL;
        CREATE TABLE own_places AS
        SELECT v.provider_id, y.academic_year, CASE WHEN NOT v.has_unlimited_places THEN coalesce(p.places, 0) END AS places
        FROM providers v CROSS JOIN planned y LEFT JOIN provider_places p ON p.provider_id = v.provider_id
            AND p.academic_year = y.academic_year AND p.phase IS NULL;
        CREATE TABLE own_phase_places AS
        SELECT f.provider_id, f.phase, y.academic_year, coalesce(p.places, 0) AS places
        FROM (SELECT DISTINCT q.provider_id, q.phase FROM provider_places q JOIN providers v USING (provider_id) WHERE q.phase IS NOT NULL
            AND NOT v.has_unlimited_places) f CROSS JOIN planned y
        LEFT JOIN provider_places p ON p.provider_id = f.provider_id AND p.phase = f.phase AND p.academic_year = y.academic_year;
        """ + ActionRules.Shared + """

        CREATE TABLE remaining AS
        WITH RECURSIVE leaving AS (SELECT year_group, from_tier, sum(share) AS share FROM escalation_rates GROUP BY ALL),
        staying AS (
            SELECT provider_id, need, tier, year_group AS base_group, year_group AS now_group,
                parameter('horizon.base_year')::INTEGER AS academic_year, pupils FROM initial_roll
            UNION ALL
            SELECT s.provider_id, s.need, s.tier, CASE WHEN phase_of(s.now_group + 1) = phase_of(s.now_group) THEN s.base_group
                ELSE s.now_group + 1 END, s.now_group + 1, s.academic_year + 1,
                s.pupils * CASE WHEN phase_of(s.now_group + 1) = phase_of(s.now_group) THEN (1 - least(1, coalesce(c.share, 0)
                    * coalesce(f.factor, 1))) * (1 - coalesce(l.share, 0) - coalesce(e.share, 0))
                    ELSE least(coalesce(o.share, 0), (1 - least(1, coalesce(c.share, 0) * coalesce(f.factor, 1)))
                        * (1 - coalesce(l.share, 0) - coalesce(e.share, 0))) END
            FROM staying s JOIN providers v USING (provider_id) LEFT JOIN ceasing_rates c ON c.year_group = s.now_group
                LEFT JOIN ceasing_factors f ON f.need = s.need AND f.year_group = s.now_group AND f.academic_year = s.academic_year + 1
                LEFT JOIN leaving l ON l.year_group = s.now_group + 1 AND l.from_tier = s.tier
            LEFT JOIN elsewhere_rates e ON e.year_group = s.now_group + 1
                LEFT JOIN stay_on_rates o ON o.year_group = s.now_group + 1 AND o.tier = s.tier
            WHERE s.academic_year < parameter('horizon.last_year') AND s.now_group < 14
                AND (phase_of(s.now_group + 1) = phase_of(s.now_group)
                OR (v.lowest_year_group <= s.now_group + 1 AND v.highest_year_group >= CASE phase_of(s.now_group + 1) WHEN 'primary' THEN 6
                    WHEN 'secondary' THEN 11 ELSE 13 END)))
        SELECT provider_id, need, academic_year, TRY_CAST(phase_of(now_group) AS code) AS phase, TRY_CAST(
            CASE WHEN base_group = 0 THEN 'reception' WHEN base_group <= 2 THEN 'infant' WHEN base_group <= 6 THEN 'junior'
                WHEN base_group = 7 THEN 'secondary_transfer'
                WHEN base_group <= 11 THEN 'secondary' WHEN base_group = 12 THEN 'post_sixteen_transfer'
                    ELSE 'post_sixteen' END AS code) AS entry_point,
            sum(pupils) AS pupils
        FROM staying GROUP BY ALL;
        CREATE TABLE remaining_transport AS
        WITH weighed AS (
            SELECT j.provider_id, r.entry_point,
                transport_of(j.kilometres, j.daily_gbp, r.walking_km, r.near_days, r.far_days) AS transport_gbp,
                w.share * exp(-j.kilometres / r.home_spread_km) AS weight
            FROM routes j JOIN providers v USING (provider_id) JOIN rates r USING (provision_type)
            JOIN area_shares w ON w.area_code = j.area_code AND w.phase = r.phase AND w.academic_year = parameter('horizon.first_year')
            WHERE v.provider_id IN (SELECT provider_id FROM remaining)),
        homes AS (SELECT provider_id, entry_point, sum(weight * transport_gbp) / sum(weight) AS transport_gbp FROM weighed GROUP BY ALL)
        SELECT r.provider_id, r.academic_year, sum(r.pupils * h.transport_gbp) AS transport_gbp
        FROM remaining r JOIN homes h USING (provider_id, entry_point) GROUP BY ALL;
        """ + ActionRules.Costs + JourneyRules.BaseRides + """

        CREATE TABLE standing_stock AS
        WITH averages AS (
            SELECT phase_of(p.year_group) AS phase, sum(p.plans * c.per_pupil_year_gbp) / sum(p.plans) AS gbp
            FROM base_plans p JOIN stock_costs c ON c.setting = p.setting AND c.phase = phase_of(p.year_group)
                GROUP BY ALL HAVING sum(p.plans) > 0)
        SELECT s.academic_year, sum(s.pupils * CASE WHEN s.phase IN ('early_years', 'adult') THEN coalesce(a.gbp, e.per_pupil_year_gbp)
            ELSE e.per_pupil_year_gbp END) AS gbp
        FROM stock s JOIN stock_costs e ON e.setting = 'elsewhere' AND e.phase = s.phase LEFT JOIN averages a ON a.phase = s.phase
        WHERE s.phase IN ('early_years', 'adult') OR s.tier IS NULL GROUP BY ALL;
        """;
}
