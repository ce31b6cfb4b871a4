using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Tests.Storage;

/// <summary>Columns of an answer are read chunk by chunk as they are, whatever the rows without a value hold.</summary>
public sealed class DuckDbStreamTests : IDisposable
{
    private const int Rows = 10_000;

    private readonly DuckDbSession session = new();

    public void Dispose() => session.Dispose();

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
