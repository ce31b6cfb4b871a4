using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Storage;

/// <summary>The database that a run keeps open for its sessions.</summary>
public sealed class RunDatabaseTests : IDisposable
{
    private static readonly TableDefinition<string> Names = new TableBuilder<string>("names", "Rows for tests.", "name")
        .Text("name", row => row, "a name").Build();

    private readonly TemporaryFolder folder = new();
    private readonly RunDatabase database = new();

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void TablesOfOneSessionAreNoneOfAnothersAndGoWithIt()
    {
        using (var first = database.Connect())
        using (var second = database.Connect())
        {
            first.Load(Names, ["Thame"], isOwn: true);
            second.Load(Names, ["Bicester", "Witney"], isOwn: true);
            Assert.Equal(1, first.QueryNumber("SELECT count(*)::DOUBLE FROM names"));
            Assert.Equal(2, second.QueryNumber("SELECT count(*)::DOUBLE FROM names"));
            first.Load(Names, [], isOwn: true);
            Assert.Equal(0, first.QueryNumber("SELECT count(*)::DOUBLE FROM names"));
        }

        using var third = database.Connect();
        Assert.Throws<DuckDbException>(() => third.QueryNumber("SELECT count(*)::DOUBLE FROM names"));
    }

    [Fact]
    public void ItStaysOpenBetweenSessionsAndGoesWithTheRun()
    {
        using (var first = database.Connect()) first.Execute("CREATE TABLE kept AS SELECT 7.0::DOUBLE AS value");
        using (var second = database.Connect()) Assert.Equal(7.0, second.QueryNumber("SELECT value FROM kept"));
        using var other = new RunDatabase();
        using (var elsewhere = other.Connect()) Assert.Throws<DuckDbException>(() => elsewhere.Execute("SELECT value FROM kept"));

        database.Dispose();

        using var anew = database.Connect();
        Assert.Throws<DuckDbException>(() => anew.Execute("SELECT value FROM kept"));
    }

    [Fact]
    public void AFileWrittenAnewIsReadAnew()
    {
        var path = folder.At("names.parquet");
        using var session = database.Connect();
        foreach (var names in new string[][] { ["Thame"], ["Witney"], ["Bicester"] })
        {
            var time = File.Exists(path) ? File.GetLastWriteTimeUtc(path) : DateTime.UnixEpoch;
            ParquetTables.Write(folder.Root, Names, names);
            File.SetLastWriteTimeUtc(path, time); // as where a clock is too coarse to tell
            Assert.Equal([.. names], session.Query($"SELECT name FROM {DuckDbSession.Literal(path)}", row => row.GetText(0)));
        }
    }

    [Fact]
    public void ARefusedStatementSpoilsNothing()
    {
        using var session = database.Connect();
        Assert.Throws<DuckDbException>(() => session.Execute("SELECT nothing FROM nowhere"));
        using var next = database.Connect();
        Assert.Equal(1, session.QueryNumber("SELECT 1::DOUBLE"));
        Assert.Equal(1, next.QueryNumber("SELECT 1::DOUBLE"));
    }
}
