using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain.Grids;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Demand.Areas;

/// <summary>Shares the county's placings out over home areas.</summary>
internal static class CellPlacings
{
    /// <summary>The cells with a placing in some year, and their placings by cell and year.</summary>
    /// <param name="progression">The county's flows.</param>
    /// <param name="shares">Area shares.</param>
    /// <param name="areas">Number of areas.</param>
    /// <param name="years">Number of planned years.</param>
    public static (IReadOnlyList<DemandCell> Cells, Grid Placings) Of(CohortProgression progression,
        AreaWeights shares, int areas, int years)
    {
        var county = OfCounty(progression, years);
        var kinds = KindsWithPlacings(county);
        var cells = new List<DemandCell>(areas * kinds.Count);
        var placings = new List<double>(areas * kinds.Count * years);
        for (var area = 0; area < areas; area++)
        {
            foreach (var (need, tier, entry) in kinds)
            {
                var any = false;
                for (var year = 0; year < years; year++)
                {
                    var pupils = county[(int)need, (int)tier, (int)entry, year]
                        * shares.Of(area, (int)need, (int)tier, (int)entry, year);
                    any |= pupils > 0;
                    placings.Add(pupils);
                }

                if (any) cells.Add(new(area, need, tier, entry));
                else placings.RemoveRange(placings.Count - years, years);
            }
        }

        return (cells, new([.. placings], new Axis("cells", cells.Count), new Axis("years", years)));
    }

    private static List<(Need Need, Tier Tier, EntryPoint Entry)> KindsWithPlacings(Grid county) =>
    [
        .. from need in NeedCodes.All
           from tier in ProvisionCodes.Tiers
           from entry in EntryPoints.All
           where county.Row((int)need, (int)tier, (int)entry).ContainsAnyExcept(0.0)
           select (need, tier, entry),
    ];

    /// <summary>The county's placings by need, tier, entry point and year.</summary>
    public static Grid OfCounty(CohortProgression progression, int years)
    {
        var county = new Grid(
            YearGroups.Needs, YearGroups.Tiers, new Axis("entry points", EntryPoints.All.Count), new Axis("years", years));
        for (var year = 0; year < years; year++)
        {
            var flow = progression.FlowsInto(year);
            for (var yearGroup = 0; yearGroup <= YearGroup.LastPlaced; yearGroup++)
            {
                var entry = (int)EntryPoints.Of(new(yearGroup));
                for (var need = 0; need < YearGroups.NeedCount; need++)
                {
                    for (var tier = 0; tier < YearGroups.TierCount; tier++)
                        county[need, tier, entry, year] += flow.Placings(need, yearGroup, tier);
                }
            }
        }

        return county;
    }
}
