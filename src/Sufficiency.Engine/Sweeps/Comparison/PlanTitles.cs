using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>
/// Names compared plans by their differences: the schemes that some of them open, and the years if schemes are not enough.
/// </summary>
internal static class PlanTitles
{
    private const int MostNames = 3;

    /// <summary>A title for each plan, in their order; no two are the same.</summary>
    /// <param name="plans">Opening years by scheme.</param>
    /// <param name="nameOf">Name of a scheme by its identifier.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<IReadOnlyDictionary<string, int>> plans, Func<string, string> nameOf)
    {
        var all = plans.SelectMany(plan => plan.Keys).Distinct(StringComparer.Ordinal).OrderBy(nameOf, StringComparer.Ordinal).ToList();
        var inEvery = all.Where(scheme => plans.All(plan => plan.Count == 0 || plan.ContainsKey(scheme))).ToHashSet(StringComparer.Ordinal);
        var titles = plans.Select(plan => OfSchemes(plan, all, inEvery, nameOf)).ToList();
        for (var i = 0; i < plans.Count; i++)
        {
            var alike = Enumerable.Range(0, plans.Count).Where(other =>
                other != i && plans[other].Keys.ToHashSet(StringComparer.Ordinal).SetEquals(plans[i].Keys)).ToList();
            if (alike.Count > 0) titles[i] += OfYears(plans[i], [.. alike.Select(other => plans[other])], nameOf);
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. titles.Select(title =>
            {
                seen[title] = seen.GetValueOrDefault(title) + 1;
                return seen[title] == 1 ? title : FormattableString.Invariant($"{title} ({seen[title]})");
            }),
        ];
    }

    private static string OfSchemes(IReadOnlyDictionary<string, int> plan, List<string> all, HashSet<string> inEvery, Func<string,
        string> nameOf)
    {
        if (plan.Count == 0) return "committed schemes only";
        var (missing, extra) = (all.Where(scheme => !plan.ContainsKey(scheme)).ToList(),
            all.Where(scheme => plan.ContainsKey(scheme) && !inEvery.Contains(scheme)).ToList());
        if (missing.Count == 0) return all.Count == 1 ? $"with {nameOf(all[0])}" : FormattableString.Invariant($"all {all.Count} schemes");
        return missing.Count <= extra.Count || extra.Count == 0 ? $"without {Listed(missing, nameOf)}" : $"with {Listed(extra, nameOf)}";
    }

    private static string OfYears(IReadOnlyDictionary<string, int> plan, IReadOnlyList<IReadOnlyDictionary<string, int>> alike,
        Func<string, string> nameOf)
    {
        var differing = plan.Keys.Where(scheme =>
            alike.Any(other => other[scheme] != plan[scheme])).OrderBy(nameOf, StringComparer.Ordinal).ToList();
        return differing.Count == 0 ? "" : $", {Listed(differing, scheme => $"{nameOf(scheme)} {new AcademicYear(plan[scheme])}")}";
    }

    private static string Listed(List<string> schemes, Func<string, string> nameOf) => schemes.Count <= MostNames + 1
        ? string.Join(", ", schemes.Select(nameOf))
        : FormattableString.Invariant($"{string.Join(", ", schemes.Take(MostNames).Select(nameOf))} and {schemes.Count - MostNames} more");
}
