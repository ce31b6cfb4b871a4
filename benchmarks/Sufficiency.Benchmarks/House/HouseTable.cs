using System.Globalization;
using System.Text;

namespace Sufficiency.Benchmarks.House;

/// <summary>Writes what was counted in a repository as Markdown.</summary>
internal static class HouseTable
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The tables of code, knots, papers and comments.</summary>
    /// <param name="day">The day.</param>
    /// <param name="commit">Commit that was counted.</param>
    /// <param name="figures">The counts.</param>
    public static string Text(DateOnly day, string commit, HouseFigures figures)
    {
        var text = new StringBuilder().Append(Culture, $"{day:yyyy-MM-dd}, commit {commit}.\n\n");
        AppendCode(text, figures.Code);
        AppendKnots(text, figures.Rooms);
        AppendProse(text, "paper", figures.Papers);
        AppendProse(text, "comments of", figures.Comments);
        return text.ToString();
    }

    private static void AppendCode(StringBuilder text, IEnumerable<(string Part, CodeFigures Figures)> parts)
    {
        text.Append("| C# of | files | lines | median | largest | over 120 columns | over 140 | public types | 6 or more parameters |\n");
        text.Append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var (part, figures) in parts)
        {
            text.Append(Culture, $"| {part} | {figures.Files:N0} | {figures.Lines:N0} | {figures.Median} | {figures.Largest} ");
            text.Append(Culture, $"| {figures.Over120:N0} | {figures.Over140:N0} | {figures.PublicTypes} | {figures.WideMembers} |\n");
        }
    }

    private static void AppendKnots(StringBuilder text, Rooms rooms)
    {
        var knots = rooms.Knots();
        text.Append(Culture, $"\nNamespaces of src: {rooms.Namespaces.Count}; ");
        text.Append(Culture, $"in knots: {knots.Sum(knot => knot.Count)}; pairs that use each other: {rooms.Mutual.Count}.\n\n");
        text.Append("| knot | namespaces |\n|--:|---|\n");
        foreach (var knot in knots) text.Append(Culture, $"| {knot.Count} | {string.Join(", ", knot.Select(Short))} |\n");
    }

    private static void AppendProse(StringBuilder text, string title, IEnumerable<(string Part, Prose Prose)> parts)
    {
        text.Append(Culture, $"\n| {title} | sentences | mean words | over 35 words |\n|---|--:|--:|--:|\n");
        foreach (var (part, prose) in parts)
            text.Append(Culture, $"| {part} | {prose.Sentences:N0} | {prose.Mean:0.0} | {100 * prose.LongShare:0} % |\n");
    }

    private static string Short(string space) =>
        space.StartsWith("Sufficiency.", StringComparison.Ordinal) ? space["Sufficiency.".Length..] : space;
}
