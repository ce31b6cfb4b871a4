using Sufficiency.Web.Charts;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Sections;

/// <summary>Schemes as tables.</summary>
public static class SchemeTables
{
    /// <summary>Schemes that open, and named ones that could have.</summary>
    public static ChartTable Named(RunView run) => new(
        ["Scheme", "Kind", "Opens", "Planned", "Places", "Capital"],
        [
            .. run.Schemes.Where(scheme => scheme.Opening is not null || scheme is { IsOffered: true, IsGeneric: false }).Select(scheme =>
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

    private static string Why(RunView run, SchemeFigures scheme)
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
