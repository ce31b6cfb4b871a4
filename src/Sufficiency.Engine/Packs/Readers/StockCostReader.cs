using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>costs → <see cref="StockCost"/>.</summary>
internal static class StockCostReader
{
    /// <summary>The costs by setting and phase.</summary>
    public static IReadOnlyList<StockCost> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new StockCost(row.Get<Setting>("setting"), row.Get<Phase>("phase"), row.Pounds("gbp_per_pupil_year")))
            .OrderBy(cost => cost.Setting).ThenBy(cost => cost.Phase),
    ];
}
