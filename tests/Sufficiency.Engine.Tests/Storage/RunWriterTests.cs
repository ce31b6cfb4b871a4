using System.Diagnostics;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Tests.Results;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Storage;

public sealed class RunWriterTests : IDisposable
{
    private const string Outlines = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"area_code":"A1"},
            "geometry":{"type":"Polygon","coordinates":[[[-1.3,51.6],[-1.2,51.6],[-1.2,51.7],[-1.3,51.6]]]}},
          {"type":"Feature","properties":{"area_code":"A7"},"geometry":{"type":"Point","coordinates":[0,0]}}]}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TwoRunsOfTheSameInputsAreAlikeByteForByte()
    {
        var run = PaperPlan.Create() with { Outlines = Outlines };
        AuditedRunWriter.Write(folder.At("one"), run, force: false, CancellationToken.None);
        AuditedRunWriter.Write(folder.At("two"), run, force: false, CancellationToken.None);
        var files = Directory.GetFiles(folder.At("one"), "*", SearchOption.AllDirectories);
        Assert.Equal(RunTables.Folders.Sum(group => group.Tables.Count) + 6, files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file),
            File.ReadAllBytes(Path.Combine(folder.At("two"), Path.GetRelativePath(folder.At("one"), file)))));
    }

    [Fact]
    public void RunJsonHoldsTheTotalsOfTheTablesAndReadsBack()
    {
        var written = AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None);
        var record = RunRecord.Read(folder.At("run"));
        using var session = new DuckDbSession();
        var total = session.QueryNumber($"SELECT sum(cost_gbp) FROM '{folder.At("run", "costs.parquet")}' WHERE plan = 'plan'")!.Value;
        Assert.Equal(total, record.TotalCostGbp, 6);
        Assert.Equal(written.Record.Plan, record.Plan);
        Assert.True(record.Audit!.Passed);
        using var json = JsonDocument.Parse(File.ReadAllText(folder.At("run", RunFolder.RecordName)));
        Assert.Equal(total, json.RootElement.GetProperty("total_cost_gbp").GetDouble(), 6);
        Assert.Equal("areas.csv", json.RootElement.GetProperty("inputs")[0].GetProperty("path").GetString());
        Assert.Equal(JsonValueKind.True, json.RootElement.GetProperty("audit").GetProperty("passed").ValueKind);
    }

    [Fact]
    public void EveryTableJoinsWithoutOrphansHasItsColumnsAndNoNullWhereOneIsRequired()
    {
        AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None);
        using var session = new DuckDbSession();
        foreach (var (name, tables) in RunTables.Folders)
        {
            foreach (var table in tables)
            {
                var path = folder.At("run", name, table.Name + ".parquet");
                Assert.Equal(
                    table.ColumnMeanings.Select(column => column.Name),
                    session.Query($"SELECT column_name FROM (DESCRIBE SELECT * FROM '{path}')", row => row.GetText(0)),
                    StringComparer.Ordinal);
                foreach (var column in table.ColumnMeanings)
                {
                    if (column.IsRequired)
                        Assert.Equal(0.0, session.QueryNumber($"SELECT count(*)::DOUBLE FROM '{path}' WHERE {column.Name} IS NULL"));
                    if (column.References is not { } target) continue;
                    var (home, other) = RunTables.Folders.SelectMany(group => group.Tables.Select(found => (group.Folder, Table: found)))
                        .First(found => found.Table.Name == target);
                    Assert.Equal(0.0, session.QueryNumber(
                        $"SELECT count(*)::DOUBLE FROM '{path}' t ANTI JOIN '{folder.At("run", home, target + ".parquet")}' r ON "
                            + $"r.{other.Key.Single()} = t.{column.Name} WHERE t.{column.Name} IS NOT NULL"));
                }
            }
        }
    }

    [Fact]
    public void EveryTableSaysWhatItHoldsInSchemaJson()
    {
        AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None);
        using var json = JsonDocument.Parse(File.ReadAllText(folder.At("run", SchemaFile.Name)));
        var described = json.RootElement.GetProperty("tables").EnumerateArray().ToList();
        Assert.All(described, table => Assert.True(File.Exists(folder.At("run", table.GetProperty("file").GetString()!))));
        Assert.Equal(Directory.GetFiles(folder.At("run"), "*.parquet", SearchOption.AllDirectories).Length, described.Count);
        Assert.All(described.SelectMany(table => table.GetProperty("columns").EnumerateArray()),
            column => Assert.NotEmpty(column.GetProperty("meaning").GetString()!));
    }

    [Fact]
    public void AreasAndProvidersAreGeoParquet()
    {
        AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create() with { Outlines = Outlines }, force: false,
            CancellationToken.None);
        using var session = new DuckDbSession();
        var geo = session.Query($"SELECT decode(value) FROM parquet_kv_metadata('{folder.At("run", "areas.parquet")}') "
            + $"WHERE decode(key) = 'geo'", row => row.GetText(0)).Single();
        using var json = JsonDocument.Parse(geo);
        Assert.Equal("1.1.0", json.RootElement.GetProperty("version").GetString());
        var column = json.RootElement.GetProperty("columns").GetProperty(json.RootElement.GetProperty("primary_column").GetString()!);
        Assert.Equal("WKB", column.GetProperty("encoding").GetString());
        Assert.Equal(["Point", "Polygon"], column.GetProperty("geometry_types").EnumerateArray().Select(type => type.GetString()!),
            StringComparer.Ordinal);
        var shapes = session.Query($"SELECT geometry FROM '{folder.At("run", "areas.parquet")}' ORDER BY area_code",
            row => new WKBReader().Read(row.FindBytes(0)));
        Assert.Equal(4, Assert.IsType<Polygon>(shapes[0]).NumPoints);
        Assert.InRange(Assert.IsType<Point>(shapes[1]).Y, 51.73, 51.75);
        Assert.Equal(1.0,
            session.QueryNumber($"SELECT count(*)::DOUBLE FROM '{folder.At("run", "providers.parquet")}' WHERE geometry IS NULL"));
    }

    [Fact]
    public void MapsCarryHeadlineFigures()
    {
        AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, CancellationToken.None);
        using var areas = JsonDocument.Parse(File.ReadAllText(folder.At("run", "areas.geojson")));
        var second = areas.RootElement.GetProperty("features")[1].GetProperty("properties");
        Assert.Equal(0.5, second.GetProperty("pupils_waiting").GetDouble());
        Assert.Equal(1.51, second.GetProperty("pupils_waiting_doing_nothing").GetDouble());
        Assert.Equal(1.0, second.GetProperty("plan_waiting_2025").GetDouble());
        Assert.Equal(0.29, second.GetProperty("do_minimum_pupils_2026").GetDouble());
        using var towns = JsonDocument.Parse(File.ReadAllText(folder.At("run", "towns.geojson")));
        var years = towns.RootElement.GetProperty("features").EnumerateArray().Select(town => town.GetProperty("properties")).ToList();
        Assert.Equal(["2025-09-01", "2026-09-01"], years.Select(year => year.GetProperty("time").GetString()), StringComparer.Ordinal);
        Assert.Equal((0.5, 1.51), (years[1].GetProperty("plan_places_short").GetDouble(),
            years[1].GetProperty("do_minimum_places_short").GetDouble()));
        Assert.Equal(TownMap.Properties.Select(property => property.Name), years[0].EnumerateObject().Select(property => property.Name),
            StringComparer.Ordinal);
        using var providers = JsonDocument.Parse(File.ReadAllText(folder.At("run", "providers.geojson")));
        Assert.Equal(JsonValueKind.Null, providers.RootElement.GetProperty("features")[1].GetProperty("geometry").ValueKind);
    }

    [Fact]
    public void ACancelledRunLeavesNothing()
    {
        Assert.ThrowsAny<OperationCanceledException>(
            () => AuditedRunWriter.Write(folder.At("run"), PaperPlan.Create(), force: false, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [SkippableFact]
    public void AFullDiskIsSaidPlainlyAndLeavesTheEarlierRun()
    {
        var disk = folder.At("disk");
        Directory.CreateDirectory(disk);
        Skip.IfNot(OperatingSystem.IsLinux() && Try("mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk),
            "a small file system can be mounted by root on Linux only");
        try
        {
            AuditedRunWriter.Write(Path.Combine(disk, "run"), PaperPlan.Create(), force: false, CancellationToken.None);
            var before = File.ReadAllBytes(Path.Combine(disk, "run", RunFolder.RecordName));
            File.WriteAllBytes(Path.Combine(disk, "ballast"), new byte[64 * 1024]);
            while (FreeBytes(disk) > 40 * 1024) File.AppendAllText(Path.Combine(disk, "ballast"), new string('x', 4096));
            var refused = Assert.Throws<RunFolderException>(
                () => AuditedRunWriter.Write(Path.Combine(disk, "run"), PaperPlan.Create(), force: true, CancellationToken.None));
            Assert.Contains("the disk is full", refused.Message, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(Path.Combine(disk, "run", RunFolder.RecordName)));
            Assert.Equal(["ballast", "run"], Directory.GetFileSystemEntries(disk).Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal), StringComparer.Ordinal);
        }
        finally
        {
            Assert.True(Try("umount", "--lazy", disk), "the small file system stays mounted");
        }
    }

    [Theory]
    [InlineData(true, 28, "the disk is full")]
    [InlineData(true, 5, "Choose another folder")]
    [InlineData(false, 0, "no rights")]
    public void AFaultOfTheDiskIsSaidPlainly(bool isDisk, int code, string words)
    {
        Exception fault = isDisk ? new IOException("as the system says", code) : new UnauthorizedAccessException("as the system says");
        var refused = Assert.Throws<RunFolderException>(() => RunFolderFaults.Explain<bool>("runs/one", () => throw fault));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains("runs/one", refused.Message, StringComparison.Ordinal);
        Assert.Same(fault, refused.InnerException);
    }

    [Fact]
    public void AFaultThatIsNotTheDisksIsNotTakenForOne() =>
        Assert.Throws<DuckDbException>(
            () => RunFolderFaults.Explain<bool>("runs/one", () => throw new DuckDbException("Binder Error: no such column")));

    private static long FreeBytes(string path) => new DriveInfo(path).AvailableFreeSpace;

    private static bool Try(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(command, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
