namespace Sufficiency.Engine.Explain;

/// <summary>The questions that people ask first, and what a question means that names less than it could.</summary>
internal static class StandardQuestions
{
    /// <summary>The largest lack of each phase, three schemes, the schools, two of them, and two towns.</summary>
    public static IEnumerable<WhyQuestion> Of(Inquiry inquiry, int year)
    {
        foreach (var row in LargestByPhase(inquiry, year))
            yield return new(WhyTopic.Lack) { Town = row.Text(0), Need = row.Text(1), Phase = row.Text(2), Year = year };
        foreach (var scheme in Schemes(inquiry)) yield return new(WhyTopic.Scheme) { Scheme = scheme };
        yield return new(WhyTopic.School) { Year = year };
        foreach (var school in MostValued(inquiry)) yield return new(WhyTopic.School) { School = school, Year = year };
        foreach (var school in Emptiest(inquiry, year)) yield return new(WhyTopic.School) { School = school, Year = year };
        foreach (var town in Towns(inquiry, year)) yield return new(WhyTopic.Town) { Town = town, Year = year };
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

    private static IReadOnlyList<FigureRow> LargestByPhase(Inquiry inquiry, int year) => inquiry.Quietly($"""
        SELECT town_name, need, phase FROM (SELECT *, row_number() OVER (PARTITION BY phase ORDER BY pupils DESC, town_name, need) AS place
            FROM {RunSql.Plan("places_short")} WHERE academic_year = {Say.Sql(year)} AND pupils > 0.05)
        WHERE place = 1 ORDER BY pupils DESC, phase LIMIT 3
        """, "town", "need", "phase");

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

    private static IEnumerable<string> MostValued(Inquiry inquiry) => inquiry.Quietly($"""
        SELECT w.provider_id FROM {RunSql.Plan("place_values")} w JOIN 'providers.parquet' v USING (provider_id)
        WHERE v.supply = 'own' AND v.provision_type IN ('special_school', 'resource_base') AND w.value_gbp > 0 AND NOT v.is_generic
        GROUP BY w.provider_id, w.phase ORDER BY sum(w.value_gbp) DESC, 1 LIMIT 1
        """, "school").Select(row => row.Text(0));

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
