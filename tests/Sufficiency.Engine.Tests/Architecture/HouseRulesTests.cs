using System.Text.RegularExpressions;
using Sufficiency.Engine.Tests.Support;
using Xunit.Abstractions;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>Rules of the house that the compiler does not hold.</summary>
public sealed class HouseRulesTests(ITestOutputHelper output)
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", "runs", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];
    private static readonly string[] NotText = [".png", ".parquet", ".zip", ".jpg", ".ico", ".woff2"];

    // Written in pieces so that this file does not break its own rule.
    private static readonly Regex MachinePath = new(
        "/(" + "work|farm|tmp|root|home" + @")/[A-Za-z0-9_.]|\." + "library|[A-Z]:" + @"\\Users\\", RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));

    [Fact]
    public void NoSourceFileIsLongerThan400Lines()
    {
        var lengths = OurFiles().Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetRelativePath(RepositoryFiles.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > 200)
            .OrderByDescending(file => file.Lines)
            .ToList();
        foreach (var (name, lines) in lengths) output.WriteLine($"over 200 lines: {name}, {lines}");

        Assert.DoesNotContain(lengths, file => file.Lines > 400);
    }

    [Fact]
    public void NoFileNamesAPathOfOneMachine()
    {
        var found =
            from file in OurFiles()
            where !NotText.Contains(Path.GetExtension(file), StringComparer.Ordinal)
            from line in File.ReadLines(file)
            where MachinePath.IsMatch(line)
            select $"{Path.GetRelativePath(RepositoryFiles.Root, file)}: {line.Trim()}";

        Assert.Empty(found.Take(20));
    }

    [Fact]
    public void LockFilesNameNoRegistry()
    {
        var found =
            from file in OurFiles()
            where Path.GetFileName(file) is "packages.lock.json"
            from line in File.ReadLines(file)
            where line.Contains("http:", StringComparison.Ordinal) || line.Contains("https:", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(RepositoryFiles.Root, file)}: {line.Trim()}";

        Assert.Empty(found);
    }

    [Fact]
    public void TheProgramItselfIsShort() =>
        Assert.InRange(File.ReadLines(RepositoryFiles.At("src", "Sufficiency.Runner", "Program.cs")).Count(), 1, 20);

    private static IEnumerable<string> OurFiles() => FilesUnder(new DirectoryInfo(RepositoryFiles.Root)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> FilesUnder(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.Name is not ".git").Select(file => file.FullName)
        .Concat(folder.EnumerateDirectories().Where(inner => !NotOurs.Contains(inner.Name, StringComparer.Ordinal)).SelectMany(FilesUnder));
}
