using System.Runtime.InteropServices;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Presolve;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Placements as the rows of their tables, in the tables' order.</summary>
internal sealed record PlacementList(IReadOnlyList<PlacementRow> Placements, IReadOnlyList<UnplacedRow> Unplaced)
{
    /// <summary>Lists placements: by area first, so that those of each are sorted alone.</summary>
    /// <param name="basis">What they were planned from.</param>
    /// <param name="parts">The placements, in parts.</param>
    public static PlacementList Of(PlanBasis basis, IReadOnlyList<List<PlannedPlacement>> parts)
    {
        var data = basis.Data;
        var order = new CodeOrder(data.Dataset);
        var (from, placedFrom) = FirstOfAreas(order, data.Dataset.Areas.Count, parts);
        var (keys, sorted, next) = (new long[from[^1]], new (int Part, int At)[from[^1]], (int[])from.Clone());
        for (var part = 0; part < parts.Count; part++)
        {
            var own = CollectionsMarshal.AsSpan(parts[part]);
            for (var at = 0; at < own.Length; at++)
            {
                var to = next[order.OfArea(own[at].Area)]++;
                (keys[to], sorted[to]) = (order.OfPlacement(own[at]), (part, at));
            }
        }

        var (placed, unplaced) = (new PlannedPlacement[placedFrom[^1]], new UnplacedRow[from[^1] - placedFrom[^1]]);
        SideBySide.Run(() => Parallel.For(0, from.Length - 1, area =>
        {
            Array.Sort(keys, sorted, from[area], from[area + 1] - from[area]);
            var (nextPlaced, nextUnplaced) = (placedFrom[area], from[area] - placedFrom[area]);
            foreach (var (part, at) in sorted.AsSpan(from[area]..from[area + 1]))
            {
                ref readonly var placement = ref CollectionsMarshal.AsSpan(parts[part])[at];
                if (placement.To.IsWaiting) unplaced[nextUnplaced++] = ToUnplacedRow(data, placement);
                else placed[nextPlaced++] = placement;
            }
        }));
        return new(Rows(basis, placed), unplaced);
    }

    /// <summary>Where the placements of each area start, all of them and those who do not wait for good; one more value
    /// than areas. [place among areas]</summary>
    private static (int[] All, int[] Placed) FirstOfAreas(CodeOrder order, int areas, IReadOnlyList<List<PlannedPlacement>> parts)
    {
        var (all, placed) = (new int[areas + 1], new int[areas + 1]);
        foreach (var part in parts)
        {
            foreach (ref readonly var placement in CollectionsMarshal.AsSpan(part))
            {
                var area = order.OfArea(placement.Area) + 1;
                all[area]++;
                if (!placement.To.IsWaiting) placed[area]++;
            }
        }

        for (var area = 0; area < areas; area++)
            (all[area + 1], placed[area + 1]) = (all[area + 1] + all[area], placed[area + 1] + placed[area]);
        return (all, placed);
    }

    private static UnplacedRow ToUnplacedRow(ModelData data, PlannedPlacement placement) => new()
    {
        AreaCode = data.Dataset.Areas[placement.Area].Code.Value,
        Need = placement.Need.ToCode(),
        Tier = placement.Tier.ToCode(),
        EntryPoint = placement.Entry.ToTableCode(),
        YearNeeded = data.StartYear(placement.YearNeeded),
        Pupils = placement.Pupils,
    };

    private static LazyRows<PlacementRow> Rows(PlanBasis basis, PlannedPlacement[] placed)
    {
        var data = basis.Data;
        string[] areas = [.. data.Dataset.Areas.Select(area => area.Code.Value)];
        string[] providers = [.. data.Providers.Select(provider => provider.Id.Value)];
        string[] types = [.. data.Providers.Select(provider => provider.Type.ToCode())];
        return new(placed.Length, row =>
        {
            ref readonly var placement = ref placed[row];
            var (area, to) = (placement.Area, placement.To);
            var mix = basis.Mix.At(to.Provider, placement.Entry);
            var ridden = mix is not null ? new(mix.Kilometres[area], mix.Minutes[area]) : RiddenJourney.OfPlaced(data, area, to.Provider);
            return new()
            {
                AreaCode = areas[area],
                Need = placement.Need.ToCode(),
                Tier = placement.Tier.ToCode(),
                EntryPoint = placement.Entry.ToTableCode(),
                YearNeeded = data.StartYear(placement.YearNeeded),
                YearPlaced = data.StartYear(placement.YearNeeded + to.Delay),
                ProviderId = providers[to.Provider],
                ProvisionType = types[to.Provider],
                Pupils = placement.Pupils,
                TravelKilometres = ridden.Kilometres,
                TravelMinutes = ridden.Minutes,
            };
        });
    }
}
