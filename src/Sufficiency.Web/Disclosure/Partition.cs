namespace Sufficiency.Web.Disclosure;

/// <summary>
/// Pupils told apart in one way, such as by school, whose sum is shown or can be worked out. README.md states the rule
/// and proves it.
/// </summary>
internal static class Partition
{
    private const double Nothing = 1e-9; // pupils

    /// <summary>Whether a count alone calls for hiding, before it is rounded.</summary>
    public static bool IsSmall(double pupils, double threshold) => pupils > Nothing && pupils < threshold;

    /// <summary>Chooses which groups are hidden.</summary>
    /// <param name="threshold">Counts under it are hidden.</param>
    /// <param name="layers">The same groups in several tables, such as both plans; a group without an entry holds nobody.</param>
    /// <param name="hasSum">Whether the sum is shown or can be worked out.</param>
    /// <returns>The groups that all tables hide.</returns>
    public static IReadOnlySet<string> Hide(
        double threshold, IReadOnlyList<IReadOnlyDictionary<string, double>> layers, bool hasSum = true)
    {
        var groups = layers.SelectMany(layer => layer.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var hidden = groups.Where(group => layers.Any(layer => IsSmall(Of(layer, group), threshold))).ToHashSet(StringComparer.Ordinal);
        if (!hasSum || hidden.Count == 0) return hidden;
        var others = groups.Where(group => !hidden.Contains(group) && layers.Any(layer => Of(layer, group) > Nothing))
            .OrderBy(group => layers.Max(layer => Of(layer, group))).ThenBy(group => group, StringComparer.Ordinal);
        foreach (var group in others)
        {
            if (layers.All(layer => IsSafe(layer, hidden, threshold))) break;
            hidden.Add(group);
        }

        return hidden;
    }

    // Each of several hidden groups could be nobody and could be all of them, which is the threshold at least.
    private static bool IsSafe(IReadOnlyDictionary<string, double> layer, HashSet<string> hidden, double threshold)
    {
        var sum = hidden.Sum(group => Of(layer, group));
        return sum <= Nothing || (hidden.Count > 1 && sum >= threshold);
    }

    private static double Of(IReadOnlyDictionary<string, double> layer, string group) => layer.GetValueOrDefault(group);
}
