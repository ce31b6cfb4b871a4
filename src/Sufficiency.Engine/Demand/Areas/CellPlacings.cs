using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Areas;

/// <summary>Shares the county's placings out over home areas.</summary>
internal static class CellPlacings
{
    /// <summary>The cells with a placing in some year, and their placings as [cell, year] flattened by rows.</summary>
    /// <param name="progression">The county's flows.</param>
    /// <param name="shares">Area shares, [area, entry, year] flattened by rows.</param>
    /// <param name="areas">Number of areas.</param>
    /// <param name="years">Number of planned years.</param>
    public static (IReadOnlyList<DemandCell> Cells, double[] Placings) Of(CohortProgression progression, double[] shares, int areas, int years)
    {
        var county = CountyPlacings(progression, years);
        var entries = EntryPoints.All.Count;
        var cells = new List<DemandCell>();
        var placings = new List<double>();
        for (var area = 0; area < areas; area++)
        {
            for (var row = 0; row < county.Length / years; row++)
            {
                var entry = row % entries;
                var any = false;
                for (var year = 0; year < years; year++)
                {
                    var pupils = county[(row * years) + year] * shares[(((area * entries) + entry) * years) + year];
                    any |= pupils > 0;
                    placings.Add(pupils);
                }

                if (any) cells.Add(new(area, (Need)(row / entries / YearGroups.TierCount), (Tier)(row / entries % YearGroups.TierCount), (EntryPoint)entry));
                else placings.RemoveRange(placings.Count - years, years);
            }
        }

        return (cells, [.. placings]);
    }

    /// <summary>[need, tier, entry, year] flattened by rows.</summary>
    private static double[] CountyPlacings(CohortProgression progression, int years)
    {
        var entries = EntryPoints.All.Count;
        var county = new double[YearGroups.NeedCount * YearGroups.TierCount * entries * years];
        for (var year = 0; year < years; year++)
        {
            var flow = progression.FlowsInto(year);
            for (var yearGroup = 0; yearGroup <= YearGroup.LastPlaced; yearGroup++)
            {
                var entry = (int)EntryPoints.Of(new(yearGroup));
                for (var need = 0; need < YearGroups.NeedCount; need++)
                {
                    for (var tier = 0; tier < YearGroups.TierCount; tier++)
                        county[(((((need * YearGroups.TierCount) + tier) * entries) + entry) * years) + year] += flow.Placings(need, yearGroup, tier);
                }
            }
        }

        return county;
    }
}
