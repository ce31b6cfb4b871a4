using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Areas;

/// <summary>Shares the county's placings out over home areas.</summary>
internal static class CellPlacings
{
    private static readonly int EntryCount = EntryPoints.All.Count;

    /// <summary>The cells with a placing in some year, and their placings as [cell, year] flattened by rows.</summary>
    /// <param name="progression">The county's flows.</param>
    /// <param name="shares">Area shares, [area, entry, year] flattened by rows.</param>
    /// <param name="areas">Number of areas.</param>
    /// <param name="years">Number of planned years.</param>
    public static (IReadOnlyList<DemandCell> Cells, double[] Placings) Of(CohortProgression progression,
        double[] shares, int areas, int years)
    {
        var county = CountyPlacings(progression, years);
        var rows = RowsWithPlacings(county, years);
        var cells = new List<DemandCell>(areas * rows.Count);
        var placings = new double[areas * rows.Count * years];
        var length = 0;
        for (var area = 0; area < areas; area++)
        {
            foreach (var (row, need, tier, entry) in rows)
            {
                var any = false;
                for (var year = 0; year < years; year++)
                {
                    var pupils = county[(row * years) + year] * shares[(((area * EntryCount) + (int)entry) * years) + year];
                    any |= pupils > 0;
                    placings[length + year] = pupils;
                }

                if (!any) continue;
                cells.Add(new(area, need, tier, entry));
                length += years;
            }
        }

        return (cells, length == placings.Length ? placings : placings[..length]);
    }

    private static List<(int Row, Need Need, Tier Tier, EntryPoint Entry)> RowsWithPlacings(double[] county, int years)
    {
        var rows = new List<(int Row, Need Need, Tier Tier, EntryPoint Entry)>();
        for (var row = 0; row < county.Length / years; row++)
        {
            if (county.AsSpan(row * years, years).ContainsAnyExcept(0.0))
                rows.Add((row, (Need)(row / EntryCount / YearGroups.TierCount), (Tier)(row / EntryCount % YearGroups.TierCount),
                    (EntryPoint)(row % EntryCount)));
        }

        return rows;
    }

    /// <summary>[need, tier, entry, year] flattened by rows.</summary>
    private static double[] CountyPlacings(CohortProgression progression, int years)
    {
        var county = new double[YearGroups.NeedCount * YearGroups.TierCount * EntryCount * years];
        for (var year = 0; year < years; year++)
        {
            var flow = progression.FlowsInto(year);
            for (var yearGroup = 0; yearGroup <= YearGroup.LastPlaced; yearGroup++)
            {
                var entry = (int)EntryPoints.Of(new(yearGroup));
                for (var need = 0; need < YearGroups.NeedCount; need++)
                {
                    for (var tier = 0; tier < YearGroups.TierCount; tier++)
                        county[(((((need * YearGroups.TierCount) + tier) * EntryCount) + entry) * years) + year] += flow
                            .Placings(need, yearGroup, tier);
                }
            }
        }

        return county;
    }
}
