using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>Writes the peers' table into a Markdown file, between its markers.</summary>
internal static class PeerTable
{
    private const string Begin = "<!-- peers: begin -->";
    private const string End = "<!-- peers: end -->";
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Replaces the table; the file and its markers are there.</summary>
    /// <exception cref="InvalidDataException">The markers are missing.</exception>
    public static void Write(string file, PeerRunPlan plan, IReadOnlyList<PeerResult> results)
    {
        var text = File.ReadAllText(file);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidDataException($"{file} lacks the lines {Begin} and {End} between which the table goes.");
        File.WriteAllText(file, text[..(begin + Begin.Length)] + "\n" + Text(plan, results) + text[end..]);
    }

    /// <summary>One result as a row of the table.</summary>
    public static string Row(PeerResult result) => string.Create(
        Culture,
        $"| {result.Instance} | {result.Arcs:N0} | {result.Binaries:N0} | {result.GapAsked:0e+0} | {result.Peer} | {Pounds(result.Objective)} | {Pounds(result.Bound)} | {Gap(result)} | {Seconds(result)} | {Memory(result.OwnMebibytes)} | {Memory(result.SolverMebibytes)} | {result.Remark.Replace('|', '/')} |");

    private static string Text(PeerRunPlan plan, IReadOnlyList<PeerResult> results)
    {
        var text = new StringBuilder();
        text.Append(Culture, $"Run on {plan.Day:yyyy-MM-dd}: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB of memory, {RuntimeInformation.OSDescription}, .NET {Environment.Version}; ");
        text.Append(Culture, $"at most {plan.TimeLimit.TotalSeconds:N0} s a peer and instance.\n\n");
        text.Append("| instance | arcs | binaries | gap asked | peer | objective £ | bound £ | gap | seconds | our MiB | solvers' MiB | remark |\n");
        text.Append("|---|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|---|\n");
        foreach (var result in results) text.Append(Row(result)).Append('\n');
        return text.ToString();
    }

    private static string Pounds(double? value) => value?.ToString("N0", Culture) ?? "–";

    private static string Gap(PeerResult result) => result.Gap is not { } gap ? "–" : gap.ToString("0.0e+0", Culture) + (result.IsWithinGap ? "" : " (not reached)");

    private static string Seconds(PeerResult result) => result.Seconds > 0 ? result.Seconds.ToString("N1", Culture) : "–";

    private static string Memory(double? mebibytes) => mebibytes?.ToString("N0", Culture) ?? "–";
}
