namespace Sufficiency.Returns.Census;

/// <summary>What the census asks of a run's tables; {plan} stands for the prefix of the plan's own tables.</summary>
internal static class CensusSql
{
    /// <summary>Names and numbers that the questions share.</summary>
    public const string Setup = """
        CREATE OR REPLACE MACRO phase_of(g) AS CASE WHEN g < 0 THEN 'early_years' WHEN g <= 6 THEN 'primary' WHEN g <= 11 THEN 'secondary'
            WHEN g <= 14 THEN 'post_sixteen' ELSE 'adult' END
        """;

    /// <summary>Providers with what tells their kind.</summary>
    public const string Providers = """
        SELECT provider_id, provision_type, supply, market, lowest_year_group, urn FROM providers ORDER BY provider_id
        """;

    /// <summary>The base roll followed through the years by the rates: year, need, tier, year group, provider, pupils.</summary>
    public const string BaseRoll = """
        WITH RECURSIVE leaving AS (SELECT year_group, from_tier, sum(share) AS share FROM inputs.escalation_rates GROUP BY ALL),
        staying AS (
            SELECT provider_id, need, tier, year_group, (SELECT min(academic_year) FROM years) AS academic_year, pupils
            FROM inputs.initial_roll
            UNION ALL
            SELECT s.provider_id, s.need, s.tier, s.year_group + 1, s.academic_year + 1,
                s.pupils * CASE WHEN phase_of(s.year_group + 1) = phase_of(s.year_group)
                    THEN (1 - coalesce(c.share, 0)) * (1 - coalesce(l.share, 0) - coalesce(e.share, 0))
                    ELSE least(coalesce(o.share, 0), (1 - coalesce(c.share, 0)) * (1 - coalesce(l.share, 0) - coalesce(e.share, 0))) END
            FROM staying s JOIN providers v USING (provider_id)
                LEFT JOIN inputs.ceasing_rates c ON c.year_group = s.year_group
                LEFT JOIN leaving l ON l.year_group = s.year_group + 1 AND l.from_tier = s.tier
                LEFT JOIN inputs.elsewhere_rates e ON e.year_group = s.year_group + 1
                LEFT JOIN inputs.stay_on_rates o ON o.year_group = s.year_group + 1 AND o.tier = s.tier
            WHERE s.academic_year < (SELECT max(academic_year) FROM years) AND s.year_group < 14
                AND (phase_of(s.year_group + 1) = phase_of(s.year_group)
                    OR (v.lowest_year_group <= s.year_group + 1 AND v.highest_year_group >= CASE phase_of(s.year_group + 1)
                        WHEN 'primary' THEN 6 WHEN 'secondary' THEN 11 ELSE 13 END)))
        SELECT academic_year, need, tier, year_group, kind, sum(pupils) AS pupils
        FROM staying JOIN {kinds} USING (provider_id) WHERE phase = phase_of(year_group) AND pupils > 0
        GROUP BY ALL ORDER BY ALL
        """;

    /// <summary>Pupils whom the plan placed: year, need, tier, phase, kind, youngest and oldest year group, pupils.</summary>
    /// <remarks>The local mix is split over kinds as its schools' rolls are.</remarks>
    public const string Placed = """
        WITH mix AS (
            SELECT academic_year, phase, kind, pupils / nullif(sum(pupils) OVER (PARTITION BY academic_year, phase), 0) AS share FROM (
                SELECT m.academic_year, m.phase, k.kind, sum(m.roll_placed) AS pupils
                FROM {plan}mainstream_years m JOIN {kinds} k ON k.provider_id = m.provider_id AND k.phase = m.phase
                GROUP BY ALL)),
        placed AS (
            SELECT s.year_needed + s.years_after AS academic_year, p.need, CASE p.tier WHEN 'E' THEN 'S' ELSE p.tier END AS tier,
                e.phase, p.provider_id, e.first_year_group + s.years_after AS youngest, e.last_year_group + s.years_after AS oldest,
                sum(p.pupils * s.share) AS pupils
            FROM {plan}placements p JOIN entry_points e USING (entry_point)
                JOIN survival s ON s.tier = p.tier AND s.entry_point = p.entry_point AND s.year_needed = p.year_needed
                    AND s.year_needed + s.years_after >= p.year_placed
            WHERE s.year_needed + s.years_after <= (SELECT max(academic_year) FROM years)
            GROUP BY ALL)
        SELECT academic_year, need, tier, phase, kind, youngest, oldest, sum(pupils) AS pupils FROM (
            SELECT p.academic_year, p.need, p.tier, p.phase, coalesce(m.kind, k.kind) AS kind, p.youngest, p.oldest,
                p.pupils * coalesce(m.share, 1) AS pupils
            FROM placed p JOIN providers v USING (provider_id) JOIN {kinds} k ON k.provider_id = p.provider_id AND k.phase = p.phase
                LEFT JOIN mix m ON v.is_local_mix AND m.academic_year = p.academic_year AND m.phase = p.phase)
        WHERE pupils > 0 GROUP BY ALL ORDER BY ALL
        """;

    /// <summary>Every plan: year, need, tier or null, year group, pupils.</summary>
    public const string Stock = """
        SELECT academic_year, need, tier, year_group, sum(pupils) AS pupils FROM stock GROUP BY ALL ORDER BY ALL
        """;

    /// <summary>Pupils waiting, the base year too: year, need, tier, phase, pupils.</summary>
    public const string Waiting = """
        SELECT academic_year, need, CASE tier WHEN 'E' THEN 'S' ELSE tier END AS tier, phase, sum(pupils) AS pupils FROM (
            SELECT academic_year, need, tier, phase, pupils FROM {plan}waiting
                WHERE academic_year > (SELECT min(academic_year) FROM years)
            UNION ALL
            SELECT (SELECT min(academic_year) FROM years), need, tier, phase_of(year_group), pupils FROM inputs.initial_waiting)
        WHERE pupils > 0 GROUP BY ALL ORDER BY ALL
        """;

    /// <summary>The count of the base year: need, year group, setting, plans.</summary>
    public const string BasePlans = """
        SELECT need, year_group, setting, sum(plans) AS plans FROM inputs.base_plans GROUP BY ALL ORDER BY ALL
        """;

    /// <summary>First and last year.</summary>
    public const string Years = "SELECT min(academic_year), max(academic_year) FROM years";

    /// <summary>A question with its plan and kinds filled in.</summary>
    public static string Fill(string sql, string plan, string kinds) =>
        sql.Replace("{plan}", plan, StringComparison.Ordinal).Replace("{kinds}", kinds, StringComparison.Ordinal);
}
