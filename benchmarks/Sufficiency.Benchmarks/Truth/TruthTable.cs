using System.Globalization;
using System.Text;

namespace Sufficiency.Benchmarks.Truth;

/// <summary>Writes the checks, and the schemes that each variant chooses, as Markdown.</summary>
internal static class TruthTable
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>A table of checks.</summary>
    public static string Checks(IEnumerable<CheckedFact> facts)
    {
        var text = new StringBuilder("| check | holds | figures |\n|---|---|---|\n");
        foreach (var fact in facts)
            text.Append(Culture,
                $"| {fact.Title} | {(fact.Holds ? "yes" : "**no**")} | {fact.Figure.Replace("|", "/", StringComparison.Ordinal)} |\n");
        return text.ToString();
    }

    /// <summary>A table of the optional schemes that any variant opens, and in which year each variant does.</summary>
    public static string Schemes(IReadOnlyList<TruthRun> runs)
    {
        var text = new StringBuilder("| scheme |");
        foreach (var run in runs) text.Append(Culture, $" {run.Variant.Name} |");
        text.Append("\n|---|").Insert(text.Length, "--:|", runs.Count).Append('\n');
        var years = runs.Select(run => run.Schemes()
            .ToDictionary(scheme => scheme.Id, scheme => scheme.OpeningYear, StringComparer.Ordinal)).ToList();
        var names = runs.SelectMany(run => run.Schemes()).Where(scheme => scheme.OpeningYear is not null)
            .GroupBy(scheme => scheme.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in names)
        {
            text.Append(Culture, $"| {group.First().Name} |");
            foreach (var openings in years)
                text.Append(openings.GetValueOrDefault(group.Key) is { } year ? string.Create(Culture, $" {year} |") : " – |");
            text.Append('\n');
        }

        var inAll = names.Where(group => years.TrueForAll(openings => openings.GetValueOrDefault(group.Key) is not null))
            .Select(group => group.First().Name);
        return text.Append(Culture, $"\nOpen in all of them: {string.Join(", ", inAll)}.\n").ToString();
    }
}
