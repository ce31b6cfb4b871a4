using Sufficiency.Engine.Audit.Streams;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Audit.Streams;

/// <summary>What is watched while a table is read once.</summary>
public sealed class StreamedTableTests
{
    private static readonly ITable Demand = DemandTableDefinitions.Demand;

    [Fact]
    public void EveryRowIsReadOnceInItsOrder()
    {
        using var county = new AuditedCounty(40, 1000);
        var table = new StreamedTable(Demand, county.Roles);
        var read = new List<(int Area, int Year, double Placings)>();
        table.Read(county.Session, Rows("areas, range(1000) t(y)", "area_code", "y", "y / 4.0"), () =>
        {
            for (var row = 0; row < table.Count; row++)
                read.Add((table.Of("area_code").Numbers[row], table.Of("academic_year").Numbers[row], table.Of("placings").Values[row]));
        });
        Assert.Equal(Enumerable.Range(0, 40_000).Select(i => (i / 1000, i % 1000, i % 1000 / 4.0)), read.Order());
        Assert.Equal(0, table.Incomplete);
    }

    [Theory]
    [InlineData("y", "")] // rising
    [InlineData("999 - y", "")] // not rising, and no key twice
    [InlineData("y % 998", "A01, ASD, M, infant, 0; A01, ASD, M, infant, 1")]
    public void KeysThatOccurTwiceAreFoundHoweverTheRowsStand(string year, string repeated)
    {
        using var county = new AuditedCounty(2, 1000);
        Assert.Equal(repeated, Kept(county, Rows("range(1000) t(y)", "'A01'::code", year, "1"), "SELECT row_key FROM repeated_demand"));
    }

    [Fact]
    public void RowsThatLackSomethingAreCounted()
    {
        using var county = new AuditedCounty(2, 10);
        const string rows = "(VALUES (1, 1.0), (NULL, 1.0), (3, NULL), (4, 'NaN'::DOUBLE), (5, 'inf'::DOUBLE), (6, 0.0)) t(y, p)";
        Assert.Equal("4", Kept(county, Rows(rows, "'A01'::code", "y", "p"), "SELECT count(*)::VARCHAR FROM gaps_in_demand"));
    }

    [Fact]
    public void EveryCodeIsKeptAlsoThoseOfAnotherColumnAndThoseThatNothingNames()
    {
        using var county = new AuditedCounty(3, 10);
        county.Session.Execute("CREATE TABLE written_demand AS SELECT unnest(['A01', 'M', 'nowhere', NULL]) AS area_code, 'ASD' AS need, "
            + "'M' AS tier, 'infant' AS entry_point, 77 AS academic_year, 1.0::DOUBLE AS placings");
        var rows = Rows("written_demand", "TRY_CAST(area_code AS code)", "academic_year", "placings");
        Assert.Equal(
            "academic_year=77; area_code=-; area_code=A01; area_code=M; area_code=nowhere; entry_point=infant; need=ASD; tier=M",
            Kept(county, rows, "SELECT column_name || '=' || coalesce(code, '-') FROM codes_in_demand ORDER BY 1"));
    }

    [Fact]
    public void AFaultOnTheWayIsNotTakenForTheEnd()
    {
        using var county = new AuditedCounty(2, 10);
        var table = new StreamedTable(Demand, county.Roles);
        var rows = Rows("range(100000) t(y)", "'A01'::code", "y", "if(y = 99999, error('late')::DOUBLE, 1)");
        Assert.Contains("late", Assert.Throws<DuckDbException>(() => table.Read(county.Session, rows, () => { })).Message,
            StringComparison.Ordinal);
        Assert.Contains("lost", Assert.Throws<DuckDbException>(() => table.Read(county.Session, "SELECT * FROM lost", () => { })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AColumnOfAnotherTypeIsRefusedAndNotTakenForWhatItIsNot()
    {
        using var county = new AuditedCounty(2, 10);
        var table = new StreamedTable(Demand, county.Roles);
        const string rows = "SELECT 'A01'::code, 'ASD'::code, 'M'::code, 'infant'::code, 3::BIGINT, 1.0::DOUBLE";
        Assert.Contains("not Integer", Assert.Throws<InvalidCastException>(() => table.Read(county.Session, rows, () => { })).Message,
            StringComparison.Ordinal);
    }

    private static string Rows(string from, string area, string year, string placings) =>
        $"SELECT {area} AS area_code, 'ASD'::code AS need, 'M'::code AS tier, 'infant'::code AS entry_point, "
        + $"({year})::INTEGER AS academic_year, ({placings})::DOUBLE AS placings FROM {from}";

    private static string Kept(AuditedCounty county, string rows, string query)
    {
        var table = new StreamedTable(Demand, county.Roles);
        table.Read(county.Session, rows, () => { });
        table.Watched(county.Session, "written_demand").Load(county.Session, isOwn: true);
        return string.Join("; ", county.Session.Query(query, row => row.GetText(0)));
    }
}
