namespace Sufficiency.Engine.Explain;

/// <summary>What a scheme's places would save and cost for each year it could open in, by the values of one more place.</summary>
/// <param name="OpeningYear">The year it opens in.</param>
/// <param name="SavingGbp">Discounted saving of its places at the values of one more place.</param>
/// <param name="FundingGbp">Discounted place funding.</param>
/// <param name="CapitalGbp">Discounted capital charge.</param>
/// <param name="PlaceYears">Discounted place-years.</param>
internal sealed record SchemeWorth(int OpeningYear, double SavingGbp, double FundingGbp, double CapitalGbp, double PlaceYears)
{
    /// <summary>Saving less both costs.</summary>
    public double NetGbp => SavingGbp - FundingGbp - CapitalGbp;

    /// <summary>Place funding and capital charge.</summary>
    public double CostGbp => FundingGbp + CapitalGbp;

    /// <summary>Every year a scheme could open in, and the year in which it opens.</summary>
    public static IReadOnlyList<SchemeWorth> Of(Inquiry inquiry, string scheme, string name) =>
    [
        .. inquiry.Rows($"What the places of {name} would save and cost, by opening year, discounted", SqlOf(scheme),
                "opening year|academic year", "saving|GBP", "place funding|GBP", "capital charge|GBP", "place-years, discounted|places")
            .Select(row => new SchemeWorth((int)row.Number(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4))),
    ];

    private static string SqlOf(string scheme) => $"""
        WITH o AS (SELECT x.*, s.opening_year AS opened FROM 'inputs/scheme_options.parquet' x
            JOIN {RunSql.Plan("schemes")} s USING (scheme_id) WHERE x.scheme_id = {RunSql.Text(scheme)}),
        years AS {RunSql.Years},
        opening AS (SELECT o.*, y.academic_year AS opening_year FROM o JOIN years y ON o.status = 'optional'
                AND y.academic_year >= greatest(o.earliest_opening, coalesce(o.decided_in + o.lead_years, 0))
                AND y.academic_year <= coalesce(o.latest_opening, 9999) AND y.is_planned
            UNION SELECT o.*, o.opened FROM o WHERE o.opened IS NOT NULL),
        given AS (SELECT n.opening_year, n.provider_id, t.academic_year, t.discount_factor, p.phase, p.places,
                count(*) FILTER (p.phase IS NOT NULL) OVER () > 0 AS is_by_phase
            FROM opening n JOIN years t ON t.academic_year >= n.opening_year
            JOIN (SELECT scheme_id, max(years_since_opening) AS years FROM 'inputs/scheme_places.parquet' GROUP BY ALL) l USING (scheme_id)
            JOIN 'inputs/scheme_places.parquet' p ON p.scheme_id = n.scheme_id
                AND p.years_since_opening = least(l.years, t.academic_year - n.opening_year)),
        of_school AS (SELECT g.opening_year, sum(g.places * coalesce(w.gbp, 0)) AS saving,
                sum(g.places * g.discount_factor) AS place_years
            FROM given g LEFT JOIN (SELECT provider_id, academic_year, max(of_school_gbp) AS gbp FROM {RunSql.Plan("place_values")}
                GROUP BY ALL) w USING (provider_id, academic_year)
            WHERE g.phase IS NULL GROUP BY ALL),
        of_phases AS (SELECT g.opening_year, sum(g.places * w.of_phase_gbp) AS saving
            FROM given g JOIN {RunSql.Plan("place_values")} w ON w.provider_id = g.provider_id AND w.academic_year = g.academic_year
                AND w.phase IS NOT NULL AND (w.phase = g.phase OR (g.phase IS NULL AND NOT g.is_by_phase)) GROUP BY ALL),
        rate AS (SELECT value AS r FROM 'inputs/parameters.parquet' WHERE name = 'costs.discount_rate')
        SELECT n.opening_year, s.saving + coalesce(f.saving, 0),
            CASE WHEN v.has_unlimited_places THEN 0 ELSE s.place_years * v.place_funding_gbp END,
            n.capital_gbp * CASE WHEN rate.r = 0 THEN 1 / n.asset_life_years
                ELSE rate.r / (1 - (1 + rate.r) ** (-n.asset_life_years)) END
                * (SELECT sum(t.discount_factor) FROM years t WHERE t.academic_year >= n.opening_year),
            s.place_years
        FROM opening n JOIN of_school s USING (opening_year) LEFT JOIN of_phases f USING (opening_year)
            JOIN 'providers.parquet' v USING (provider_id) CROSS JOIN rate ORDER BY 1
        """;
}
