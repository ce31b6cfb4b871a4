using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Constraints;

/// <summary>Every pupil who needs a place is placed, after a wait or at once, or waits to the end of the phase: one source each.</summary>
internal static class EveryPupilPlaced
{
    /// <summary>Sources with pupils, in the order of tier, entry point, year, need class and area, and the groups that differ in area only.</summary>
    public static (DemandSource[] Sources, DemandGroup[] Groups) Gather(ModelSets sets)
    {
        var pupils = PupilsByArea(sets);
        var sources = new List<DemandSource>(pupils.Values.Sum(byArea => byArea.Count(one => one > 0.0)));
        var groups = new List<DemandGroup>();
        foreach (var tier in ProvisionCodes.Tiers)
        {
            foreach (var entry in EntryPoints.All)
            {
                for (var s = 0; s < sets.YearCount; s++)
                {
                    for (var c = 0; c < sets.Classes.Of(tier, entry).Count; c++)
                    {
                        if (!pupils.TryGetValue((tier, entry, s, c), out var byArea)) continue;
                        var from = sources.Count;
                        for (var a = 0; a < byArea.Length; a++)
                        {
                            if (byArea[a] > 0.0) sources.Add(new(tier, entry, s, c, a, byArea[a]));
                        }

                        groups.Add(new(tier, entry, s, c, from, sources.Count));
                    }
                }
            }
        }

        return ([.. sources], [.. groups]);
    }

    private static Dictionary<(Tier, EntryPoint, int Year, int Class), double[]> PupilsByArea(ModelSets sets)
    {
        var pupils = new Dictionary<(Tier, EntryPoint, int, int), double[]>();
        for (var cell = 0; cell < sets.Forecast.Cells.Count; cell++)
        {
            var (area, need, tier, entry) = sets.Forecast.Cells[cell];
            var needClass = sets.Classes.IndexOf(tier, entry, need);
            for (var s = 0; s < sets.YearCount; s++)
            {
                var placings = sets.Forecast.PlacingsOf(cell, s);
                if (placings < 0.0 || !double.IsFinite(placings)) throw new ArgumentException($"Placings of cell {cell} in year {s} are {placings}.", nameof(sets));
                if (placings == 0.0) continue;
                if (!pupils.TryGetValue((tier, entry, s, needClass), out var byArea)) pupils.Add((tier, entry, s, needClass), byArea = new double[sets.Dataset.Areas.Count]);
                byArea[area] += placings;
            }
        }

        return pupils;
    }
}
