using System.Globalization;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Storage.DuckDb;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results.Storage;

/// <summary>Columns of codes of a large table are written as positions in a list, and read back as the texts they were.</summary>
public sealed class HeldCodesTests : IDisposable
{
    private const int Count = 150_000; // more than one group of rows

    private static readonly TableDefinition<(int Place, string? Code)> Table = new TableBuilder<(int Place, string? Code)>("held", "Codes.", "place")
        .Integer("place", row => row.Place, "", "which").Text("code", row => row.Code, "a code", "areas", required: false).Text("same", row => row.Code, "no code", required: false).Build();

    private readonly TemporaryFolder folder = new();
    private readonly DuckDbSession session = new();

    private string File => DuckDbSession.Literal(folder.At("held.parquet"));

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(10_000)]
    public void ReadBackAsTheTextsTheyWere(int codes)
    {
        Write(row => row % 7 == 0 ? null : $"a code of é {row % codes:000000}", codesHeld: true);

        Assert.Equal(Count, session.QueryNumber($"SELECT count(*)::DOUBLE FROM {File} WHERE code IS NOT DISTINCT FROM same AND (code IS NULL) = (place % 7 = 0)"));
        Assert.Equal(["VARCHAR"], session.Query($"SELECT DISTINCT column_type FROM (DESCRIBE SELECT code, same FROM {File})", row => row.GetText(0)));
    }

    [Fact]
    public void AFileSaysOfItsLeastAndGreatestWhatIsSo()
    {
        Write(row => $"c{(row % 50) + 20}", codesHeld: true);

        Assert.Equal(("c20", "c69"), session.Query($"SELECT min(stats_min_value), max(stats_max_value) FROM parquet_metadata({File}) WHERE path_in_schema = 'code'", row => (row.GetText(0), row.GetText(1))).Single());
        Assert.Equal(("c20", "c69"), session.Query($"SELECT min(code), max(code) FROM {File}", row => (row.GetText(0), row.GetText(1))).Single());
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData(null)]
    public void WhatNoListCanHoldStaysText(string? code)
    {
        Write(_ => code, codesHeld: false);
        Assert.Equal(Count, session.QueryNumber($"SELECT count(*)::DOUBLE FROM {File} WHERE code IS NOT DISTINCT FROM same"));
    }

    [Fact]
    public void MoreCodesThanAListIsWorthStayTexts() => Write(row => row.ToString(CultureInfo.InvariantCulture), codesHeld: false);

    private void Write(Func<int, string?> code, bool codesHeld)
    {
        (int, string?)[] rows = [.. Enumerable.Range(0, Count).Select(row => (row, code(row)))];
        Assert.Equal(codesHeld, HeldCodes.Of(Table, rows)!.TypeOf("code") is not null);
        Assert.Null(HeldCodes.Of(Table, rows)!.TypeOf("same"));
        Assert.Null(HeldCodes.Of(Table, rows[..100]));
        ParquetTables.Write(session, folder.Root, Table, rows);
    }
}
