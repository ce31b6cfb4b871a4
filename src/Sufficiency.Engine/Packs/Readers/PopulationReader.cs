using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Readers;

/// <summary>population → <see cref="PopulationCount"/>.</summary>
internal static class PopulationReader
{
    /// <summary>The counts by area, year and age.</summary>
    public static IReadOnlyList<PopulationCount> Read(Table table) =>
    [
        .. table.Rows
            .Select(row => new PopulationCount(new(row.Get<string>("area_code")), row.Get<int>("year"), row.Get<int>("age"),
                row.Number("persons")))
            .OrderBy(count => count.Area).ThenBy(count => count.Year).ThenBy(count => count.Age),
    ];
}
