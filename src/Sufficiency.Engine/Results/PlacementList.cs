using System.Collections;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Placements as the rows of their tables, in the tables' order.</summary>
internal sealed record PlacementList(IReadOnlyList<PlacementRow> Placements, IReadOnlyList<UnplacedRow> Unplaced)
{
    public static PlacementList Of(ModelSets sets, PlannedPlacement[] placements)
    {
        var order = new CodeOrder(sets.Dataset);
        var (keys, sorted) = (new long[placements.Length], new int[placements.Length]);
        for (var i = 0; i < sorted.Length; i++) (keys[i], sorted[i]) = (order.OfPlacement(placements[i]), i);
        Array.Sort(keys, sorted);
        var placed = new PlannedPlacement[placements.Count(placement => !placement.To.IsWaiting)];
        var unplaced = new List<UnplacedRow>(placements.Length - placed.Length);
        var next = 0;
        foreach (var i in sorted)
        {
            ref readonly var placement = ref placements[i];
            if (placement.To.IsWaiting) unplaced.Add(ToUnplacedRow(sets, placement));
            else placed[next++] = placement;
        }

        return new(new Rows(sets, placed), unplaced);
    }

    private static UnplacedRow ToUnplacedRow(ModelSets sets, PlannedPlacement placement) => new(
        sets.Dataset.Areas[placement.Area].Code.Value, placement.Need.ToCode(), placement.Tier.ToCode(), placement.Entry.ToTableCode(),
        sets.StartYear(placement.YearNeeded), placement.Pupils);

    /// <summary>Rows that are made when they are asked for: a county has more than a million, and few are looked at twice.</summary>
    private sealed class Rows(ModelSets sets, PlannedPlacement[] placed) : IReadOnlyList<PlacementRow>
    {
        public int Count => placed.Length;

        public PlacementRow this[int index]
        {
            get
            {
                ref readonly var placement = ref placed[index];
                var provider = sets.Providers[placement.To.Provider];
                return new(
                    sets.Dataset.Areas[placement.Area].Code.Value, placement.Need.ToCode(), placement.Tier.ToCode(), placement.Entry.ToTableCode(),
                    sets.StartYear(placement.YearNeeded), sets.StartYear(placement.YearNeeded + placement.To.Delay), provider.Id.Value, provider.Type.ToCode(),
                    placement.Pupils, sets.Travel.Kilometres(placement.Area, placement.To.Provider), sets.Travel.Minutes(placement.Area, placement.To.Provider));
            }
        }

        public IEnumerator<PlacementRow> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
