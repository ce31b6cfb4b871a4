namespace Sufficiency.Benchmarks;

/// <summary>The folder of the repository that this program was built in: its data and its tables lie there.</summary>
internal static class RepositoryFolder
{
    private static readonly string Root = Find();

    /// <summary>A path inside it.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sufficiency.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("Sufficiency.sln was not found above the program. Run the benchmarks from the repository they were built in.");
    }
}
