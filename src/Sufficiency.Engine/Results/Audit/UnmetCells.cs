using Sufficiency.Engine.Results.Storage.DuckDb;

namespace Sufficiency.Engine.Results.Audit;

/// <summary>Cells and years of which the pupils placed and waiting are not those who need a place.</summary>
internal static class UnmetCells
{
    private const int PlacementsAtOnce = 100_000; // what a few areas' cells take stays in the processor's own memory: a county at once takes twice as long

    /// <summary>Their table.</summary>
    public const string Table = "unmet_cells";

    /// <summary>Finds those of the plan that is open, some areas at a time.</summary>
    /// <param name="session">Where the plan is open.</param>
    /// <param name="placementsAtOnce">About how many are looked at together.</param>
    public static void Open(DuckDbSession session, int placementsAtOnce = PlacementsAtOnce)
    {
        session.Execute($"CREATE OR REPLACE TEMP TABLE {Table} AS {Of("false")}");
        foreach (var areas in Parts(session, placementsAtOnce)) session.Execute($"INSERT INTO {Table} {Of(areas)}");
    }

    /// <summary>Conditions on the area, of which every row meets exactly one, also those whose area is not known.</summary>
    private static IEnumerable<string> Parts(DuckDbSession session, int placementsAtOnce)
    {
        var count = 1 + (int)(session.QueryNumber("SELECT count(*)::DOUBLE FROM placements")!.Value / placementsAtOnce);
        var firsts = session.Query(
            $"SELECT min(area_code)::VARCHAR FROM (SELECT area_code, ntile({count}) OVER (ORDER BY area_code) AS part FROM areas WHERE area_code IS NOT NULL) GROUP BY part ORDER BY min(area_code)",
            row => $"{DuckDbSession.Literal(row.GetText(0))}::{AuditCodes.TypeName}");
        if (firsts.Count < 2) return ["true"];
        return firsts.Select((first, i) => i == 0 ? $"(area_code < {firsts[1]}) IS NOT FALSE"
            : i == firsts.Count - 1 ? $"area_code >= {first}"
            : $"area_code >= {first} AND area_code < {firsts[i + 1]}");
    }

    private static string Of(string areas) => $"""
        SELECT * FROM (
            WITH met AS (
                SELECT area_code, need, tier, entry_point, year_needed, sum(pupils) AS pupils
                FROM (
                    SELECT area_code, need, tier, entry_point, year_needed, pupils FROM placements WHERE {areas}
                    UNION ALL SELECT area_code, need, tier, entry_point, year_needed, pupils FROM unplaced WHERE {areas})
                GROUP BY ALL)
            SELECT coalesce(d.area_code, m.area_code) AS area_code, coalesce(d.need, m.need) AS need, coalesce(d.tier, m.tier) AS tier,
                coalesce(d.entry_point, m.entry_point) AS entry_point, coalesce(d.academic_year, m.year_needed) AS year_needed,
                coalesce(d.placings, 0) AS placings, coalesce(m.pupils, 0) AS pupils
            FROM (SELECT * FROM demand WHERE {areas}) d FULL OUTER JOIN met m
                ON d.area_code = m.area_code AND d.need = m.need AND d.tier = m.tier AND d.entry_point = m.entry_point AND d.academic_year = m.year_needed) p
        WHERE ({AuditCheck.Agree("p.pupils", "p.placings")}) IS NOT TRUE
        """;
}
