using System.Globalization;
using System.Text;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Census;

namespace Sufficiency.Returns.Files;

/// <summary>The long form of a return: one row a figure, with the spread where several runs stand behind it.</summary>
public static class LongFile
{
    private static readonly string[] Figures = ["simulations", "observations", "min", "p05", "q1", "median", "q3", "p95", "max", "mean",
        "rounded median", "rounded mean", "source", "note"];

    /// <summary>The text of the file: comma-separated, with a header, lines ending in LF.</summary>
    public static string Write(ReturnBook book)
    {
        var text = new StringBuilder();
        Line(text, [.. book.LongHeadings, .. Figures]);
        foreach (var cell in book.Cells) Line(text, [.. cell.Keys, .. Spread(cell), SourceOf(cell), NoteOf(cell)]);
        return text.ToString();
    }

    /// <summary>Where a figure comes from, in words.</summary>
    public static string SourceOf(ReturnCell cell) => cell.Value is null ? "" : cell.Origin switch
    {
        Origin.None => "nobody",
        Origin.Counted => "counted",
        Origin.Forecast => "forecast, not placed",
        _ when cell.Origin.HasFlag(Origin.Forecast) => "plan, and forecast of those not placed",
        _ => "plan",
    };

    private static string NoteOf(ReturnCell cell) => cell.IsHidden ? "hidden: small, or would give a small number away" : cell.Reason;

    private static IEnumerable<string> Spread(ReturnCell cell)
    {
        if (cell.IsHidden || cell.Value is not { } value) return Enumerable.Repeat("", Figures.Length - 2);
        IReadOnlyList<double> all = cell.OfRuns.Count == 0 ? [value] : cell.OfRuns;
        var count = all.Count.ToString(CultureInfo.InvariantCulture);
        double[] figures = [all.Min(), Quantiles.At(all, 0.05), Quantiles.At(all, 0.25), Quantiles.At(all, 0.5), Quantiles.At(all, 0.75),
            Quantiles.At(all, 0.95), all.Max(), all.Average(), ReturnCell.RoundedUp(Quantiles.At(all, 0.5), cell.Decimals),
            ReturnCell.RoundedUp(all.Average(), cell.Decimals)];
        return [count, count, .. figures.Select(figure => Math.Round(figure, 6).ToString(CultureInfo.InvariantCulture))];
    }

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quoted)).Append('\n');

    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\n")
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
