namespace Sufficiency.Benchmarks.House;

/// <summary>What people wrote in a repository: its C# files and its Markdown papers, ordered by path.</summary>
/// <param name="Code">C# files of src, tests and benchmarks.</param>
/// <param name="Papers">Markdown text by path.</param>
internal sealed record SourceTree(IReadOnlyList<SourceFile> Code, IReadOnlyList<(string Path, string Text)> Papers)
{
    private static readonly string[] NotWritten =
        ["bin", "obj", "runs", "node_modules", "TestResults", "StrykerOutput", "BenchmarkDotNet.Artifacts"];

    private static readonly string[] CodeFolders = ["src", "tests", "benchmarks"];

    /// <summary>Reads the repository under a folder. Folders of builds and hidden folders are passed over.</summary>
    public static SourceTree Read(string root)
    {
        var folder = new DirectoryInfo(root);
        string PathOf(FileInfo file) => Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
        var code = CodeFolders.Select(name => new DirectoryInfo(Path.Combine(root, name))).Where(part => part.Exists)
            .SelectMany(part => FilesUnder(part, ".cs"))
            .Select(file => SourceFile.Parse(PathOf(file), File.ReadAllText(file.FullName)));
        var papers = FilesUnder(folder, ".md").Select(file => (Path: PathOf(file), Text: File.ReadAllText(file.FullName)));
        return new SourceTree(
            [.. code.OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. papers.OrderBy(paper => paper.Path, StringComparer.Ordinal)]);
    }

    private static IEnumerable<FileInfo> FilesUnder(DirectoryInfo folder, string extension) =>
        folder.EnumerateFiles("*" + extension)
            .Concat(folder.EnumerateDirectories().Where(IsWritten).SelectMany(inner => FilesUnder(inner, extension)));

    private static bool IsWritten(DirectoryInfo folder) =>
        folder.LinkTarget is null && folder.Name[0] != '.' && !NotWritten.Contains(folder.Name, StringComparer.Ordinal);
}
