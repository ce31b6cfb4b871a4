using System.Globalization;
using System.Text;
using Sufficiency.Benchmarks.Papers;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Sweeps.WhatIf;

namespace Sufficiency.Benchmarks.WhatIf;

/// <summary>How long something took.</summary>
/// <param name="Seconds">Seconds of the clock.</param>
/// <param name="ProcessorSeconds">Seconds of all cores.</param>
internal sealed record Measured(double Seconds, double ProcessorSeconds);

/// <summary>One question and how long its answer took.</summary>
/// <param name="Areas">By which areas.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Schemes">Whether schemes were given or chosen.</param>
/// <param name="Took">The answer.</param>
/// <param name="Cold">A cold plan of the same texts; null for none.</param>
/// <param name="Gap">Proven gap of the answer; null for none.</param>
/// <param name="Answer">The answer; null for the opening of the run.</param>
internal sealed record WhatIfResult(AreaLevel Areas, string Question, string Schemes, Measured Took, Measured? Cold, double? Gap,
    WhatIfAnswer? Answer)
{
    /// <summary>The answer's seconds in those of a cold plan; null if none was made.</summary>
    public double? Ratio => Cold is null ? null : Took.Seconds / Cold.Seconds;
}

/// <summary>Writes answers as a table, and as rows of the history.</summary>
internal static class WhatIfTable
{
    private const string Suite = "what-if";
    private const string Head = """
        | areas | question | schemes | s | CPU s | read | do-minimum | plan | write | gap | cold plan, s | ratio |
        |---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|

        """;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Replaces the table of a file.</summary>
    public static void Write(string file, IReadOnlyList<WhatIfResult> results, DateOnly day)
    {
        var text = new StringBuilder();
        text.Append(Culture, $"{day:yyyy-MM-dd}: {Machine.Name}.\n\n{Head.ReplaceLineEndings("\n")}");
        foreach (var result in results) text.Append(Row(result)).Append('\n');
        MarkedSection.Write(file, Suite, text.ToString());
    }

    /// <summary>One answer as a row of the table.</summary>
    public static string Row(WhatIfResult result) => string.Join(" | ",
        $"| {result.Areas}", result.Question, result.Schemes, Number(result.Took.Seconds), Number(result.Took.ProcessorSeconds),
        Stage(result, "read"), Stage(result, "do_minimum"), Stage(result, "plan"), Stage(result, "write"),
        result.Gap?.ToString("0.0E0", Culture) ?? "–", Number(result.Cold?.Seconds), Number(result.Ratio) + " |");

    /// <summary>One answer as rows of the history.</summary>
    public static IEnumerable<HistoryRow> History(WhatIfResult result)
    {
        var name = $"{result.Areas}: {result.Question}, schemes {result.Schemes}";
        yield return new(name, result.Took.Seconds, "s");
        yield return new(name, result.Took.ProcessorSeconds, "CPU s");
        if (result.Ratio is { } ratio) yield return new($"{name}, of a cold plan", ratio, "ratio");
        if (result.Gap is { } gap) yield return new(name, gap, "gap (relative)");
    }

    private static string Stage(WhatIfResult result, string stage) => Number(result.Answer?.Seconds.GetValueOrDefault(stage));

    private static string Number(double? value) => value?.ToString("0.00", Culture) ?? "–";
}
