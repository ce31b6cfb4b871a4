using System.Globalization;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Storage.DuckDb;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results.Storage;

public sealed class ParquetTablesTests : IDisposable
{
    private static readonly TableDefinition<Sample> Samples = new TableBuilder<Sample>("samples", "Rows for tests.", "code", "year")
        .Text("code", row => row.Code, "a text")
        .Integer("year", row => row.Year, "academic year", "a year")
        .Number("amount_gbp", row => row.Amount, "GBP", "an amount", required: false)
        .Text("note", row => row.Note, "a long text", required: false)
        .YesNo("is_odd", row => row.Year % 2 == 1, "odd")
        .Bytes("geometry", row => row.Shape, "bytes", required: false)
        .Build();

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void RowsReadBackAsTheyWereWrittenWhateverTheirLengthOrNumber()
    {
        var rows = Rows(5000);
        Write(folder.Root, Samples, rows);
        using var session = new DuckDbSession();
        var read = session.Query($"SELECT code, year, amount_gbp, note, is_odd, geometry FROM '{folder.At("samples.parquet")}'", row =>
            (Sample: new Sample(row.GetText(0), row.GetInteger(1), row.FindNumber(2), row.FindText(3), row.FindBytes(5)), IsOdd: row.GetYesNo(4)));
        var expected = rows.OrderBy(row => row.Code, StringComparer.Ordinal).ThenBy(row => row.Year).ToList();
        Assert.Equal(expected.Count, read.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i] with { Shape = null }, read[i].Sample with { Shape = null });
            Assert.Equal(expected[i].Shape, read[i].Sample.Shape);
            Assert.Equal(expected[i].Year % 2 == 1, read[i].IsOdd);
        }
    }

    [Fact]
    public void TheSameRowsInAnotherOrderGiveTheSameBytes()
    {
        var rows = Rows(150_000);
        foreach (var name in new[] { "a", "b", "c" }) Directory.CreateDirectory(folder.At(name));
        Write(folder.At("a"), Samples, rows);
        Write(folder.At("b"), Samples, [.. rows.Reverse()]);
        var sorted = rows.OrderBy(row => row.Code, StringComparer.Ordinal).ToArray();
        Assert.True(new KeyOrder<Sample>(Samples).Holds(sorted));
        Assert.False(new KeyOrder<Sample>(Samples).Holds(rows));
        Write(folder.At("c"), Samples, sorted);
        Assert.Equal(File.ReadAllBytes(folder.At("a", "samples.parquet")), File.ReadAllBytes(folder.At("b", "samples.parquet")));
        Assert.Equal(File.ReadAllBytes(folder.At("a", "samples.parquet")), File.ReadAllBytes(folder.At("c", "samples.parquet")));
    }

    [Fact]
    public void ColumnsAreTypedAndCompressedWithZstd()
    {
        Write(folder.Root, Samples, Rows(10));
        using var session = new DuckDbSession();
        var path = folder.At("samples.parquet");
        Assert.Equal(
            ["code:VARCHAR", "year:INTEGER", "amount_gbp:DOUBLE", "note:VARCHAR", "is_odd:BOOLEAN", "geometry:BLOB"],
            session.Query($"SELECT column_name || ':' || column_type FROM (DESCRIBE SELECT * FROM '{path}')", row => row.GetText(0)));
        Assert.Equal(["ZSTD"], session.Query($"SELECT DISTINCT compression FROM parquet_metadata('{path}')", row => row.GetText(0)));
    }

    [Fact]
    public void ATableWithoutRowsKeepsItsColumns()
    {
        Write(folder.Root, Samples, []);
        using var session = new DuckDbSession();
        Assert.Equal(0.0, session.QueryNumber($"SELECT COUNT(*)::DOUBLE FROM '{folder.At("samples.parquet")}' WHERE amount_gbp IS NULL"));
    }

    [Fact]
    public void ARequiredColumnRefusesARowWithoutAValueAndANumberThatIsNone()
    {
        var missing = Assert.Throws<InvalidOperationException>(() => Write(folder.Root, Samples, [new(null, 1, 1.0, null, null)]));
        Assert.Contains("column code", missing.Message, StringComparison.Ordinal);
        var notANumber = Assert.Throws<InvalidOperationException>(() => Write(folder.Root, Samples, [new("a", 1, double.NaN, null, null)]));
        Assert.Contains("column amount_gbp", notANumber.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStatementThatFailsSaysWhatDuckDbSaid()
    {
        using var session = new DuckDbSession();
        var refused = Assert.Throws<DuckDbException>(() => session.Execute("SELECT * FROM no_such_table"));
        Assert.Contains("no_such_table", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASessionBesideAnotherSharesItsTablesAndKeepsTemporaryOnesToItself()
    {
        using var session = new DuckDbSession();
        session.Execute("CREATE TABLE shared AS SELECT 1.0::DOUBLE AS value");
        using var beside = session.Beside();
        beside.Execute("CREATE TEMP TABLE own AS SELECT value + 1 AS value FROM shared");
        Assert.Equal(2.0, beside.QueryNumber("SELECT value FROM own"));
        Assert.Throws<DuckDbException>(() => session.Execute("SELECT * FROM own"));
    }

    private static void Write(string folder, TableDefinition<Sample> definition, IReadOnlyList<Sample> rows)
    {
        ParquetTables.Write(folder, definition, rows);
    }

    private static Sample[] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => new Sample(
        "é" + (i * 7919L % count).ToString(CultureInfo.InvariantCulture),
        2020 + (i % 10),
        i % 5 == 0 ? null : i / 3.0,
        i % 3 == 0 ? null : new string('ü', i % 40),
        i % 4 == 0 ? null : BitConverter.GetBytes((long)i)))];

    private sealed record Sample(string? Code, int Year, double? Amount, string? Note, byte[]? Shape);
}
