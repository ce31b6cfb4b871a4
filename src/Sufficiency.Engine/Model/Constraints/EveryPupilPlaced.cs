using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Every pupil who needs a place is placed, after a wait or at once, or waits to the end of the phase: one source each.</summary>
internal static class EveryPupilPlaced
{
    /// <summary>Sources with pupils, in the order of tier, entry point, year, need class and area, and the
    /// groups that differ in area only.</summary>
    public static (DemandSource[] Sources, DemandGroup[] Groups) Gather(ModelSets sets)
    {
        var pupils = PupilsByArea(sets);
        var sources = new DemandSource[pupils.Sum(byArea => byArea.Length - byArea.AsSpan().Count(0.0))];
        var (groups, count) = (new List<DemandGroup>(), 0);
        foreach (var tier in ProvisionCodes.Tiers)
        {
            foreach (var entry in EntryPoints.All)
            {
                for (var s = 0; s < sets.YearCount; s++)
                {
                    for (var c = 0; c < sets.Classes.Of(tier, entry).Count; c++)
                    {
                        var (byArea, from) = (pupils[Slot(sets, tier, entry, s, c)], count);
                        for (var a = 0; a < byArea.Length; a++)
                        {
                            if (byArea[a] > 0.0) sources[count++] = new(tier, entry, s, c, a, byArea[a]);
                        }

                        if (count > from) groups.Add(new(tier, entry, s, c, from, count));
                    }
                }
            }
        }

        return (sources, [.. groups]);
    }

    /// <summary>Pupils of every home area. [tier, entry point, year of need, need class][area]; no
    /// areas where nobody needs a place.</summary>
    private static double[][] PupilsByArea(ModelSets sets)
    {
        var pupils = new double[ProvisionCodes.Tiers.Count * EntryPoints.All.Count * sets.YearCount * NeedCodes.All.Count][];
        Array.Fill(pupils, []);
        for (var cell = 0; cell < sets.Forecast.Cells.Count; cell++)
        {
            var (area, need, tier, entry) = sets.Forecast.Cells[cell];
            var needClass = sets.Classes.IndexOf(tier, entry, need);
            for (var s = 0; s < sets.YearCount; s++)
            {
                var placings = sets.Forecast.PlacingsOf(cell, s);
                if (placings < 0.0 || !double.IsFinite(placings))
                    throw new ArgumentException($"Placings of cell {cell} in year {s} are {placings}.", nameof(sets));
                if (placings == 0.0) continue;
                ref var byArea = ref pupils[Slot(sets, tier, entry, s, needClass)];
                if (byArea.Length == 0) byArea = new double[sets.Dataset.Areas.Count];
                byArea[area] += placings;
            }
        }

        return pupils;
    }

    private static int Slot(ModelSets sets, Tier tier, EntryPoint entry, int year, int needClass) =>
        ((((((int)tier * EntryPoints.All.Count) + (int)entry) * sets.YearCount) + year) * NeedCodes.All.Count) + needClass;
}
