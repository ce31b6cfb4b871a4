using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>enhanced_shares → <see cref="EnhancedShare"/>.</summary>
internal static class EnhancedShareReader
{
    /// <summary>The shares by need and phase.</summary>
    public static IReadOnlyList<EnhancedShare> Read(Table table) =>
    [
        .. table.Rows.Select(row => new EnhancedShare(
                row.Get<Need>("need"), row.Get<Phase>("phase"), row.Number("share"),
                new(row.Number("low"), row.Number("share"), row.Number("high"))))
            .OrderBy(share => share.Need).ThenBy(share => share.Phase),
    ];
}
