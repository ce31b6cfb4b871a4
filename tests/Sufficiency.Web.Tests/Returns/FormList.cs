using System.Text.RegularExpressions;

namespace Sufficiency.Web.Tests.Returns;

/// <summary>What the list of returns beside the repository says of each form: an independent copy of titles, codes and rows.</summary>
internal sealed partial class FormList
{
    private readonly string text;

    private FormList(string text) => this.text = text;

    /// <summary>Reads the list; skips the test, saying why, where it is absent.</summary>
    public static FormList Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Sufficiency.sln"))) root = root.Parent;
        var path = Path.Combine(root!.FullName, "..", "shared", "returns.md");
        Skip.IfNot(File.Exists(path), "the list of returns is not beside the repository: shared/returns.md");
        return new(File.ReadAllText(path));
    }

    /// <summary>Sheets of the SCAP demand forecast: code, phase, provision.</summary>
    public IReadOnlyList<(string Code, string Phase, string Provision)> ScapSheets => [.. ScapRow().Matches(text)
        .Select(row => (row.Groups["code"].Value, row.Groups["phase"].Value, row.Groups["provision"].Value))];

    /// <summary>Column headings of a phase, after the first.</summary>
    public IReadOnlyList<string> ScapColumns(string phase) =>
        Items(Regex.Match(text, $"one column a NCY:.*?{phase} `(?<list>[^`]*)`", RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)), ',');

    /// <summary>Sections of the LSRP: number and title, written out.</summary>
    public IReadOnlyList<(string Code, string Title)> LsrpSections => [.. LsrpRow().Matches(text).Select(row => (row.Groups["code"].Value,
        row.Groups["title"].Value.Trim()
            .Replace("...", "Current and projected number of all CYP with EHC plans", StringComparison.Ordinal)))];

    /// <summary>Provisions of the LSRP in order.</summary>
    public IReadOnlyList<string> Provisions => Items(Provision().Match(text), ';');

    /// <summary>Needs in order.</summary>
    public IReadOnlyList<string> Needs => Items(Need().Match(text), ';');

    /// <summary>Age groups in order.</summary>
    public IReadOnlyList<string> Ages => Items(Age().Match(text), ';');

    /// <summary>Columns of the LSRP, after the first.</summary>
    public IReadOnlyList<string> LsrpYears => Items(Year().Match(text), ',');

    private static IReadOnlyList<string> Items(Match match, char mark) =>
        [.. match.Groups["list"].Value.Split(mark).Select(item => item.Trim().TrimEnd('.'))];

    [GeneratedRegex(@"^\s*\| (?<code>18030\d\d) \| (?<phase>\w+) \| (?<provision>\w\w)\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScapRow();

    [GeneratedRegex(@"^\| (?<code>\d+\.\d?) \| (?<title>[^|]*) \| [^|]* \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LsrpRow();

    [GeneratedRegex(@"Provisions, in order: (?<list>.*)\.$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Provision();

    [GeneratedRegex(@"Needs, in order: (?<list>.*?) \(0 for plans\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Need();

    [GeneratedRegex(@"Age groups: (?<list>.*?) \(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Age();

    [GeneratedRegex(@"then columns (?<list>[\d, ]*)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();
}
