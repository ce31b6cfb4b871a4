using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Placements as the rows of their tables, in the tables' order.</summary>
internal sealed record PlacementList(PlacementRow[] Placements, UnplacedRow[] Unplaced)
{
    public static PlacementList Of(ModelSets sets, PlannedPlacement[] placements)
    {
        var order = new CodeOrder(sets.Dataset);
        var keys = new long[placements.Length];
        var sorted = new int[placements.Length];
        for (var i = 0; i < sorted.Length; i++) (keys[i], sorted[i]) = (order.OfPlacement(placements[i]), i);
        Array.Sort(keys, sorted);
        int[] placed = [.. sorted.Where(i => !placements[i].To.IsWaiting)], unplaced = [.. sorted.Where(i => placements[i].To.IsWaiting)];
        var list = new PlacementList(new PlacementRow[placed.Length], new UnplacedRow[unplaced.Length]);
        SideBySide.Run(() => Parallel.For(0, placed.Length, i => list.Placements[i] = ToRow(sets, placements[placed[i]])));
        for (var i = 0; i < unplaced.Length; i++) list.Unplaced[i] = ToUnplacedRow(sets, placements[unplaced[i]]);
        return list;
    }

    private static PlacementRow ToRow(ModelSets sets, PlannedPlacement placement)
    {
        var provider = sets.Providers[placement.To.Provider];
        return new(
            sets.Dataset.Areas[placement.Area].Code.Value, placement.Need.ToCode(), placement.Tier.ToCode(), placement.Entry.ToTableCode(),
            sets.StartYear(placement.YearNeeded), sets.StartYear(placement.YearNeeded + placement.To.Delay), provider.Id.Value, provider.Type.ToCode(),
            placement.Pupils, sets.Travel.Kilometres(placement.Area, placement.To.Provider), sets.Travel.Minutes(placement.Area, placement.To.Provider));
    }

    private static UnplacedRow ToUnplacedRow(ModelSets sets, PlannedPlacement placement) => new(
        sets.Dataset.Areas[placement.Area].Code.Value, placement.Need.ToCode(), placement.Tier.ToCode(), placement.Entry.ToTableCode(),
        sets.StartYear(placement.YearNeeded), placement.Pupils);
}
