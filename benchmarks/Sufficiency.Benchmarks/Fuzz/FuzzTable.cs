using System.Globalization;
using System.Text;
using Sufficiency.Benchmarks.Papers;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>Writes outcomes as a table by kind of damage, and as rows of the history.</summary>
internal static class FuzzTable
{
    private const string Suite = "fuzz-packs";
    private const string Head = """
        | damage of | kind | cases | refused there | elsewhere | same | moved | most | may move | beyond | failed |
        |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|

        """;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Replaces the table of a file.</summary>
    public static void Write(string file, int seed, IReadOnlyList<FuzzOutcome> outcomes, DateOnly day)
    {
        var text = new StringBuilder();
        text.Append(Culture, $"{day:yyyy-MM-dd}: {Machine.Name}; seed {seed}, {outcomes.Count:N0} cases.\n\n");
        text.Append(Head.ReplaceLineEndings("\n"));
        foreach (var line in Lines(outcomes)) text.Append(line).Append('\n');
        MarkedSection.Write(file, Suite, text.ToString());
    }

    /// <summary>A line for each kind, and one for all.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<FuzzOutcome> outcomes) =>
        DamageKind.All.Select(kind => Line(kind.Group, kind.Name, kind.Bound.ToString("0 %", Culture),
            [.. outcomes.Where(one => one.Kind == kind)]))
        .Append(Line("all", "", "", outcomes));

    /// <summary>One case that failed, or that was accepted in silence and moved a total too far.</summary>
    public static string Told(FuzzOutcome one) => string.Create(Culture,
        $"{one.Number}: {one.Verdict}, {one.Kind.Name}, {one.Where}{(one.Move is { } move ? $", moved {move:0.0 %}" : "")} {one.Said}");

    /// <summary>The outcomes as rows of the history.</summary>
    public static IEnumerable<HistoryRow> History(IReadOnlyList<FuzzOutcome> outcomes)
    {
        foreach (var group in outcomes.GroupBy(one => one.Verdict).OrderBy(group => group.Key))
            yield return new($"{group.Key}", group.Count(), "cases");
        yield return new("accepted and moved beyond what the kind explains", outcomes.Count(one => one.IsSilent), "cases");
        yield return new("slowest", outcomes.Max(one => one.Seconds), "s");
    }

    private static string Line(string group, string name, string bound, IReadOnlyList<FuzzOutcome> cases) => string.Join(" | ",
        $"| {group}", name, Count(cases.Count),
        Count(cases, FuzzVerdict.RefusedThere), Count(cases, FuzzVerdict.RefusedElsewhere), Count(cases, FuzzVerdict.Same),
        Count(cases, FuzzVerdict.Moved),
        cases.Max(one => one.Move)?.ToString("0.0 %", Culture) ?? "–", bound,
        Count(cases.Count(one => one.IsSilent)), Count(cases.Count(one => one.IsFailure)) + " |");

    private static string Count(IReadOnlyList<FuzzOutcome> cases, FuzzVerdict verdict) => Count(cases.Count(one => one.Verdict == verdict));

    private static string Count(int count) => count == 0 ? "–" : count.ToString("N0", Culture);
}
