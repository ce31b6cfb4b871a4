using System.Globalization;
using Sufficiency.Engine.Audit.Streams;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Tests.Audit.Streams;

/// <summary>Every cell of forty areas and a hundred years asks for two pupils and has two placements of one.</summary>
public sealed class CellTotalsTests
{
    private const string Demand = "SELECT area_code, 'ASD'::code AS need, 'M'::code AS tier, 'infant'::code AS entry_point, "
        + "y::INTEGER AS academic_year, 2.0::DOUBLE AS placings FROM areas, range(100) t(y)";

    private const string Unplaced =
        $"SELECT area_code, need, tier, entry_point, academic_year AS year_needed, 1.0::DOUBLE AS pupils FROM ({Demand}), range(2)";

    [Fact]
    public void WhereAllAreMetNoCellIsUnmet() => Assert.Empty(Unmet(""));

    [Fact]
    public void WhatIsAmissIsFoundOnceAlsoWithoutAKnownCell() => Assert.Equal(
        [
            "-/ASD/M/infant/5: 0 needed, 3 met", "-/ASD/M/infant/6: 4 needed, 0 met", "A00/ASD/M/infant/1: 2 needed, 0 met",
            "A17/ASD/M/infant/2: 2 needed, 2.5 met", "A20/-/M/infant/7: 0 needed, 1 met",
            "A20/ASD/M/infant/7: 2 needed, 2.5 met", "A21/ASD/M/infant/8: 2 needed, ? met", "A39/ASD/M/infant/-: 0 needed, 1 met",
            "A39/ASD/M/infant/99: 0 needed, 2 met",
        ],
        Unmet("""
            DELETE FROM met WHERE area_code = 'A00' AND year_needed = 1;
            UPDATE met SET pupils = 1.25 WHERE area_code = 'A17' AND year_needed = 2;
            DELETE FROM demand WHERE area_code = 'A39' AND academic_year = 99;
            INSERT INTO met VALUES (NULL, 'ASD', 'M', 'infant', 5, 3.0), ('A20', 'ASD', 'M', 'infant', 7, 0.5),
                ('A20', 'M', 'M', 'infant', 7, 1.0), ('A39', 'ASD', 'M', 'infant', 1234, 1.0);
            UPDATE met SET pupils = NULL WHERE area_code = 'A21' AND year_needed = 8;
            INSERT INTO demand VALUES ('infant', 'ASD', 'M', 'infant', 6, 4.0);
            """));

    private static string[] Unmet(string changes)
    {
        using var county = new AuditedCounty(40, 100);
        county.Session.Execute($"CREATE TABLE demand AS {Demand}; CREATE TABLE met AS {Unplaced}; {changes}");
        var (demand, placed) = (new StreamedTable(DemandTableDefinitions.Demand, county.Roles),
            new StreamedTable(PlanTableDefinitions.Unplaced, county.Roles));
        var (needed, met) = (new CellTotals(county.Roles), new CellTotals(county.Roles));
        demand.Read(county.Session, "SELECT * FROM demand", () => needed.Add(demand, "academic_year", "placings"));
        placed.Read(county.Session, "SELECT * FROM met", () => met.Add(placed, "year_needed", "pupils"));
        return [.. needed.UnmetBy(met).Select(row =>
            $"{row.AreaCode ?? "-"}/{row.Need ?? "-"}/{row.Tier}/{row.EntryPoint}/{Text(row.YearNeeded, "-")}: {Text(row.Placings, "?")} "
            + $"needed, {Text(row.Pupils, "?")} met").Order(StringComparer.Ordinal)];
    }

    private static string Text(IFormattable? value, string none) => value?.ToString(null, CultureInfo.InvariantCulture) ?? none;
}
