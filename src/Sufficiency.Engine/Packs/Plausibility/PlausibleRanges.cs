using System.Globalization;
using CsvHelper;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>The ranges of data/reference/plausibility.csv, which the build embeds.</summary>
internal static class PlausibleRanges
{
    private const string File = "reference/plausibility.csv";

    private static readonly Lazy<IReadOnlyDictionary<string, PlausibleRange>> Loaded = new(() =>
        Read(PackSchema.ResourceOf(File)).ToDictionary(range => range.Check, StringComparer.Ordinal));

    /// <summary>Every range, in the order of the file.</summary>
    public static IEnumerable<PlausibleRange> All => Loaded.Value.Values;

    /// <summary>The range of a check, or null where there is none.</summary>
    public static PlausibleRange? Find(string check) => Loaded.Value.GetValueOrDefault(check);

    /// <summary>The range of a check.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static PlausibleRange Get(string check) => Loaded.Value[check];

    private static List<PlausibleRange> Read(string text)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { Separator = ',', HasHeader = false });
        var ranges = new List<PlausibleRange>();
        if (!csv.Read()) throw new InvalidOperationException($"{File} is empty.");
        var header = Cells(csv).ToList();
        while (csv.Read())
        {
            var cells = Cells(csv);
            ranges.Add(RangeOf(name => cells[header.IndexOf(name)]));
        }

        return ranges;
    }

    private static PlausibleRange RangeOf(Func<string, string> cell) => new()
    {
        Check = cell("check"),
        Phrase = cell("phrase"),
        Unit = cell("unit"),
        NoughtIsNone = cell("zero") == "yes",
        Lowest = Bound(cell("lowest")),
        UsualLow = Bound(cell("usual_low")) ?? throw new InvalidOperationException($"{File}: {cell("check")} has no usual_low."),
        UsualHigh = Bound(cell("usual_high")) ?? throw new InvalidOperationException($"{File}: {cell("check")} has no usual_high."),
        Highest = Bound(cell("highest")),
        Advice = cell("advice") + ".",
        Source = $"{cell("source")}; {string.Join(", ", new[] { cell("certainty"), cell("year") }.Where(word => word.Length > 0))}",
    };

    private static double? Bound(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
}
