using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>history → <see cref="HistoryCount"/>.</summary>
internal static class HistoryReader
{
    /// <summary>The counts by date, measure, dimension and category.</summary>
    public static IReadOnlyList<HistoryCount> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new HistoryCount(
                row.Get<string>("reference_date"), row.Get<string>("measure"), row.Get<string>("dimension"),
                row.Get<string>("category"), row.Number("value")))
            .OrderBy(count => count.ReferenceDate, StringComparer.Ordinal)
            .ThenBy(count => count.Measure, StringComparer.Ordinal)
            .ThenBy(count => count.Dimension, StringComparer.Ordinal)
            .ThenBy(count => count.Category, StringComparer.Ordinal),
    ];
}
