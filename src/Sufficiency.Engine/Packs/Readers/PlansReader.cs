using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>plans → <see cref="PlansCount"/>.</summary>
internal static class PlansReader
{
    /// <summary>The counts by need, year group and setting.</summary>
    public static IReadOnlyList<PlansCount> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new PlansCount(row.Get<Need>("need"), row.YearGroup("year_group"),
                row.Get<Setting>("setting"), row.Number("plans")))
            .OrderBy(count => count.Need).ThenBy(count => count.YearGroup).ThenBy(count => count.Setting),
    ];
}
