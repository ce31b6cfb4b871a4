using System.Globalization;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads what a sufficiency strategy tells beside the plan; a table that an old run lacks leaves its part empty.</summary>
internal static class StrategyReader
{
    /// <summary>The check that warns of it.</summary>
    public const string OnAssumedPrices = "saving_on_assumed_prices";

    private const int AgeInReception = 4; // at the start of the year
    private const string NearestTown = """
        (SELECT p.provider_id, arg_min(a.town_name, (a.easting_metres - p.easting_metres) ^ 2 + (a.northing_metres - p.northing_metres) ^ 2)
            AS town
        FROM providers p CROSS JOIN areas a WHERE p.easting_metres IS NOT NULL GROUP BY ALL)
        """;

    public static StrategyFigures Read(RunQueries run, IReadOnlyList<RunYear> years) => Groups(run) with
    {
        Schools = Schools(run),
        Schemes = Schemes(run),
        HighNeeds = HighNeeds(run, years),
        PriceCaution = !run.Has("cautions") ? "" : run.Query(
            $"SELECT text FROM cautions WHERE check_name = '{OnAssumedPrices}'", row => row.Text(0)).FirstOrDefault(""),
    };

    /// <summary>Pupils told apart, and nothing else.</summary>
    public static StrategyFigures Groups(RunQueries run) => new() { Counted = Counted(run), Equalities = EqualityReader.Read(run) };

    // SEN2 counts ages on 31 August: Reception is then four, Year 15 nineteen.
    private static IReadOnlyList<CountedPlans> Counted(RunQueries run) => !run.Has("inputs.base_plans") ? [] : run.Query(
        """
        SELECT 'age' AS way, CASE WHEN year_group <= 0 THEN '00-04' WHEN year_group <= 6 THEN '05-10' WHEN year_group <= 11 THEN '11-15'
            WHEN year_group <= 15 THEN '16-19' ELSE '20-25' END AS code, sum(plans) FROM inputs.base_plans GROUP BY ALL
        UNION ALL SELECT 'need', need::VARCHAR, sum(plans) FROM inputs.base_plans GROUP BY ALL
        UNION ALL SELECT 'setting', setting::VARCHAR, sum(plans) FROM inputs.base_plans GROUP BY ALL ORDER BY ALL
        """,
        row => new CountedPlans(row.Text(0), row.Text(1), row.Number(2)));

    private static Dictionary<string, SchoolProfile> Schools(RunQueries run) =>
        !HasColumns(run, "providers", "needs", "lowest_year_group", "highest_year_group", "easting_metres") ? [] : run.Query(
                $"""
                SELECT p.provider_id, p.needs, p.lowest_year_group, p.highest_year_group, t.town
                FROM providers p LEFT JOIN {NearestTown} t USING (provider_id)
                WHERE p.supply = 'own' AND NOT p.is_local_mix ORDER BY 1
                """,
                row => (Id: row.Text(0), Profile: new SchoolProfile(
                    (row.FindText(1) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries), row.Integer(2) + AgeInReception,
                    row.Integer(3) + AgeInReception + 1, row.FindText(4) ?? "")))
            .ToDictionary(row => row.Id, row => row.Profile, StringComparer.Ordinal);

    private static Dictionary<string, SchemeProfile> Schemes(RunQueries run)
    {
        if (!HasColumns(run, "inputs.scheme_options", "kind") || !HasColumns(run, "providers", "enhanced_top_up_gbp", "easting_metres"))
            return [];
        var funders = !run.Has("capital_years") ? [] : run.Query(
            "SELECT scheme_id, funder::VARCHAR, sum(capital_gbp) FROM capital_years WHERE plan = 'plan' GROUP BY ALL ORDER BY ALL",
            row => (Id: row.Text(0), Funder: row.Text(1), Capital: row.Number(2)));
        var byScheme = funders.ToLookup(row => row.Id, row => (row.Funder, row.Capital), StringComparer.Ordinal);
        return run.Query(
                $"""
                SELECT o.scheme_id, p.provision_type::VARCHAR, p.enhanced_top_up_gbp IS NOT NULL, o.kind::VARCHAR, t.town
                FROM inputs.scheme_options o JOIN providers p USING (provider_id) LEFT JOIN {NearestTown} t USING (provider_id) ORDER BY 1
                """,
                row => (Id: row.Text(0), Profile: new SchemeProfile(
                    row.Text(1) != "resource_base" ? SchemeGroup.Special : row.YesNo(2) ? SchemeGroup.EnhancedBase : SchemeGroup.Base,
                    row.FindText(3) ?? "", row.FindText(4) ?? "", [.. byScheme[row.Text(0)]])))
            .ToDictionary(row => row.Id, row => row.Profile, StringComparer.Ordinal);
    }

    private static IReadOnlyList<HighNeedsYear> HighNeeds(RunQueries run, IReadOnlyList<RunYear> years) =>
        !run.Has("ledger") || !run.Has("cost_kinds") || !run.Has("do_minimum.costs") ? [] : run.Query(
            string.Create(CultureInfo.InvariantCulture, $"""
            WITH paid AS (
                SELECT academic_year, sum(cost_gbp) AS everything, coalesce(sum(cost_gbp) FILTER (kind = 'transport'), 0.0) AS transport,
                    coalesce(sum(cost_gbp) FILTER (kind = 'capital'), 0.0) AS capital
                FROM costs GROUP BY ALL),
            committed AS (
                SELECT academic_year, sum(cost_gbp) FILTER (kind = 'transport') AS transport,
                    sum(cost_gbp) FILTER (kind = 'capital') AS capital
                FROM do_minimum.costs GROUP BY ALL)
            SELECT academic_year, p.everything, p.transport, p.capital,
                coalesce((SELECT value FROM inputs.parameters WHERE name = 'costs.other_high_needs_gbp'), 0.0), l.spending_cash_gbp,
                coalesce(c.transport, 0.0), coalesce(c.capital, 0.0)
            FROM ledger l JOIN paid p USING (academic_year) LEFT JOIN committed c USING (academic_year)
            WHERE academic_year >= {years.First(year => year.IsPlanned).Start} ORDER BY 1
            """),
            row => new HighNeedsYear(
                row.Integer(0), row.Number(1), row.Number(2), row.Number(3), row.Number(4), row.Number(5), row.Number(6),
                row.Number(7)));

    private static bool HasColumns(RunQueries run, string table, params string[] columns) => run.Has(table)
        && columns.All(run.Query($"SELECT column_name FROM (DESCRIBE SELECT * FROM {table})", row => row.Text(0)).Contains);
}
