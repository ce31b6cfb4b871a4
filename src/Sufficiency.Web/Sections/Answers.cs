using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>A number worth remembering.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Figure">The number as written.</param>
/// <param name="Beside">What it stands beside.</param>
public sealed record KeyNumber(string Name, string Figure, string Beside);

/// <summary>The answer of a run in numbers and sentences.</summary>
public static class Answers
{
    /// <summary>The answer in one paragraph.</summary>
    public static string InShort(RunView run)
    {
        var (last, lack) = (run.LastYear.Label, Words.Count(run.Plan.Short[^1]));
        var lacks = lack == "0" ? "the county lacks no places" : $"the county lacks {Words.Many(run.Plan.Short[^1], "place")}";
        if (Built(run).Count == 0) return $"In {last} {lacks}. Only committed schemes open.";
        return $"In {last} {lacks}{(lack == "0" ? " if " : " even if ")}{Schemes(run)}; {Words.WithCommitted} it would lack "
            + $"{Words.Count(run.Committed.Short[^1])}. Over the planned years that costs {LessOrMore(run.Money.Difference)}.";
    }

    /// <summary>Four numbers.</summary>
    public static IReadOnlyList<KeyNumber> FourNumbers(RunView run)
    {
        var (first, last) = (run.FirstPlanned.Label, run.LastYear.Label);
        return
        [
            new($"Places short in {last}", Words.Count(run.Plan.Short[^1]),
                $"{Words.Count(run.Committed.Short[^1])} {Words.WithCommitted}"),
            new($"EHC plans in {last}", Words.Count(run.AllPlans[^1]),
                $"{Range(run, "{0} by the range of the forecast; ")}{Words.Count(run.AllPlans[0])} counted in {run.Years[0].Label}"),
            new("Schemes to open", Words.Count(Built(run).Count),
                $"{Words.Many(Places(run), "place")}, "
                + $"{(Capital(run) == 0.0 ? "no capital given" : $"{Words.Millions(Capital(run))} of capital")}"),
            new($"Cost, {first} to {last}", Words.Millions(run.Record.TotalCostGbp),
                $"{LessOrMore(run.Money.Difference)} than {Words.WithCommitted}"),
        ];
    }

    /// <summary>Three sentences to copy.</summary>
    public static IReadOnlyList<string> ThreeSentences(RunView run) => [Plans(run), Lack(run), Cost(run)];

    /// <summary>Schemes that the plan opens beside the committed ones.</summary>
    public static IReadOnlyList<SchemeFigures> Built(RunView run) =>
        [.. run.Schemes.Where(scheme => !scheme.IsCommitted && scheme.Opening is not null)];

    private static string Plans(RunView run) =>
        $"{Words.Count(run.AllPlans[^1])} EHC plans{Range(run, " ({0})")} are expected in {run.LastYear.Label}, "
        + $"against {Words.Count(run.AllPlans[0])} counted in {run.Years[0].Label}.";

    private static string Lack(RunView run) =>
        $"If {Schemes(run)} ({Words.Many(Places(run), "place")}), {Words.Count(run.Plan.Short[^1])} pupils in "
        + $"{run.LastYear.Label} would be waiting or in a place that the county would rather not buy; "
        + $"{Words.WithCommitted} there would be {Words.Count(run.Committed.Short[^1])}.";

    private static string Cost(RunView run)
    {
        var sentence = $"From {run.FirstPlanned.Label} to {run.LastYear.Label} the plan costs {Words.Millions(run.Record.TotalCostGbp)} "
            + $"at prices of {Words.Year(run.Money.PriceBase)}, {LessOrMore(run.Money.Difference)} than {Words.WithCommitted}";
        var best = run.Money.Payback.FirstOrDefault(one => one.Case == "best");
        var worst = run.Money.Payback.FirstOrDefault(one => one.Case == "worst");
        if (best is null || worst is null) return $"{sentence}.";
        return $"{sentence} ({LessOrMore(-worst.Saving)} to {LessOrMore(-best.Saving)} over the range of prices, "
            + "with capital counted when it is spent).";
    }

    private static string Schemes(RunView run) => Built(run).Count switch
    {
        0 => "no more scheme opens",
        1 => "1 more scheme opens",
        var number => $"{number} more schemes open",
    };

    private static string Range(RunView run, string format) => PupilTables.RangeInLastYear(run) is { Length: > 0 } range
        ? format.Replace("{0}", range, StringComparison.Ordinal) : "";

    private static double Places(RunView run) => Built(run).Sum(scheme => scheme.Places);

    private static double Capital(RunView run) => Built(run).Sum(scheme => scheme.Capital ?? 0.0);

    private static string LessOrMore(double difference) => Words.Millions(Math.Abs(difference)) switch
    {
        "£0.0m" => "no more",
        var amount => $"{amount} {(difference < 0.0 ? "less" : "more")}",
    };
}
