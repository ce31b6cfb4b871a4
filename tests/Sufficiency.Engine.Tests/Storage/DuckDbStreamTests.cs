using System.Globalization;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Storage;

/// <summary>Columns of an answer are read chunk by chunk as they are, whatever the rows without a value hold.</summary>
public sealed class DuckDbStreamTests : IDisposable
{
    private const int Rows = 10_000;

    private readonly DuckDbSession session = new();

    public void Dispose() => session.Dispose();

    // Alike in length, first and last bytes where they are long, so that only the whole text tells them apart.
    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    [InlineData(5000)]
    public void TextsAreTheirPositionsAmongCodes(int distinct)
    {
        string TextOf(int i) => (i % 4) switch
        {
            0 => i.ToString(CultureInfo.InvariantCulture),
            1 => string.Create(CultureInfo.InvariantCulture, $"same-first-bytes-{i:00000}-same-last-bytes"),
            2 => string.Create(CultureInfo.InvariantCulture, $"é{i:00000}"),
            _ => new string('x', 200 + i),
        };
        var known = Enumerable.Range(0, distinct).Where(i => i % 5 != 0).Select(TextOf).Select(DuckDbSession.Literal);
        session.Execute($"CREATE TYPE code AS ENUM ({string.Join(", ", known)})");
        var codes = CodeType.Of(session, "code");
        (int Place, string? Text)[] rows =
            [.. Enumerable.Range(0, Rows).Select(row => (row, row % 11 == 0 ? null : TextOf(row * 7 % distinct)))];
        var values = rows.Select(row => $"({row.Place}, {(row.Text is null ? "NULL" : DuckDbSession.Literal(row.Text))})");
        session.Execute($"CREATE TABLE texts AS SELECT * FROM (VALUES {string.Join(", ", values)}) v(place, text)");

        var read = new List<int>();
        var numbers = new int[DuckDbChunk.Capacity];
        session.Stream("SELECT text FROM texts ORDER BY place", chunk =>
        {
            chunk.ReadCodes(0, codes, numbers);
            read.AddRange(numbers.AsSpan(0, chunk.Count));
        });

        Assert.Equal(rows.Select(row => row.Text is null ? -1 : codes.Find(row.Text)), read);
        Assert.Contains(-1, read.Where((_, row) => rows[row].Text is not null));
    }

    [Fact]
    public void WhatIsMissingIsReadAsNothing()
    {
        session.Execute($"CREATE TYPE code AS ENUM (SELECT format('c{{:06d}}', i) FROM range(70000) r(i))");
        session.Execute($"CREATE TABLE gaps AS SELECT i::INTEGER AS whole, i::DOUBLE AS number, format('c{{:06d}}', i)::code AS code "
            + $"FROM range({Rows}) r(i)");
        var codes = CodeType.Of(session, "code");
        var (wholes, numbers, positions) = (new int[DuckDbChunk.Capacity], new double[DuckDbChunk.Capacity], new int[DuckDbChunk.Capacity]);
        var from = 0;
        session.Stream("SELECT CASE WHEN whole % 3 > 0 THEN whole END, CASE WHEN whole % 3 > 0 THEN number END, CASE WHEN whole % 3 > 0 "
            + "THEN code END FROM gaps", chunk =>
        {
            chunk.ReadIntegers(0, wholes);
            chunk.ReadNumbers(1, numbers);
            chunk.ReadCodes(2, codes, positions);
            for (var i = 0; i < chunk.Count; i++)
            {
                var isThere = (from + i) % 3 > 0;
                Assert.Equal((isThere ? from + i : DuckDbChunk.NoInteger, isThere ? from + i : double.NaN, isThere ? from + i : -1),
                    (wholes[i], numbers[i], positions[i]));
            }

            from += chunk.Count;
        });
        Assert.Equal(Rows, from);
    }
}
