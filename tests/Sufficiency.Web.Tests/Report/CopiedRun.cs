namespace Sufficiency.Web.Tests.Report;

/// <summary>A copy of a run folder that a test may change.</summary>
internal sealed class CopiedRun : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("sufficiency-").FullName;

    /// <summary>Copies a run.</summary>
    public CopiedRun(string run)
    {
        foreach (var file in Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(run, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The folder of the copy.</summary>
    public string Folder => Path.Combine(parent, "run");

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(parent, recursive: true);
}
