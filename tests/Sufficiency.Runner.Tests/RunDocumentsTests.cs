using Sufficiency.Runner.Documents;

namespace Sufficiency.Runner.Tests;

/// <summary>Documents that cannot be made.</summary>
public sealed class RunDocumentsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sufficiency-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task ADocumentThatCannotBeMadeIsNamedAndTheOthersAreMade()
    {
        var failed = await RunDocuments.AddAsync(folder.FullName, screen => screen.Line("the page"));

        Assert.Equal(2, failed.Count);
        Assert.StartsWith("report.html was not made. The plan and its tables are whole.", failed[0], StringComparison.Ordinal);
        Assert.StartsWith("plan.xlsx was not made. The plan and its tables are whole.", failed[1], StringComparison.Ordinal);
        Assert.Equal("the page\n", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "page.txt")));
        Assert.Single(folder.EnumerateFiles());
    }

    [Fact]
    public async Task AFileThatStandsIsKept()
    {
        var path = Path.Combine(folder.FullName, "report.html");
        await File.WriteAllTextAsync(path, "mine");

        await Assert.ThrowsAsync<IOException>(() => RunDocuments.WriteAsync(path, [1]));

        Assert.Equal("mine", await File.ReadAllTextAsync(path));
        Assert.Single(folder.EnumerateFiles());
    }
}
