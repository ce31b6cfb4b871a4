namespace Sufficiency.Engine.Audit.Rules;

/// <summary>What actions do to plans that cease, to prices and to costs follows from the tables of actions alone.</summary>
internal static class ActionRules
{
    /// <summary>Factors of ceasing and of prices; no rows where no action changes them.</summary>
    public const string Shared = """
        CREATE TABLE action_shares AS
        SELECT a.action_id, y.academic_year, w.phase, y.build_up * a.reach_share AS share, sum(w.share) AS living
        FROM actions a JOIN action_years y USING (action_id) JOIN action_areas m USING (action_id)
            JOIN area_shares w ON w.area_code = m.area_code AND w.academic_year = y.academic_year
        GROUP BY ALL;
        CREATE TABLE ceasing_factors AS
        SELECT r.need, r.year_group, s.academic_year, product(1 + e.change * s.share * s.living) AS factor
        FROM action_effects e JOIN action_reach r USING (action_id)
            JOIN action_shares s ON s.action_id = e.action_id AND s.phase::VARCHAR = phase_of(r.year_group)
        WHERE e.kind = 'ceasing' GROUP BY ALL;
        CREATE TABLE price_factors AS
        SELECT v.provider_id, y.academic_year, product(1 + e.change * y.build_up * a.reach_share) AS factor
        FROM action_effects e JOIN actions a USING (action_id) JOIN action_years y USING (action_id)
            JOIN providers v ON v.provision_type = e.provision_type AND (e.supply IS NULL OR e.supply = v.supply)
        WHERE e.kind = 'price' GROUP BY ALL;
        """;

    /// <summary>What actions cost themselves, by who pays.</summary>
    public const string Costs = """
        CREATE TABLE actions_cost AS
        WITH reached AS (
            SELECT s.action_id, s.academic_year, sum(k.pupils * s.share * s.living) AS pupils
            FROM action_shares s JOIN stock k ON k.academic_year = s.academic_year AND k.phase = s.phase
                JOIN action_reach r ON r.action_id = s.action_id AND r.need = k.need AND r.year_group = k.year_group
            GROUP BY ALL)
        SELECT y.academic_year, CASE WHEN a.is_high_needs THEN 'actions' ELSE 'actions_elsewhere' END AS kind,
            sum(y.cost_gbp + a.per_pupil_gbp * coalesce(r.pupils, 0)) AS gbp
        FROM actions a JOIN action_years y USING (action_id) LEFT JOIN reached r USING (action_id, academic_year) GROUP BY ALL;
        """;
}
