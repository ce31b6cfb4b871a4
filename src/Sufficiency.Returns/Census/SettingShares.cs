namespace Sufficiency.Returns.Census;

/// <summary>In which settings the plans of a need and year group were counted.</summary>
/// <remarks>A need that nobody of the year group had takes the year group's shares; a year group without plans takes its phase's.</remarks>
internal sealed class SettingShares(IReadOnlyList<(string Need, int Group, string Setting, double Plans)> counted)
{
    /// <summary>The setting of those who hold no school place.</summary>
    public const string Elsewhere = "elsewhere";

    private readonly Dictionary<(string Need, int Group), IReadOnlyList<(string, double)>> known = [];

    /// <summary>Settings with their shares, which sum to 1.</summary>
    public IReadOnlyList<(string Setting, double Share)> Of(string need, int group)
    {
        if (known.TryGetValue((need, group), out var shares)) return shares;
        var phase = SchoolPhases.PhaseOf(group);
        shares = Shares(row => row.Group == group && string.Equals(row.Need, need, StringComparison.Ordinal))
            ?? Shares(row => row.Group == group)
            ?? Shares(row => string.Equals(SchoolPhases.PhaseOf(row.Group), phase, StringComparison.Ordinal)) ?? [(Elsewhere, 1.0)];
        return known[(need, group)] = shares;
    }

    private List<(string, double)>? Shares(Func<(string Need, int Group, string Setting, double Plans), bool> takes)
    {
        var rows = counted.Where(takes).ToList();
        var all = rows.Sum(row => row.Plans);
        return all <= 0 ? null : [.. rows.GroupBy(row => row.Setting, StringComparer.Ordinal)
            .Select(setting => (setting.Key, setting.Sum(row => row.Plans) / all))];
    }
}
