namespace Sufficiency.Web.Comparison;

/// <summary>Joins the schemes of runs by their identifiers.</summary>
internal static class ComparedSchemes
{
    /// <summary>Schemes that open in some run: those that differ first, then by the first opening and by name.</summary>
    public static IReadOnlyList<ComparedScheme> Of(IReadOnlyList<ComparedRun> runs)
    {
        var found = runs.Select(run => run.View.Schemes.ToDictionary(scheme => scheme.Id, StringComparer.Ordinal)).ToList();
        return
        [
            .. found.SelectMany(schemes => schemes.Keys).Distinct(StringComparer.Ordinal)
                .Select(id => (Id: id, InRuns: found.Select(schemes => schemes.GetValueOrDefault(id)).ToList()))
                .Where(scheme => scheme.InRuns.Exists(one => one?.Opening is not null))
                .Select(scheme => new ComparedScheme(
                    scheme.Id, scheme.InRuns.First(one => one is not null)!.Name,
                    scheme.InRuns.TrueForAll(one => one is { IsCommitted: true }), scheme.InRuns))
                .OrderByDescending(scheme => scheme.Differs).ThenBy(scheme => scheme.Openings.Min()).ThenBy(scheme => scheme.Name,
                    StringComparer.Ordinal).ThenBy(scheme => scheme.Id, StringComparer.Ordinal),
        ];
    }
}
