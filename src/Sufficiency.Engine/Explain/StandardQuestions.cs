namespace Sufficiency.Engine.Explain;

/// <summary>The questions that people ask first, and what a question means that names less than it could.</summary>
internal static class StandardQuestions
{
    /// <summary>Three lacks, three schemes, the schools, one school, and two towns: ten at most.</summary>
    public static IEnumerable<WhyQuestion> Of(Inquiry inquiry, int lastYear)
    {
        var lacks = Largest(inquiry, new(WhyTopic.Lack) { Year = lastYear }, 3);
        foreach (var row in lacks)
            yield return new(WhyTopic.Lack) { Town = row.Text(0), Need = row.Text(1), Phase = row.Text(2), Year = lastYear };
        foreach (var scheme in Schemes(inquiry)) yield return new(WhyTopic.Scheme) { Scheme = scheme };
        yield return new(WhyTopic.School) { Year = lastYear };
        foreach (var school in Emptiest(inquiry, lastYear)) yield return new(WhyTopic.School) { School = school, Year = lastYear };
        foreach (var town in Towns(inquiry, lastYear)) yield return new(WhyTopic.Town) { Town = town, Year = lastYear };
    }

    /// <summary>Names what a question leaves open: the largest lack, the dearest scheme that opens, the town that lacks most.</summary>
    public static WhyQuestion Complete(Inquiry inquiry, WhyQuestion asked) => asked.Topic switch
    {
        WhyTopic.Lack when asked.Town is null || asked.Need is null || asked.Phase is null =>
            Largest(inquiry, asked, 1) is [{ } row] ? asked with { Town = row.Text(0), Need = row.Text(1), Phase = row.Text(2) } : asked,
        WhyTopic.Scheme when asked.Scheme is null => asked with { Scheme = Schemes(inquiry).FirstOrDefault() },
        WhyTopic.Town when asked.Town is null => asked with { Town = Towns(inquiry, asked.Year!.Value).FirstOrDefault() },
        _ => asked,
    };

    private static IReadOnlyList<FigureRow> Largest(Inquiry inquiry, WhyQuestion asked, int most)
    {
        string[] rules =
        [
            $"academic_year = {Say.Sql(asked.Year!.Value)}", "pupils > 0.05", .. Rule("town_name", asked.Town), .. Rule("need", asked.Need),
            .. Rule("phase", asked.Phase),
        ];
        return inquiry.Quietly($"SELECT town_name, need, phase FROM {RunSql.Plan("places_short")} WHERE {string.Join(" AND ", rules)} "
            + $"ORDER BY pupils DESC, 1, 2, 3 LIMIT {Say.Sql(most)}", "town", "need", "phase");
    }

    private static IEnumerable<string> Rule(string column, string? value) => value is null ? [] : [$"{column} = {RunSql.Text(value)}"];

    /// <summary>The dearest two optional schemes that open, and the dearest proposed one that does not.</summary>
    private static IEnumerable<string> Schemes(Inquiry inquiry) => inquiry.Quietly($"""
        (SELECT scheme_id FROM {RunSql.Plan("schemes")} WHERE opening_year IS NOT NULL
            ORDER BY status = 'committed', capital_gbp DESC, scheme_id LIMIT 2)
        UNION ALL (SELECT scheme_id FROM {RunSql.Plan("schemes")} WHERE opening_year IS NULL
            ORDER BY is_generic, capital_gbp DESC, scheme_id LIMIT 1)
        """, "scheme").Select(row => row.Text(0));

    private static IEnumerable<string> Emptiest(Inquiry inquiry, int year) => inquiry.Quietly($"""
        SELECT y.provider_id FROM {RunSql.Plan("provider_years")} y JOIN 'providers.parquet' v USING (provider_id)
        WHERE v.supply = 'own' AND v.provision_type IN ('special_school', 'resource_base') AND y.academic_year = {Say.Sql(year)}
            AND y.places + y.scheme_places > y.roll + 0.5
        ORDER BY y.places + y.scheme_places - y.roll DESC, 1 LIMIT 1
        """, "school").Select(row => row.Text(0));

    /// <summary>The town that lacks most beside its pupils, and the one with most pupils.</summary>
    private static IEnumerable<string> Towns(Inquiry inquiry, int year) => inquiry.Quietly($"""
        WITH towns AS (SELECT h.town_name, h.pupils, coalesce(s.pupils, 0) AS short
            FROM (SELECT town_name, sum(pupils) AS pupils FROM {RunSql.Plan("home_to_school_years")} WHERE academic_year = {Say.Sql(year)}
                GROUP BY ALL) h LEFT JOIN (SELECT town_name, sum(pupils) AS pupils FROM {RunSql.Plan("places_short")}
                WHERE academic_year = {Say.Sql(year)} GROUP BY ALL) s USING (town_name))
        (SELECT town_name FROM towns ORDER BY short / pupils DESC, 1 LIMIT 1)
        UNION ALL (SELECT town_name FROM towns WHERE town_name NOT IN (SELECT town_name FROM towns ORDER BY short / pupils DESC, 1 LIMIT 1)
            ORDER BY pupils DESC, 1 LIMIT 1)
        """, "town").Select(row => row.Text(0));
}
