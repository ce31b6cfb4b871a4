namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>Every file of a sweep, the hidden folder of times and locks apart.</summary>
internal static class FolderBytes
{
    public static void AssertSame(string expected, string actual)
    {
        Assert.Equal(FilesOf(expected), FilesOf(actual));
        Assert.All(FilesOf(expected), file => Assert.True(File.ReadAllBytes(Path.Combine(expected, file)).AsSpan()
            .SequenceEqual(File.ReadAllBytes(Path.Combine(actual, file))), $"{file} differs."));
    }

    private static List<string> FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Where(file => !file.StartsWith(".sweep", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
