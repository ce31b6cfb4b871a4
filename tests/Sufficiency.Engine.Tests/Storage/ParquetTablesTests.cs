using System.Globalization;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Storage;

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
            (Sample: new Sample(row.GetText(0), row.GetInteger(1), row.FindNumber(2), row.FindText(3), row.FindBytes(5)),
                IsOdd: row.GetYesNo(4)));
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

    // Ordinary letters, NUL, quotes, letters outside the first plane, nothing at all, and more than a buffer holds.
    [Fact]
    public void TextsAreWhatTheyWere()
    {
        string[] texts = ["", "\0", "a\0b", "it's \"so\"", "naïve", "😀 school", new('x', 100_000)];
        Write(folder.Root, Samples, [.. texts.Select((text, i) => new Sample(text, i, null, text.Length == 0 ? null : text, []))]);
        using var session = new DuckDbSession();
        var read = session.Query($"SELECT code, year, note, geometry FROM '{folder.At("samples.parquet")}' ORDER BY year", row =>
            (row.GetText(0), row.FindText(2), row.FindBytes(3)!.Length));
        Assert.Equal(texts.Select(text => (text, text.Length == 0 ? null : text, 0)), read);
    }

    [Fact]
    public void AFileSaysOfEachGroupItsLeastItsGreatestAndHowManyLackAValue()
    {
        const int rows = 70_000; // three groups
        Write(folder.Root, Samples,
            [.. Enumerable.Range(0, rows).Select(i =>
                new Sample(i.ToString("'c'00000", CultureInfo.InvariantCulture), 2020, i < 10 ? null : i, null, null))]);
        using var session = new DuckDbSession();
        var metadata = $"FROM parquet_metadata('{folder.At("samples.parquet")}') WHERE path_in_schema =";
        Assert.Equal(
            [("c00000", "c32767"), ("c32768", "c65535"), ("c65536", "c69999")],
            session.Query($"SELECT stats_min_value, stats_max_value {metadata} 'code' ORDER BY row_group_id", row =>
            (row.GetText(0), row.GetText(1))));
        Assert.Equal((10.0, 69_999.0, 10), session.Query(
            $"SELECT min(stats_min_value::DOUBLE), max(stats_max_value::DOUBLE), sum(stats_null_count)::INTEGER {metadata} 'amount_gbp'",
            row => (row.GetNumber(0), row.GetNumber(1), row.GetInteger(2))).Single());
        Assert.Equal(rows, session.Query($"SELECT sum(stats_null_count)::INTEGER {metadata} 'note'", row => row.GetInteger(0)).Single());
        Assert.Equal(1.0, session.QueryNumber($"SELECT count(*)::DOUBLE FROM '{folder.At("samples.parquet")}' WHERE code = 'c40000'"));
    }

    [Fact]
    public void WhatEveryRowMustHaveIsRequiredInTheFile()
    {
        Write(folder.Root, Samples, Rows(10));
        using var session = new DuckDbSession();
        Assert.Equal(
            ["code:REQUIRED", "year:REQUIRED", "amount_gbp:OPTIONAL", "note:OPTIONAL", "is_odd:REQUIRED", "geometry:OPTIONAL"],
            session.Query(
                $"SELECT name || ':' || repetition_type FROM parquet_schema('{folder.At("samples.parquet")}') "
                + "WHERE num_children IS NULL OR num_children = 0",
                row => row.GetText(0)));
    }

    [Fact]
    public void AGeoEntryStandsInTheFooter()
    {
        ParquetTables.Write(folder.Root, Samples, Rows(3), """{"version":"1.1.0"}""");
        using var session = new DuckDbSession();
        Assert.Equal(
            """{"version":"1.1.0"}""",
            session.Query($"SELECT decode(value) FROM parquet_kv_metadata('{folder.At("samples.parquet")}') WHERE decode(key) = 'geo'",
            row => row.GetText(0)).Single());
    }

    [Fact]
    public void ARefusedTableLeavesNoFileAndAnEarlierOneAsItWas()
    {
        Assert.Throws<InvalidOperationException>(() => Write(folder.Root, Samples, [new("a", 1, double.PositiveInfinity, null, null)]));
        Assert.Empty(Directory.GetFiles(folder.Root));
        Write(folder.Root, Samples, Rows(3));
        var before = File.ReadAllBytes(folder.At("samples.parquet"));
        Assert.Throws<InvalidOperationException>(() => Write(folder.Root, Samples, [.. Rows(3), new(null, 1, 1, null, null)]));
        Assert.Equal(before, File.ReadAllBytes(folder.At("samples.parquet")));
    }

    [Fact]
    public void ADamagedFileIsRefusedByItsReader()
    {
        Write(folder.Root, Samples, Rows(1000));
        var bytes = File.ReadAllBytes(folder.At("samples.parquet"));
        File.WriteAllBytes(folder.At("samples.parquet"), bytes[..^20]);
        using var session = new DuckDbSession();
        Assert.Throws<DuckDbException>(() => session.Execute($"SELECT * FROM '{folder.At("samples.parquet")}'"));
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
