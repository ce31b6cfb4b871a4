using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Sufficiency.Benchmarks.Papers;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Benchmarks.Search;

/// <summary>One search.</summary>
/// <param name="Instance">Name of the instance.</param>
/// <param name="Areas">By which areas.</param>
/// <param name="Schemes">Optional schemes.</param>
/// <param name="Columns">Whole columns to decide.</param>
/// <param name="Rows">Coupling rows.</param>
/// <param name="NothingSeconds">Seconds of building nothing more.</param>
/// <param name="Seconds">Seconds of the plan.</param>
/// <param name="Track">Best and bound on the way.</param>
/// <param name="Solution">The answer.</param>
internal sealed record SearchResult(string Instance, string Areas, int Schemes, int Columns, int Rows, double NothingSeconds,
    double Seconds, SearchTrack Track, ProblemSolution Solution);

/// <summary>Writes searches as a table into a Markdown file, between two lines.</summary>
internal static class SearchTable
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly double[] Moments = [10.0, 30.0, 60.0, 120.0, 240.0];

    /// <summary>Replaces the table.</summary>
    /// <param name="file">The file; it is made where it is missing.</param>
    /// <param name="marker">The word of the lines around the table, as in <see cref="MarkedSection"/>.</param>
    /// <param name="results">The searches.</param>
    /// <param name="day">The day of the measurement.</param>
    /// <exception cref="InvalidDataException">The file is there and lacks the lines.</exception>
    public static void Write(string file, string marker, IReadOnlyList<SearchResult> results, DateOnly day) =>
        MarkedSection.Write(file, marker, Text(results, day));

    /// <summary>One search as a row of the table.</summary>
    public static string Row(SearchResult result)
    {
        var row = new StringBuilder();
        row.Append(Culture, $"| {result.Instance} | {result.Areas} | {result.Schemes} | {result.Columns} | {result.Rows:N0} |");
        row.Append(Culture, $" {result.NothingSeconds:N1} |");
        foreach (var moment in Moments)
        {
            var known = result.Track.At(moment);
            row.Append(moment > result.Seconds ? " done |" : known is var (best, bound)
                ? string.Create(Culture, $" {best / 1e6:N1} / {bound / 1e6:N1}, {(best - bound) / best:0.00 %} |") : " – |");
        }

        var solution = result.Solution;
        row.Append(Culture, $" {result.Seconds:N1} | {solution.Objective / 1e6:N2} | {solution.Bound / 1e6:N2} | {solution.Gap:0.000 %} |");
        return row.ToString();
    }

    private static string Text(IReadOnlyList<SearchResult> results, DateOnly day)
    {
        var text = new StringBuilder();
        text.Append(Culture, $"Run on {day:yyyy-MM-dd}: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, ");
        text.Append(Culture, $".NET {Environment.Version}. ");
        text.Append("Best / bound in £m, and the gap, by seconds of the plan's search.\n\n");
        text.Append("| instance | areas | optional schemes | whole columns | rows | nothing more, s |");
        foreach (var moment in Moments) text.Append(Culture, $" at {moment:0} s |");
        text.Append(" plan, s | best | bound | gap |\n|---|---|--:|--:|--:|--:|");
        foreach (var _ in Moments) text.Append("--:|");
        text.Append("--:|--:|--:|--:|\n");
        foreach (var result in results) text.Append(Row(result)).Append('\n');
        return text.ToString();
    }
}
