using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Sen2;

/// <summary>Names of ages and needs in the 2025 release.</summary>
internal static class Sen2Labels
{
    /// <summary>Years that "under 3", "age 2 and under" and "age 20 and over" stand for: the age nearest the rest.</summary>
    private static readonly Dictionary<string, int> Bands = new(StringComparer.Ordinal)
    {
        ["under 3"] = 2,
        ["age 2 and under"] = 2,
        ["age 20 and over"] = 20,
    };

    private static readonly (Need Need, string Column)[] Needs =
    [
        .. NeedCodes.All
            .Where(need => need is not (Need.Ds or Need.Unknown))
            .Select(need => (need, $"number_{need.ToCode().ToLowerInvariant()}")),
        (Need.Unknown, "number_need_unknown"),
    ];

    /// <summary>The needs SEN2 counts with their columns; Down syndrome still counts under other in this release (data guidance, footnote 1).</summary>
    public static IReadOnlyList<(Need Need, string Column)> NeedColumns => Needs;

    /// <summary>The age a category names.</summary>
    public static int Age(Sen2Row row)
    {
        if (Bands.TryGetValue(row.Breakdown, out var age)) return age;
        return row.Breakdown.StartsWith("age ", StringComparison.Ordinal)
            && int.TryParse(row.Breakdown.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out age)
            ? age
            : throw row.Row.Fault(row.Table.Column("breakdown"), "this is no age.", "Check that the release is one this version reads.");
    }
}
