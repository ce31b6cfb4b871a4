using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Sweeps.Files;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>A sweep file beside a small pack.</summary>
internal sealed class SweepText : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SweepText(string text)
    {
        Path = Write("sweep.yaml", text);
    }

    /// <summary>The small pack, which a sweep names by <c>base: small</c>.</summary>
    public SmallPack Pack { get; } = new();

    /// <summary>Makes vale-new worth building: it costs little and may be small, and places elsewhere are dear.</summary>
    public void LetANewSchoolPay() =>
        Pack.Cell("schemes", "vale-new", "minimum_viable_roll", "").Cell("schemes", "vale-new", "capital_gbp", "100000")
        .Cell("providers", "market", "top_up_gbp", "300000")
        .Cell("scheme_places", "vale-new,0", "places", "2").Cell("scheme_places", "vale-new,1", "places", "4");

    public string Path { get; }

    public IReadOnlyList<string> DataFolders => [System.IO.Path.GetDirectoryName(Pack.Folder)!];

    public string At(string name) => folder.At(name);

    public string Write(string name, string text)
    {
        File.WriteAllText(folder.At(name), text);
        return folder.At(name);
    }

    /// <summary>The file, which must be sound as far as its text goes.</summary>
    public SweepFile Read()
    {
        var issues = new IssueCollector();
        var file = new SweepFileReader(new BaseLocator(DataFolders), issues).Read(Path);
        Assert.Empty(issues.ToList());
        return file!;
    }

    /// <summary>What the file is refused for.</summary>
    public SweepRefusedException Refusal() => Assert.Throws<SweepRefusedException>(() => SweepRun.Check(Path, DataFolders));

    public void Dispose()
    {
        folder.Dispose();
        Pack.Dispose();
    }
}
