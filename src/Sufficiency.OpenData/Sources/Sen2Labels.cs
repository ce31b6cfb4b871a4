using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.OpenData.Sources;

/// <summary>Names of ages and needs in the releases of 2025 and 2026.</summary>
internal static class Sen2Labels
{
    private const string DownSyndrome = "number_ds";

    /// <summary>What England's tables call plans whose age is not recorded; no authority of its own has any.</summary>
    private const string UnknownAge = "Age unknown";

    /// <summary>Years that "under 3", "age 2 and under", "aged 20 and over" and the like stand for: the age nearest the rest.</summary>
    private static readonly Dictionary<string, int> Bands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["under 3"] = 2,
        ["age 2 and under"] = 2,
        ["age 20 and over"] = 20,
        ["aged 2 and under"] = 2,
        ["aged 20 and over"] = 20,
    };

    private static readonly string[] AgeWords = ["age ", "aged "];

    private static readonly (Need Need, string Column)[] Needs =
    [
        .. NeedCodes.All
            .Where(need => need is not (Need.Ds or Need.Unknown))
            .Select(need => (need, $"number_{need.ToCode().ToLowerInvariant()}")),
        (Need.Ds, DownSyndrome),
        (Need.Unknown, "number_need_unknown"),
    ];

    /// <summary>The needs SEN2 counts with their columns, unknown last.</summary>
    public static IReadOnlyList<(Need Need, string Column)> NeedColumns => Needs;

    /// <summary>Column of all plans in the files about needs.</summary>
    public const string PlansColumn = "ehc_plans";

    /// <summary>Whether a row gives needs; where an authority returned none, all are x (unavailable).</summary>
    public static bool AreRecorded(Sen2Row row) => Needs.Any(need => row.OptionalCount(need.Column) is not null);

    /// <summary>Plans of a row by need. Down syndrome has none before 2025/26: it counts under other there, and the form of 2025 lacks its
    /// column (data guidance, footnote 1).</summary>
    public static double[] NeedCounts(Sen2Row row) =>
        [.. Needs.Select(need => need.Need == Need.Ds ? row.OptionalCount(DownSyndrome) ?? 0.0 : row.Count(need.Column))];

    /// <summary>The age a category names; null for "age unknown".</summary>
    public static int? FindAge(Sen2Row row)
    {
        if (string.Equals(row.Breakdown, UnknownAge, StringComparison.OrdinalIgnoreCase)) return null;
        if (Bands.TryGetValue(row.Breakdown, out var age)) return age;
        var word = Array.Find(AgeWords, word => row.Breakdown.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return word is not null && int.TryParse(row.Breakdown.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out age)
            ? age
            : throw row.Row.Fault(row.Table.Column("breakdown"), "this is no age.", "Check that the release is one this version reads.");
    }
}
