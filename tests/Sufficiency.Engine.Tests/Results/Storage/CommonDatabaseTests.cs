using Sufficiency.Engine.Results.Storage.DuckDb;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results.Storage;

public sealed class CommonDatabaseTests : IDisposable
{
    private static readonly TableDefinition<string> Names = new TableBuilder<string>("names", "Rows for tests.", "name").Text("name", row => row, "a name").Build();

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TablesOfOneSessionAreNoneOfAnothersAndGoWithIt()
    {
        using (var first = CommonDatabase.Connect())
        using (var second = CommonDatabase.Connect())
        {
            first.Load(Names, ["Thame"], isOwn: true);
            second.Load(Names, ["Bicester", "Witney"], isOwn: true);
            Assert.Equal(1, first.QueryNumber("SELECT count(*)::DOUBLE FROM names"));
            Assert.Equal(2, second.QueryNumber("SELECT count(*)::DOUBLE FROM names"));
            first.Load(Names, [], isOwn: true);
            Assert.Equal(0, first.QueryNumber("SELECT count(*)::DOUBLE FROM names"));
        }

        using var third = CommonDatabase.Connect();
        Assert.Throws<DuckDbException>(() => third.QueryNumber("SELECT count(*)::DOUBLE FROM names"));
    }

    [Fact]
    public void AFileWrittenAnewIsReadAnew()
    {
        var path = folder.At("names.parquet");
        using var session = CommonDatabase.Connect();
        foreach (var names in new string[][] { ["Thame"], ["Witney"], ["Bicester"] })
        {
            var time = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : DateTime.UnixEpoch;
            DuckDbSession.Read(Names, names, null, rows => session.Execute($"COPY (SELECT * FROM {rows}) TO {DuckDbSession.Literal(path)} (FORMAT parquet)"));
            File.SetLastWriteTimeUtc(path, time); // as where a clock is too coarse to tell
            Assert.Equal([.. names], session.Query($"SELECT name FROM {DuckDbSession.Literal(path)}", row => row.GetText(0)));
        }
    }

    [Fact]
    public void ARefusedStatementSpoilsNothing()
    {
        using var session = CommonDatabase.Connect();
        Assert.Throws<DuckDbException>(() => session.Execute("SELECT nothing FROM nowhere"));
        using var next = CommonDatabase.Connect();
        Assert.Equal(1, session.QueryNumber("SELECT 1::DOUBLE"));
        Assert.Equal(1, next.QueryNumber("SELECT 1::DOUBLE"));
    }

    [Fact]
    public void ManyThreadsWriteTheSameBytes()
    {
        Parallel.For(0, 24, i =>
        {
            using var session = CommonDatabase.Connect();
            session.Load(Names, [.. Enumerable.Range(0, 3000).Select(n => $"home {n}")], isOwn: true);
            session.Execute($"COPY (SELECT * FROM names ORDER BY name) TO {DuckDbSession.Literal(folder.At($"{i}.parquet"))} (FORMAT parquet, COMPRESSION zstd)");
        });
        var first = File.ReadAllBytes(folder.At("0.parquet"));
        Assert.All(Enumerable.Range(1, 23), i => Assert.Equal(first, File.ReadAllBytes(folder.At($"{i}.parquet"))));
    }
}
