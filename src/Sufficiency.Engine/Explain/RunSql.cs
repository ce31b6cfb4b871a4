using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Explain;

/// <summary>Pieces of queries over the files of a run, as they are run from inside its folder.</summary>
internal static class RunSql
{
    /// <summary>Years that the plan decides on, carried ones too.</summary>
    public const string Years = "(SELECT * FROM 'years.parquet' WHERE is_planned OR is_carried)";

    /// <summary>The tiers of pupils in the words of provision types: the least specialist place that suits.</summary>
    public const string Rank = "strpos('MBSX', CASE WHEN tier = 'E' THEN 'B' ELSE tier END)";

    /// <summary>Mean kilometres by road from the home areas of each town to each provider, weighted by the areas' pupils.</summary>
    public const string Kilometres =
        "(SELECT coalesce(a.town_name, a.district_name) AS town_name, t.provider_id, sum(t.kilometres * w.share) / sum(w.share) AS km "
        + "FROM 'travel.parquet' t JOIN 'areas.parquet' a USING (area_code) JOIN (SELECT area_code, sum(share) AS share "
        + "FROM 'inputs/area_shares.parquet' WHERE academic_year = (SELECT max(academic_year) FROM 'inputs/area_shares.parquet') "
        + "GROUP BY ALL) w USING (area_code) GROUP BY ALL HAVING sum(w.share) > 0)";

    /// <summary>The rows of the plan in a table that holds do-minimum too.</summary>
    public static string Plan(string table) => $"(SELECT * FROM '{table}.parquet' WHERE plan = 'plan')";

    /// <summary>Pupils the plan placed who are on roll in a year, by town, school, need, kind of place needed, phase and youngest year
    /// group at which they joined.</summary>
    public static string Placed(int year) =>
        "(SELECT coalesce(a.town_name, a.district_name) AS town_name, p.provider_id, p.need, p.tier, e.phase, "
        + "e.first_year_group AS youngest, sum(p.pupils * s.share) AS pupils FROM 'placements.parquet' p "
        + "JOIN 'areas.parquet' a USING (area_code) "
        + "JOIN 'entry_points.parquet' e USING (entry_point) JOIN 'survival.parquet' s ON s.tier = p.tier "
        + "AND s.entry_point = p.entry_point AND s.year_needed = p.year_needed "
        + $"AND s.years_after = {Say.Sql(year)} - p.year_needed WHERE p.year_placed <= {Say.Sql(year)} GROUP BY ALL)";

    /// <summary>Whether provider <c>v</c> teaches a phase from its first to its last year group.</summary>
    public static string Teaches(string phase) =>
        $"v.lowest_year_group <= CASE {phase} WHEN 'primary' THEN 6 WHEN 'secondary' THEN 11 ELSE 13 END "
        + $"AND v.highest_year_group >= CASE {phase} WHEN 'primary' THEN 6 WHEN 'secondary' THEN 11 ELSE 13 END";

    /// <summary>Whether provider <c>v</c> takes pupils from the year group <c>youngest</c> to the end of their <c>phase</c>.</summary>
    public const string Takes = "v.lowest_year_group <= youngest AND v.highest_year_group "
        + ">= CASE phase WHEN 'primary' THEN 6 WHEN 'secondary' THEN 11 ELSE 13 END";

    /// <summary>Whether provider <c>v</c> suits a pupil of a tier.</summary>
    public const string Suits =
        "list_position(['mainstream', 'resource_base', 'special_school', 'out_of_county'], v.provision_type) >= " + Rank
        + " AND (tier <> 'E' OR v.provision_type <> 'resource_base' OR v.enhanced_top_up_gbp IS NOT NULL)";

    /// <summary>A text for SQL.</summary>
    public static string Text(string value) => RunQueries.Literal(value);
}
