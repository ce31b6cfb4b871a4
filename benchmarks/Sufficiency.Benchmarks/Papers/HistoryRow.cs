using System.Globalization;

namespace Sufficiency.Benchmarks.Papers;

/// <summary>One figure that a suite measured.</summary>
/// <param name="Case">What was measured, such as "msoa:1 to 1e-3 by HiGHS".</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit, such as s, MiB or gap (relative).</param>
internal sealed record HistoryRow(string Case, double Value, string Unit);

/// <summary>When, with what and where a suite was measured.</summary>
/// <param name="Day">The day.</param>
/// <param name="Commit">Commit of the build; "-dirty" follows where files had changed.</param>
/// <param name="Machine">Cores, memory and system.</param>
internal sealed record HistoryStamp(DateOnly Day, string Commit, string Machine);

/// <summary>The file of all figures ever measured, one a line.</summary>
internal static class HistoryFile
{
    private const string Header = "date,commit,machine,suite,case,value,unit\n";

    /// <summary>Adds rows at the end; a file that is not there yet begins with its header.</summary>
    public static void Append(string file, HistoryStamp stamp, string suite, IEnumerable<HistoryRow> rows)
    {
        if (!File.Exists(file)) File.WriteAllText(file, Header);
        File.AppendAllLines(file, rows.Select(row => Line(stamp, suite, row)));
    }

    private static string Line(HistoryStamp stamp, string suite, HistoryRow row) => string.Join(
        ',',
        stamp.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Field(stamp.Commit),
        Field(stamp.Machine),
        Field(suite),
        Field(row.Case),
        row.Value.ToString(Math.Abs(row.Value) < 1e5 ? "G6" : "F0", CultureInfo.InvariantCulture),
        Field(row.Unit));

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
