using Sufficiency.Engine.Data.Issues;
using Sufficiency.Engine.Sweeps.Files;
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
