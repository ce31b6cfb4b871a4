using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Workbooks.Packs;

namespace Sufficiency.Workbooks.Reading;

/// <summary>How pupils of a school share out over kinds of place needed: as the pack's pupils there do, else as at its kind of
/// school.</summary>
internal sealed class TierSplit
{
    private readonly Dictionary<string, Dictionary<string, double>> byHolder = new(StringComparer.Ordinal);

    public TierSplit(BasePack pack)
    {
        var (roll, providers) = (pack["initial_roll"], pack["providers"]);
        var types = providers.Rows.ToDictionary(row => providers.Get(row, "provider_id"), row => providers.Get(row, "provision_type"),
            StringComparer.Ordinal);
        foreach (var row in roll.Rows)
        {
            var (holder, tier, pupils) = (roll.Get(row, "provider_id"), roll.Get(row, "tier"), CountCells.Number(roll.Get(row, "pupils")));
            Add(holder, tier, pupils);
            Add(types[holder], tier, pupils);
        }
    }

    /// <summary>The kinds of place needed, by letter, with their shares.</summary>
    /// <param name="school">Code of the school.</param>
    /// <param name="type">Code of its provision type.</param>
    public IEnumerable<(string Tier, double Share)> Of(string school, string type)
    {
        var split = byHolder.GetValueOrDefault(school) ?? byHolder.GetValueOrDefault(type);
        if (split is null || split.Values.Sum() <= 0)
            return [(((Tier)(int)(ProvisionCodes.FindProvisionType(type) ?? ProvisionType.Mainstream)).ToCode(), 1.0)];
        var all = split.Values.Sum();
        return split.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value / all));
    }

    private void Add(string holder, string tier, double pupils)
    {
        if (!byHolder.TryGetValue(holder, out var tiers)) byHolder.Add(holder, tiers = new(StringComparer.Ordinal));
        tiers[tier] = tiers.GetValueOrDefault(tier) + pupils;
    }
}
