using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Schemes as tables.</summary>
public static class SchemeTables
{
    /// <summary>What <see cref="Capital(RunView)"/> shows.</summary>
    public const string CapitalText =
        "Every scheme that opens, committed ones too, at base-year prices, in equal parts by year of building.";

    /// <summary>What <see cref="Left"/> shows.</summary>
    public const string LeftText =
        "What a scheme's places could save at most, by the value of one more place there, beside what they cost: "
        + "place funding and the yearly charge of the capital. Both discounted, from the first year in which it could open.";

    /// <summary>How many schemes open.</summary>
    public static string Opened(RunView run) =>
        $"{Answers.Built(run).Count} chosen, {run.Schemes.Count(scheme => scheme.IsCommitted)} committed. "
        + $"A scheme that opened before {run.FirstPlanned.Label} is open in every year shown.";

    /// <summary>What is said of generic schemes that the run was not offered; empty where there are none.</summary>
    public static string Generic(RunView run)
    {
        var number = run.Schemes.Count(scheme => scheme is { IsGeneric: true, IsOffered: false, IsCommitted: false, Opening: null });
        return number == 0 ? "" : $"The data also has {Words.Many(number, "generic scheme")}, each a size and price at a likely site, "
            + "proposed by nobody. This run was not offered them. "
            + "The setting \"--schemes choose\" offers them, and takes some minutes.";
    }

    /// <summary>Years in which capital is spent, the base year and earlier ones together.</summary>
    public static IReadOnlyList<string> CapitalYears(RunView run) =>
        [.. CapitalStarts(run).Select(year => year == run.Years[0].Start ? $"to {Words.Year(year)}" : Words.Year(year))];

    /// <summary>Capital by funder along these years.</summary>
    public static IReadOnlyList<Series> Capital(RunView run) =>
    [
        .. run.Money.Capital.GroupBy(row => row.Funder, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Series(
                Words.Funder(group.Key),
                [.. CapitalStarts(run).Select(
                    year => (double?)group.Where(row => Math.Max(row.Year, run.Years[0].Start) == year).Sum(row => row.Capital))])),
    ];

    /// <summary>Schemes that open, and named ones that could have.</summary>
    public static ChartTable Named(RunView run) =>
        Of(run.Schemes.Where(scheme => scheme.Opening is not null || scheme is { IsOffered: true, IsGeneric: false }));

    /// <summary>Schemes that open.</summary>
    public static ChartTable Open(RunView run) => Of(run.Schemes.Where(scheme => scheme.Opening is not null));

    private static ChartTable Of(IEnumerable<SchemeFigures> schemes) => new(
        ["Scheme", "Kind", "Opens", "Planned", "Places", "Capital"],
        [
            .. schemes.Select(scheme =>
                (IReadOnlyList<string>)
                [
                    scheme.Name, Kind(scheme), scheme.Opening is { } year ? Words.Year(year) : "not built",
                    scheme.Planned is { } planned ? Words.Year(planned) : "–", Words.Count(scheme.Places), Capital(scheme),
                ]),
        ],
        [1]);

    /// <summary>Schemes that were offered and are not built, with what their places could save and what they cost.</summary>
    public static ChartTable Left(RunView run) => new(
        ["Scheme", "Places", "Capital", "Could save at most", "Would cost", "Why"],
        [
            .. run.Schemes.Where(scheme => scheme is { IsOffered: true, Opening: null }).Select(scheme => (IReadOnlyList<string>)
                [scheme.Name, Words.Count(scheme.Places), Capital(scheme), Words.Millions(scheme.WorthAtMost),
                    Words.Millions(scheme.CostOfPlaces), Why(run, scheme)]),
        ],
        [5]);

    private static IEnumerable<int> CapitalStarts(RunView run) =>
        run.Money.Capital.Select(row => Math.Max(row.Year, run.Years[0].Start)).Distinct().Order();

    /// <summary>Why a scheme that was offered is not built.</summary>
    internal static string Why(RunView run, SchemeFigures scheme)
    {
        var worth = scheme.WorthAtMost - scheme.CostOfPlaces;
        if (worth < 0.0) return "its places cost more than they could save";
        return run.Record.Plan is { BoundGbp: { } bound, ObjectiveGbp: var found } && worth <= found - bound
            ? $"worth {Words.Millions(worth)} at most, less than the {Words.Millions(found - bound)} that the proof leaves open"
            : "a limit binds: schemes a year, another scheme in its place, a minimum roll or a budget";
    }

    private static string Kind(SchemeFigures scheme) => scheme switch
    {
        { IsCommitted: true } => "committed",
        { IsGeneric: true } => "not proposed by anyone",
        _ => "named",
    };

    private static string Capital(SchemeFigures scheme) => scheme.Capital is { } pounds ? Words.Millions(pounds) : "none given";
}
