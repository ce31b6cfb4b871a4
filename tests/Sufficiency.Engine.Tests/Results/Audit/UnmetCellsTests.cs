using Sufficiency.Engine.Results.Audit;
using Sufficiency.Engine.Results.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Results.Audit;

public sealed class UnmetCellsTests
{
    // Every cell asks for two pupils and has two places: 2 × 40 × 100 placements.
    private const string County = """
        CREATE TYPE code AS ENUM (SELECT 'A' || lpad(a::VARCHAR, 2, '0') FROM range(40) t(a) UNION ALL VALUES ('ASD'), ('M'), ('infant') ORDER BY 1);
        CREATE TABLE areas AS SELECT ('A' || lpad(a::VARCHAR, 2, '0'))::code AS area_code FROM range(40) t(a);
        CREATE TABLE demand AS SELECT area_code, 'ASD'::code AS need, 'M'::code AS tier, 'infant'::code AS entry_point, y::INTEGER AS academic_year, 2.0::DOUBLE AS placings FROM areas, range(100) t(y);
        CREATE TABLE placements AS SELECT area_code, need, tier, entry_point, academic_year AS year_needed, 1.0::DOUBLE AS pupils FROM demand, range(2) ORDER BY area_code, year_needed;
        CREATE TABLE unplaced AS SELECT * FROM placements LIMIT 0;
        """;

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1_700)]
    public void ACountyLookedAtInPartsHasNoUnmetCellWhereAllAreMet(int placementsAtOnce)
    {
        using var session = Opened("", placementsAtOnce);
        Assert.Empty(Found(session));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1_700)]
    [InlineData(100)] // more parts than areas
    public void WhatIsAmissInAnyPartIsFoundOnceAlsoWithoutAKnownArea(int placementsAtOnce)
    {
        using var session = Opened("""
            DELETE FROM placements WHERE area_code = 'A00' AND year_needed = 1;
            UPDATE placements SET pupils = 1.25 WHERE area_code = 'A17' AND year_needed = 2;
            DELETE FROM demand WHERE area_code = 'A39' AND academic_year = 99;
            INSERT INTO placements VALUES (NULL, 'ASD', 'M', 'infant', 5, 3.0);
            INSERT INTO demand VALUES ('infant', 'ASD', 'M', 'infant', 6, 4.0);
            INSERT INTO unplaced VALUES ('A20', 'ASD', 'M', 'infant', 7, 0.5);
            """,
            placementsAtOnce);
        Assert.Equal(
            ["-/5: 0 needed, 3 met", "A00/1: 2 needed, 0 met", "A17/2: 2 needed, 2.5 met", "A20/7: 2 needed, 2.5 met", "A39/99: 0 needed, 2 met", "infant/6: 4 needed, 0 met"], Found(session));
    }

    private static DuckDbSession Opened(string changes, int placementsAtOnce)
    {
        var session = new DuckDbSession();
        session.Execute(County + changes);
        UnmetCells.Open(session, placementsAtOnce);
        return session;
    }

    private static List<string> Found(DuckDbSession session) => session.Query(
        $"SELECT format('{{}}/{{}}: {{:g}} needed, {{:g}} met', coalesce(area_code::VARCHAR, '-'), year_needed, placings, pupils) FROM {UnmetCells.Table} ORDER BY 1", row => row.GetText(0));
}
