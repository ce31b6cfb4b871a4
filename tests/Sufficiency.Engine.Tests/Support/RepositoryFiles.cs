namespace Sufficiency.Engine.Tests.Support;

/// <summary>Finds the repository's own files and, where they lie beside it, the publishers' raw files.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds Sufficiency.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path in the folder of raw files beside the repository; skips the test, saying why, where it is absent.</summary>
    public static string Shared(params string[] parts)
    {
        var path = Path.Combine([Root, "..", "shared", .. parts]);
        Skip.IfNot(File.Exists(path) || Directory.Exists(path),
            $"the raw files are not beside the repository: shared/{string.Join('/', parts)}");
        return Path.GetFullPath(path);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sufficiency.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("Sufficiency.sln was not found above the test's folder.");
    }
}
