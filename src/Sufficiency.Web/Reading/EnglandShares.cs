using System.Globalization;
using Sufficiency.Engine.Reference;

namespace Sufficiency.Web.Reading;

/// <summary>How the plans of England divide, to stand beside an authority's.</summary>
/// <param name="January">The January in which they were counted, such as <c>2025-01</c>.</param>
/// <param name="Source">Where the counts stand.</param>
/// <param name="Plans">All plans of England.</param>
/// <param name="Shares">Shares of the plans that a way tells apart, by way and code of the group.</param>
public sealed record EnglandShares(
    string January, string Source, double Plans, IReadOnlyDictionary<(string Way, string Code), double> Shares)
{
    private const int OldestAge = 25;
    private static readonly Lazy<EnglandShares> Read = new(() => new(
        EnglandCounts.January, EnglandCounts.Source, EnglandCounts.Plans,
        Of(Ways.Age, ["00-04", "05-10", "11-15", "16-19", "20-25"], PlansOfAges)
            .Concat(Of(Ways.Need, Categories(), EnglandCounts.PlansOfNeed))
            .Concat(Of(Ways.Setting, ["mainstream", "resource_base", "special_school", "out_of_county", "elsewhere"],
                EnglandCounts.PlansInSetting))
            .ToDictionary(entry => entry.Key, entry => entry.Share)));

    /// <summary>The counts that the engine embeds.</summary>
    public static EnglandShares Embedded => Read.Value;

    /// <summary>Share of a group; null if England's counts do not tell it apart.</summary>
    public double? Find(string way, string code) => Shares.TryGetValue((way, code), out var share) ? share : null;

    private static IEnumerable<((string Way, string Code) Key, double Share)> Of(
        string way, IReadOnlyList<string> codes, Func<string, double> plans)
    {
        var counts = codes.Select(code => (Code: code, Plans: plans(code))).Where(count => count.Plans > 0.0).ToList();
        var all = counts.Sum(count => count.Plans);
        return counts.Select(count => ((way, count.Code), count.Plans / all));
    }

    // Needs that are stated: an authority's plans are spread over these.
    private static IReadOnlyList<string> Categories() =>
    [
        .. EnglandCounts.Counts.Where(count => count is { Measure: "plans", Provision: "all", Dimension: "need" }
            && count.Category != "UNKNOWN")
            .Select(count => count.Category).Distinct(StringComparer.Ordinal),
    ];

    private static double PlansOfAges(string code)
    {
        var (from, to) = (int.Parse(code[..2], CultureInfo.InvariantCulture), int.Parse(code[3..], CultureInfo.InvariantCulture));
        return EnglandCounts.PlansOfAges(from, to == OldestAge ? int.MaxValue : to);
    }
}
