using System.Globalization;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>Rules of how code, comments and papers are written.</summary>
/// <remarks>Some files still break a rule. They stand in a list with the number of times, and the list can only shrink.</remarks>
public sealed partial class ProseRulesTests
{
    private const int MostColumns = 140;
    private const int MostWords = 35;
    private static readonly string[] NotOurs = ["bin", "obj", "BenchmarkDotNet.Artifacts", "TestResults"];
    private static readonly string List = RepositoryFiles.At("tests", "Sufficiency.Engine.Tests", "Architecture", "prose-exceptions.txt");

    [Fact]
    public void NoLineIsWiderThan140Columns() => Hold("columns",
        from file in Code("src", "tests", "benchmarks").Concat(Papers()).Append("docs/checks.sql")
        from line in Lines(file).Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.Length > MostColumns
        select (file, $"{file}:{line.Number}: {line.Text.Length} columns: {line.Text.Trim()}"));

    [Fact]
    public void NoSentenceIsLongerThan35Words() => Hold("words",
        from sentence in Sentences()
        where sentence.Length > MostWords
        select (sentence.File, sentence.ToString()));

    [Fact]
    public void NoSentenceIsARiddle() => Hold("riddles",
        from sentence in Sentences()
        where Riddle().IsMatch(sentence.Words)
        select (sentence.File, sentence.ToString()));

    private static IEnumerable<Sentence> Sentences() =>
        Code("src").Concat(Papers()).SelectMany(file => Prose.SentencesOf(file, Lines(file)));

    /// <summary>Fails where a file breaks a rule more often than the list says, and where it breaks it less often.</summary>
    private static void Hold(string rule, IEnumerable<(string File, string What)> found)
    {
        var allowed = File.ReadLines(List).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 3))
            .Where(parts => string.Equals(parts[0], rule, StringComparison.Ordinal))
            .ToDictionary(parts => parts[2], parts => int.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var byFile = found.ToLookup(one => one.File, one => one.What, StringComparer.Ordinal);
        var more = byFile.Where(file => file.Count() > allowed.GetValueOrDefault(file.Key)).SelectMany(file => file);
        var fewer = allowed.Where(entry => byFile[entry.Key].Count() < entry.Value).Select(entry => $"{Path.GetFileName(List)}: "
            + $"lower \"{rule} {entry.Value} {entry.Key}\" to {byFile[entry.Key].Count()}, or delete the line where that is 0.");

        var wrong = more.Concat(fewer).ToList();
        if (wrong.Count > 0) Assert.Fail(string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<string> Code(params string[] folders) => folders.SelectMany(folder => Under(folder, "*.cs"));

    private static IEnumerable<string> Papers() =>
        Directory.EnumerateFiles(RepositoryFiles.Root, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        .Concat(new[] { "docs", "benchmarks", "data", "src" }.SelectMany(folder => Under(folder, "*.md")));

    private static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.EnumerateFiles(RepositoryFiles.At(folder), pattern, SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => NotOurs.Contains(part, StringComparer.Ordinal))).Order(StringComparer.Ordinal);

    private static string[] Lines(string file) => File.ReadAllLines(RepositoryFiles.At(file));

    // A form in quotation marks is named, not used.
    [GeneratedRegex("""(?<!["“])\b(which that is|those of them|such as do|what is so|others['’])(?!\w)""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Riddle();
}
