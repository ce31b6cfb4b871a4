using Sufficiency.Runner.Settings;

namespace Sufficiency.Runner.Tests;

/// <summary>The tutorial: a copy of the invented county, and five commands that work as they are printed.</summary>
public sealed class TutorialCommandTests : IDisposable
{
    private const string Program = "  sufficiency ";
    private readonly InProcess process = new();

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "data", "tutorial");

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task EachOfTheFiveCommandsWorksAsItIsPrinted()
    {
        var tutorial = await process.RunAsync(["tutorial"]);
        var commands = tutorial.Output.Split('\n').Where(line => line.StartsWith(Program, StringComparison.Ordinal))
            .Select(line => line[Program.Length..].TrimEnd().Split(' ')).ToList();

        Assert.Equal("validate plan plan compare serve", string.Join(' ', commands.Select(words => words[0])));
        foreach (var words in commands.SkipLast(1))
        {
            var ran = await process.RunAsync(words);
            Assert.True(ran.ExitCode == ExitCode.Done, $"{string.Join(' ', words)}: {ran.Error}");
            if (words[0] == "plan") Assert.Contains("recomputed from the written tables: passed", ran.Error, StringComparison.Ordinal);
            if (words[0] == "compare") Assert.Contains("Storm Petrel School", ran.Output, StringComparison.Ordinal);
        }

        var served = await process.RunUntilAsync("Ctrl-C ends the program.", [.. commands[^1], "--no-browser"]); // a test opens no browser
        Assert.Equal(ExitCode.Done, served.ExitCode);
        AssertNamesNoOther(Path.Combine(process.Folder, "tutorial"));
    }

    [Fact]
    public async Task AFolderThatHoldsSomethingIsLeftAsItIs()
    {
        var mine = Path.Combine(process.Folder, "mine");
        Directory.CreateDirectory(mine);
        Assert.Equal(ExitCode.Done, (await process.RunAsync(["tutorial", "--out", "mine"])).ExitCode);
        await File.WriteAllTextAsync(Path.Combine(mine, "plans.csv"), "my own");

        var ran = await process.RunAsync(["tutorial", "--out", "mine"]);

        Assert.Equal(ExitCode.InputAtFault, ran.ExitCode);
        Assert.Contains("Name another folder with --out.", ran.Error, StringComparison.Ordinal);
        Assert.Equal("my own", await File.ReadAllTextAsync(Path.Combine(mine, "plans.csv")));
    }

    [Fact]
    public async Task AFolderWithASpaceIsPrintedInQuotationMarks()
    {
        var ran = await process.RunAsync(["tutorial", "--out", "my county"]);

        Assert.Contains("  sufficiency validate --data \"my county\"", ran.Output, StringComparison.Ordinal);
        Assert.Equal(Directory.EnumerateFiles(Shipped).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(process.Folder, "my county")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/tools/sufficiency", "/store/any", "/people/jo", "/usr/bin:/tools/", "sufficiency")]
    [InlineData("/people/jo/program/sufficiency", "/people/jo/program", "/people/jo", "/usr/bin", "program/sufficiency")]
    [InlineData("/opt/our tools/sufficiency", "/opt/our tools", "/people/jo", null, "\"/opt/our tools/sufficiency\"")]
    [InlineData("/usr/bin/dotnet", "/opt/program", "/people/jo", "/usr/bin", "dotnet /opt/program/sufficiency.dll")]
    public void TheProgramIsNamedAsItIsTyped(string running, string folder, string here, string? searched, string typed)
    {
        if (OperatingSystem.IsWindows()) return; // these are paths of other systems
        Assert.Equal(typed, new ProgramName(running, folder, here, searched).Typed());
    }

    /// <summary>No file of the pack or of its runs names the county whose figures come with the program.</summary>
    private static void AssertNamesNoOther(string folder) => Assert.All(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is not ".xlsx"),
        file => Assert.DoesNotContain("Oxford", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
}
