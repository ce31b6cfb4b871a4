using System.Globalization;
using System.Text;
using Sufficiency.Benchmarks.Papers;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>The results of peers as tables and as rows of the history.</summary>
internal static class PeerTable
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The instances, and under them each solve.</summary>
    public static string Text(PeerRunPlan plan, IReadOnlyList<PeerResult> results)
    {
        var text = new StringBuilder();
        text.Append(Culture, $"{plan.Day:yyyy-MM-dd}: {Machine.Name}; at most {plan.TimeLimit.TotalSeconds:N0} s a solve");
        if (plan.MemoryMebibytes is { } most) text.Append(Culture, $" and {most:N0} MiB");
        text.Append(".\n\n| instance | arcs | whole columns |\n|---|--:|--:|\n");
        foreach (var instance in results.Where(result => result.Arcs > 0).DistinctBy(result => result.Instance, StringComparer.Ordinal))
            text.Append(Culture, $"| {instance.Instance} | {instance.Arcs:N0} | {instance.Binaries:N0} |\n");
        text.Append("\n| instance | asked | peer | plan £ | bound £ | gap | s | CPU s | MiB | remark |\n");
        text.Append("|---|--:|---|--:|--:|--:|--:|--:|--:|---|\n");
        foreach (var result in results) text.Append(Row(result)).Append('\n');
        return text.ToString();
    }

    /// <summary>One solve as a row of the table.</summary>
    public static string Row(PeerResult result) => string.Create(
        Culture,
        $"| {result.Instance} | {result.GapAsked:0e+0} | {result.Peer} | {Pounds(result.Objective)} | {Bound(result)} | {Gap(result)} | "
        + $"{Seconds(result.Seconds)} | {Seconds(result.ProcessorSeconds)} | {result.Mebibytes?.ToString("N0", Culture) ?? "–"} | "
        + $"{result.Remark.Replace('|', '/')} |");

    /// <summary>What goes into the history: seconds of solves that reached the gap, gaps of others, and memory.</summary>
    public static IEnumerable<HistoryRow> History(IReadOnlyList<PeerResult> results)
    {
        foreach (var result in results.Where(result => result.Seconds > 0))
        {
            var name = string.Create(Culture, $"{result.Instance} to {result.GapAsked:0e+0} by {result.Peer}");
            if (result.IsWithinGap) yield return new(name, result.Seconds, "s");
            else if (result.Gap is { } gap) yield return new($"{name}, not reached", gap, "gap");
            else yield return new($"{name}, no gap proven", result.Seconds, "s");
            if (result.ProcessorSeconds > 0) yield return new(name, result.ProcessorSeconds, "CPU s");
            if (result.Mebibytes is { } mebibytes) yield return new(name, Math.Round(mebibytes), "MiB");
        }
    }

    private static string Pounds(double? value) => value?.ToString("N0", Culture) ?? "–";

    private static string Bound(PeerResult result) => result.BoundIsFalse ? $"{Pounds(result.Bound)} (false)" : Pounds(result.Bound);

    private static string Gap(PeerResult result) =>
        result.Gap is not { } gap ? "–" : gap.ToString("0.0e+0", Culture) + (result.IsWithinGap ? "" : " (not reached)");

    private static string Seconds(double seconds) => seconds > 0 ? seconds.ToString("N1", Culture) : "–";
}
