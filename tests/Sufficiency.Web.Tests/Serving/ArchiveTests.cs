using System.Buffers.Binary;
using System.IO.Compression;
using Sufficiency.Web.Serving.Runs;
using Sufficiency.Web.Tests.Documents;

namespace Sufficiency.Web.Tests.Serving;

/// <summary>Zips that colleagues send, and zips that only look so.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("sufficiency-archive-");
    private readonly RunStore store;

    public ArchiveTests()
    {
        Directory.CreateDirectory(Path.Combine(place.FullName, "runs"));
        store = new(Path.Combine(place.FullName, "runs"));
    }

    public void Dispose() => place.Delete(recursive: true);

    [Fact]
    public void ARunGoesOutAndComesBackWhole()
    {
        using var run = new HandMadeRun();
        using var bytes = new MemoryStream();
        RunArchive.Write(run.Folder, bytes);

        var names = (string[])[Read(bytes.ToArray()), Read(bytes.ToArray())];

        var name = Path.GetFileName(run.Folder);
        Assert.Equal([name, name + "-2"], names, StringComparer.Ordinal);
        foreach (var one in names)
        {
            foreach (var file in Directory.EnumerateFiles(run.Folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(store.Folder, one, Path.GetRelativePath(run.Folder, file));
                Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(copy));
            }
        }

        Assert.Equal(2, Directory.EnumerateFileSystemEntries(store.Folder).Count());
    }

    [Theory]
    [InlineData("run/../../out.json")]
    [InlineData("run/../out.json")]
    [InlineData("../run/out.json")]
    [InlineData("/run/out.json")]
    [InlineData("run//out.json")]
    [InlineData("run/./out.json")]
    [InlineData("run\\out.json")]
    [InlineData("run/..\\..\\out.json")]
    [InlineData("C:/run/out.json")]
    [InlineData("run/out.json:stream.json")]
    [InlineData("run/CON.json")]
    [InlineData("run/nul .json")]
    [InlineData("run/aux/out.json")]
    [InlineData("run/com1.parquet.json")]
    [InlineData("run/.sweep/out.json")]
    [InlineData("run/out\u0001.json")]
    [InlineData("run/out?.json")]
    [InlineData("run/folder./out.json")]
    [InlineData("run/a/b/c/d/e/out.json")]
    [InlineData("out.json")]
    [InlineData("run/out.exe")]
    [InlineData("run/out.lnk")]
    [InlineData("run/out")]
    [InlineData("run/RUN.JSON")]
    [InlineData("run/run.json/out.json")]
    public void AnEntryThatNoRunHasIsRefused(string name) => AssertRefused(Zips.Of("run/run.json", name));

    [Theory]
    [InlineData("other/out.json")]
    [InlineData("RUN/out.json")]
    public void ASecondFolderIsRefused(string name) => AssertRefused(Zips.Of("run/run.json", name), "more than one folder");

    [Theory]
    [InlineData(0xA1FF)] // link
    [InlineData(0x21B6)] // device
    [InlineData(0x11B6)] // pipe
    public void ALinkOrDeviceIsRefused(int mode) => AssertRefused(Zips.With(zip =>
    {
        Zips.Add(zip, "run/run.json");
        Zips.Add(zip, "run/out.json", "/etc/passwd").ExternalAttributes = mode << 16;
    }), "is a link or a device");

    [Fact]
    public void AZipWithoutARunIsRefused() => AssertRefused(Zips.Of("run/summary.json"), "run.json or sweep.json is missing");

    [Fact]
    public void AnEmptyZipIsRefused() => AssertRefused(Zips.Of(), "is empty");

    [Fact]
    public void AFileThatIsNoZipIsRefused()
    {
        AssertRefused([], "not a zip");
        AssertRefused("This is a letter."u8.ToArray(), "not a zip");
    }

    [Fact]
    public void ADamagedZipIsRefusedAndNothingOfItStays()
    {
        var whole = Zips.With(zip =>
        {
            Zips.Add(zip, "run/run.json", "{}");
            Zips.Add(zip, "run/text.txt", "marked");
        });

        AssertRefused(whole[..^30], "not a zip");
        AssertRefused(Zips.Change([.. whole], "marked"u8, "masked"u8), "checksum of run/text.txt is wrong");
    }

    [Fact]
    public void TooManyFilesAreRefused()
    {
        AssertRefused(Zips.Of([.. Enumerable.Range(0, 50_001).Select(number => $"run/{number}.json")]), "more than 50,000 files");
        AssertRefused(Zips.Of([.. Enumerable.Range(0, 65_540).Select(number => $"run/{number}.json")]), "more than 50,000 files");
    }

    [Fact]
    public void ABombIsRefusedByItsSizeBeforeAByteIsUnpacked()
    {
        // Two files of four bytes that say they are of 4,294,967,280.
        var size = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(size, Sum("text"));
        BinaryPrimitives.WriteUInt32LittleEndian(size.AsSpan(4), 4);
        BinaryPrimitives.WriteUInt32LittleEndian(size.AsSpan(8), 4);
        var grown = size.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(grown.AsSpan(8), 0xFFFFFFF0);

        AssertRefused(Zips.Change(Zips.Of("run/run.json", "run/more.json"), size, grown), "more than 4 GiB");
    }

    [Fact]
    public void AFileThatLiesAboutItsSizeIsRefused()
    {
        var zip = Zips.With(zip =>
        {
            using var stream = zip.CreateEntry("run/run.json", CompressionLevel.Optimal).Open();
            stream.Write(new byte[1_000_000]);
        });
        byte[] said = [.. BitConverter.GetBytes(1_000_000)];

        AssertRefused(Zips.Change(zip, said, BitConverter.GetBytes(10)), "is wrong");
    }

    [Fact]
    public void AnImportThatIsStoppedLeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var zip = new MemoryStream(Zips.Of("run/run.json"));

        Assert.Throws<OperationCanceledException>(() => RunArchive.Read(zip, store, stop.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(store.Folder));
    }

    [Fact]
    public async Task TwoWindowsThatImportTheSameZipGetTwoRuns()
    {
        var zip = Zips.Of("run/run.json", "run/a/b.txt");

        var names = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Read(zip))));

        Assert.Equal(8, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), store.Names, StringComparer.Ordinal);
    }

    private static uint Sum(string text) => Crc32.End(Crc32.Add(Crc32.Start, System.Text.Encoding.UTF8.GetBytes(text)));

    private string Read(byte[] zip)
    {
        using var stream = new MemoryStream(zip);
        return RunArchive.Read(stream, store, CancellationToken.None);
    }

    private void AssertRefused(byte[] zip, string reason = "refused")
    {
        var fault = Assert.Throws<ArchiveException>(() => Read(zip));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(store.Folder));
        Assert.Equal("runs", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(place.FullName))));
    }
}
