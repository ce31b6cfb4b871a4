using System.Text.RegularExpressions;
using Sufficiency.Benchmarks;

namespace Sufficiency.Runner.Tests;

/// <summary>A new school and two alternatives on one baseline: the commands of the guide, typed as they stand there.</summary>
public sealed partial class AlternativesTests : IDisposable
{
    private const string School = "storm-petrel-school";

    /// <summary>Tables with a column of sources: a line that is added says there what it left to the pack.</summary>
    private static readonly string[] WithSources = ["assumptions", "providers", "provider_places", "scheme_options"];

    private readonly InProcess process = new();

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task ThreeAlternativesAreComparedOnOneBaselineInFewerThanTenCommands()
    {
        var commands = Commands("alternatives.md");

        Assert.InRange(commands.Count, 5, 9);
        Ran? last = null;
        foreach (var words in commands)
        {
            last = await process.RunAsync(words);
            Assert.True(last.ExitCode == ExitCode.Done, $"{string.Join(' ', words)}: {last.Error}");
        }

        Assert.Contains("4 plans compared", last!.Output, StringComparison.Ordinal);
        Assert.Contains("Every run is laid beside run A's plan with committed schemes only", last.Output, StringComparison.Ordinal);
        Assert.All(["Storm Petrel School", "Expansion of Sandbar School", "Base at Oysterby High School"],
            name => Assert.Contains(name, last.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheTutorialOfTheGuideWorksAsItIsTyped()
    {
        var commands = Commands("tutorial.md");

        Assert.Equal("tutorial validate plan plan compare serve", string.Join(' ', commands.Select(words => words[0])));
        var printed = await process.RunAsync(commands[0]);
        Assert.All(commands.Skip(1), words =>
            Assert.Contains($"sufficiency {string.Join(' ', words)}", printed.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneLineGivesThePlanOfEditedTables()
    {
        await process.RunAsync(["tutorial", "--out", "one"]);
        await process.RunAsync(["tutorial", "--out", "edited"]);
        Edit("providers.csv", $"{School},,Storm Petrel School,special_school,East Doggershire,{Point()},,ASD;SEMH;SLCN,0,13,10000,15500,no"
            + ",,,,,Invented for the tutorial,2025,assumed,assumed,assumed");
        Edit("schemes.csv", $"{School},Storm Petrel School,{School},committed,2029,2029,,new_school,,3,Invented,17400000,60,72,3,,,"
            + "Invented for the tutorial,2025,assumed,assumed,assumed");
        foreach (var (year, places) in new[] { (0, 40), (1, 80), (2, 120) })
            Edit("scheme_places.csv", $"{School},{year},,{places},Invented for the tutorial,assumed");

        await PlanAsync("--data", "one", "--add", "one/new-school.csv", "--out", "added");
        await PlanAsync("--data", "edited", "--out", "typed");

        var tables = Directory.EnumerateFiles(InFolder("typed"), "*.parquet", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(InFolder("typed"), file))
            .Where(name => !WithSources.Contains(Path.GetFileNameWithoutExtension(name), StringComparer.Ordinal)).ToList();
        Assert.All(["placements.parquet", "costs.parquet", "schemes.parquet", "provider_years.parquet"],
            table => Assert.Contains(table, tables, StringComparer.Ordinal));
        Assert.All(tables, table => Assert.True(
            File.ReadAllBytes(InFolder("typed", table)).AsSpan().SequenceEqual(File.ReadAllBytes(InFolder("added", table))), table));
    }

    /// <summary>The commands in the boxes of a page of the guide, without the program's name.</summary>
    private static List<string[]> Commands(string page) =>
    [
        .. Typed().Matches(File.ReadAllText(RepositoryFolder.At("docs", page)).ReplaceLineEndings("\n"))
            .Select(found => found.Groups["words"].Value.Split(' ')),
    ];

    [GeneratedRegex("^sufficiency (?<words>.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Typed();

    private string InFolder(params string[] parts) => Path.Combine([process.Folder, .. parts]);

    private void Edit(string table, string line) => File.AppendAllText(InFolder("edited", table), line + "\n");

    private string Point() => File.ReadLines(InFolder("edited", "postcodes.csv"))
        .Single(line => line.StartsWith("QX61BP,", StringComparison.Ordinal))["QX61BP,".Length..];

    private async Task PlanAsync(params string[] options)
    {
        var ran = await process.RunAsync(["plan", "--areas", "msoa", .. options]);
        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
    }
}
