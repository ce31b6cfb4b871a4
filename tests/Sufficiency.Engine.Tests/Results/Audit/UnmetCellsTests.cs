using Sufficiency.Engine.Results.Audit;
using Sufficiency.Engine.Results.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Results.Audit;

public sealed class UnmetCellsTests
{
    // Every cell asks for two pupils and has two places, so that a county of 40 areas has 2 × 40 × 4,000 placements: more than are looked at together.
    private const string County = """
        CREATE TYPE code AS ENUM (SELECT 'A' || lpad(a::VARCHAR, 2, '0') FROM range(40) t(a) UNION ALL VALUES ('ASD'), ('M'), ('infant') ORDER BY 1);
        CREATE TABLE areas AS SELECT ('A' || lpad(a::VARCHAR, 2, '0'))::code AS area_code FROM range(40) t(a);
        CREATE TABLE demand AS SELECT area_code, 'ASD'::code AS need, 'M'::code AS tier, 'infant'::code AS entry_point, y::INTEGER AS academic_year, 2.0::DOUBLE AS placings FROM areas, range(4000) t(y);
        CREATE TABLE placements AS SELECT area_code, need, tier, entry_point, academic_year AS year_needed, 1.0::DOUBLE AS pupils FROM demand, range(2) ORDER BY area_code, year_needed;
        CREATE TABLE unplaced AS SELECT * FROM placements LIMIT 0;
        """;

    [Fact]
    public void ACountyLookedAtInPartsHasNoUnmetCellWhereAllAreMet()
    {
        using var session = Opened("");
        Assert.Empty(Found(session));
    }

    [Fact]
    public void WhatIsAmissInAnyPartIsFoundOnceAlsoWithoutAKnownArea()
    {
        using var session = Opened("""
            DELETE FROM placements WHERE area_code = 'A00' AND year_needed = 1;
            UPDATE placements SET pupils = 1.25 WHERE area_code = 'A17' AND year_needed = 2;
            DELETE FROM demand WHERE area_code = 'A39' AND academic_year = 3999;
            INSERT INTO placements VALUES (NULL, 'ASD', 'M', 'infant', 5, 3.0);
            INSERT INTO demand VALUES ('infant', 'ASD', 'M', 'infant', 6, 4.0);
            INSERT INTO unplaced VALUES ('A20', 'ASD', 'M', 'infant', 7, 0.5);
            """);
        Assert.Equal(
            ["-/5: 0 needed, 3 met", "A00/1: 2 needed, 0 met", "A17/2: 2 needed, 2.5 met", "A20/7: 2 needed, 2.5 met", "A39/3999: 0 needed, 2 met", "infant/6: 4 needed, 0 met"], Found(session));
    }

    private static DuckDbSession Opened(string changes)
    {
        var session = new DuckDbSession();
        session.Execute(County + changes);
        UnmetCells.Open(session);
        return session;
    }

    private static List<string> Found(DuckDbSession session) => session.Query(
        $"SELECT format('{{}}/{{}}: {{:g}} needed, {{:g}} met', coalesce(area_code::VARCHAR, '-'), year_needed, placings, pupils) FROM {UnmetCells.Table} ORDER BY 1", row => row.GetText(0));
}
