using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads who lacks places in the last year, and whose journeys are long.</summary>
internal static class EqualityReader
{
    private static readonly string[] Tables =
    [
        "placements", "do_minimum.placements", "survival", "waiting", "do_minimum.waiting", "stock", "entry_points", "areas", "providers",
        "inputs.area_shares", "inputs.parameters",
    ];

    // Pupils of a plan in the last year: where a placement is on roll by the share still there, and where pupils wait.
    private const string Held = """
        SELECT '{0}' AS plan, p.area_code, p.need::VARCHAR AS need, e.phase::VARCHAR AS phase, p.tier::VARCHAR AS tier,
            p.pupils * a.share AS pupils, v.supply IN ('tranche', 'bespoke') AS is_lack,
            p.provision_type <> 'mainstream' AND p.travel_kilometres > 0 AS rides, p.travel_minutes > g.minutes AS is_beyond
        FROM {1}placements p JOIN alive a USING (tier, entry_point, year_needed) JOIN entry_points e USING (entry_point)
            JOIN providers v USING (provider_id) JOIN guidance g ON g.phase = CASE WHEN e.phase = 'primary' THEN 'primary' ELSE '' END
        UNION ALL SELECT '{0}', area_code, need::VARCHAR, phase::VARCHAR, tier::VARCHAR, pupils, true, false, false
        FROM {1}waiting, last WHERE academic_year = y
        """;

    private const string Shared = """
        WITH last AS (SELECT max(academic_year) AS y FROM years),
        alive AS (SELECT tier, entry_point, year_needed, share FROM survival, last WHERE year_needed + years_after = y),
        guidance AS (SELECT CASE WHEN name LIKE '%primary%' THEN 'primary' ELSE '' END AS phase, value AS minutes FROM inputs.parameters
            WHERE name IN ('travel.primary_guidance_minutes', 'travel.secondary_guidance_minutes')),
        homes AS (
            SELECT area_code, sum(w.share * s.pupils) AS plans
            FROM inputs.area_shares w, last,
                (SELECT phase, sum(pupils) AS pupils FROM stock, last WHERE academic_year = y GROUP BY ALL) s
            WHERE w.academic_year = y AND w.phase = s.phase GROUP BY ALL),
        ranks AS (
            SELECT area_code, plans, sum(plans) OVER (ORDER BY deprivation_score DESC, area_code) - plans / 2 AS before,
                sum(plans) OVER () AS plans_in_all
            FROM homes JOIN areas USING (area_code)),
        fifths AS (
            SELECT area_code, plans,
                CASE WHEN plans_in_all > 0 THEN least(5, 1 + floor(5 * before / plans_in_all)::INTEGER) ELSE 1 END::VARCHAR AS fifth
            FROM ranks)
        """;

    /// <summary>Groups by need, phase, deprivation of the home area and kind of place needed; none if the run lacks a table.</summary>
    public static IReadOnlyList<EqualityGroup> Read(RunQueries run)
    {
        if (Tables.Any(table => !run.Has(table))) return [];
        var cells = run.Query(
            $"""
            {Shared}, held AS ({Of("plan", "")} UNION ALL {Of("do_minimum", "do_minimum.")})
            SELECT need, phase, fifth, tier,
                coalesce(sum(pupils) FILTER (plan = 'plan' AND is_lack), 0.0),
                coalesce(sum(pupils) FILTER (plan = 'do_minimum' AND is_lack), 0.0),
                coalesce(sum(pupils) FILTER (plan = 'plan' AND rides), 0.0),
                coalesce(sum(pupils) FILTER (plan = 'plan' AND rides AND is_beyond), 0.0)
            FROM held JOIN fifths USING (area_code) GROUP BY ALL ORDER BY ALL
            """,
            row => new Cell(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Ways.Need] = row.Text(0),
                    [Ways.Phase] = row.Text(1),
                    [Ways.Fifth] = row.Text(2),
                    [Ways.Tier] = row.Text(3),
                },
                row.Number(4), row.Number(5), row.Number(6), row.Number(7)));
        var plans = run.Query(
                $"""
                {Shared}
                SELECT 'need', need::VARCHAR, sum(pupils) FROM stock, last WHERE academic_year = y GROUP BY ALL
                UNION ALL SELECT 'phase', phase::VARCHAR, sum(pupils) FROM stock, last WHERE academic_year = y GROUP BY ALL
                UNION ALL SELECT 'fifth', fifth, sum(plans) FROM fifths GROUP BY ALL ORDER BY ALL
                """,
                row => (Way: row.Text(0), Code: row.Text(1), Plans: row.Number(2)))
            .ToDictionary(row => (row.Way, row.Code), row => row.Plans);
        return [.. ((string[])[Ways.Need, Ways.Phase, Ways.Fifth, Ways.Tier]).SelectMany(way => Groups(way, cells, plans))];
    }

    private static IEnumerable<EqualityGroup> Groups(
        string way, IReadOnlyList<Cell> cells, IReadOnlyDictionary<(string Way, string Code), double> plans)
    {
        var found = cells.ToLookup(cell => cell.Codes[way], StringComparer.Ordinal);
        return found.Select(group => group.Key)
            .Union(plans.Keys.Where(key => key.Way == way).Select(key => key.Code), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(code =>
            {
                var riders = found[code].Sum(cell => cell.Riders);
                return new EqualityGroup(
                    way, code, plans.GetValueOrDefault((way, code)), found[code].Sum(cell => cell.Lack),
                    found[code].Sum(cell => cell.CommittedLack), riders,
                    riders > 0.0 ? found[code].Sum(cell => cell.Beyond) / riders : null);
            });
    }

    private static string Of(string plan, string place) =>
        Held.Replace("{0}", plan, StringComparison.Ordinal).Replace("{1}", place, StringComparison.Ordinal);

    private sealed record Cell(
        IReadOnlyDictionary<string, string> Codes, double Lack, double CommittedLack, double Riders, double Beyond);
}
