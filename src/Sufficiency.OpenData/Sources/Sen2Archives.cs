namespace Sufficiency.OpenData.Sources;

/// <summary>SEN2 releases by their path; each is opened once for all steps and packs of a build.</summary>
internal sealed class Sen2Archives
{
    private readonly SortedDictionary<string, Sen2Archive> archives = new(StringComparer.Ordinal);

    /// <summary>The release of a path.</summary>
    public Sen2Archive Of(string path)
    {
        if (!archives.TryGetValue(path, out var archive)) archives.Add(path, archive = new(path));
        return archive;
    }
}
