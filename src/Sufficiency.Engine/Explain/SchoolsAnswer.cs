namespace Sufficiency.Engine.Explain;

/// <summary>Which schools are full first, which stand empty, and where one more place is worth most.</summary>
internal sealed class SchoolsAnswer(Inquiry inquiry, int year)
{
    private const int MostNamed = 5;

    /// <summary>The answer with its question.</summary>
    public (string Question, IReadOnlyList<string> Sentences) Answer()
    {
        var rows = inquiry.Rows("The council's own special schools and bases", $"""
            WITH worth AS (SELECT provider_id, max(gbp) AS gbp FROM (SELECT provider_id, phase, sum(value_gbp) AS gbp
                FROM {RunSql.Plan("place_values")} WHERE academic_year >= (SELECT min(academic_year) FROM 'years.parquet' WHERE is_planned)
                GROUP BY ALL) GROUP BY ALL),
            full_in AS (SELECT provider_id, min(academic_year) AS first FROM {RunSql.Plan("provider_years")}
                JOIN 'years.parquet' USING (academic_year)
                WHERE is_planned AND places + scheme_places > 0 AND roll >= places + scheme_places - 0.5 GROUP BY ALL)
            SELECT v.provider_id, v.name, y.roll, y.places + y.scheme_places, f.first, w.gbp
            FROM {RunSql.Plan("provider_years")} y JOIN 'providers.parquet' v USING (provider_id) LEFT JOIN worth w USING (provider_id)
            LEFT JOIN full_in f USING (provider_id)
            WHERE v.supply = 'own' AND v.provision_type IN ('special_school', 'resource_base') AND y.academic_year = {Say.Sql(year)}
                AND y.places + y.scheme_places > 0 ORDER BY w.gbp DESC NULLS LAST, 1
            """, "id", "school", "roll|pupils", "places|places", "full first in|academic year", "one more place in every year|GBP");
        return ("Which schools are full first, and which stand empty?", [.. Sentences(rows)]);
    }

    private IEnumerable<string> Sentences(IReadOnlyList<FigureRow> rows)
    {
        if (rows.Count == 0)
        {
            yield return "The council has no special schools or bases of its own with limited places.";
            yield break;
        }

        var full = rows.Where(row => row.Number(2) >= row.Number(3) - 0.5).ToList();
        yield return $"{Say.Count(full.Count)} of the council's {Say.Count(rows.Count)} special schools and bases are full in "
            + $"{Say.Year(year)}.";
        var first = rows.Where(row => row.FindYear(4) is not null).GroupBy(row => row.FindYear(4)!.Value)
            .OrderBy(group => group.Key).ToList();
        if (first.Count > 0)
        {
            yield return $"Full first, in {Say.Year(first[0].Key)}: "
                + Say.FirstOf([.. first[0].Select(row => row.Text(1))], MostNamed) + ".";
        }

        var empty = rows.Where(row => row.Number(2) < row.Number(3) - 0.5).OrderByDescending(row => row.Number(3) - row.Number(2))
            .Take(MostNamed).ToList();
        yield return empty.Count == 0 ? "None has room." : $"Most places stand empty in {Say.Year(year)} at "
            + Say.List([.. empty.Select(row =>
            $"{row.Text(1)} ({Say.Count(row.Number(3) - row.Number(2))} of {Say.Count(row.Number(3))})")]) + ".";
        if (rows[0].FindNumber(5) is > 1_000)
        {
            yield return "One more place in every year of the plan would save most at " + Say.List([.. rows.Take(3).Where(row =>
                row.FindNumber(5) is > 1_000).Select(row => $"{row.Text(1)} (at most {Say.Pounds(row.Number(5))})")])
                + ", before its place funding.";
        }
    }
}
