using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>tier_shares → <see cref="TierShare"/>.</summary>
internal static class TierShareReader
{
    /// <summary>The shares by need, phase and tier.</summary>
    public static IReadOnlyList<TierShare> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new TierShare(row.Get<Need>("need"), row.Get<Phase>("phase"), row.Get<Tier>("tier"), row.Number("share")))
            .OrderBy(share => share.Need).ThenBy(share => share.Phase).ThenBy(share => share.Tier),
    ];
}
