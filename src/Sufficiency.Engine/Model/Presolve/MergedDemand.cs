using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>Pupils who need a place, with the needs merged that the model cannot tell apart.</summary>
/// <remarks>EveryPupilPlaced holds by construction: a source sends out all its pupils, to a place or to waiting.</remarks>
internal sealed class MergedDemand
{
    private MergedDemand(NeedClasses classes, DemandSource[] sources, DemandGroup[] groups) =>
        (Classes, Sources, Groups) = (classes, sources, groups);

    /// <summary>Which needs are merged.</summary>
    public NeedClasses Classes { get; }

    /// <summary>Sources with pupils, in the order of tier, entry point, year, need class and area.</summary>
    public DemandSource[] Sources { get; }

    /// <summary>Runs of sources that differ in area only.</summary>
    public DemandGroup[] Groups { get; }

    /// <summary>Merges the cells of the forecast.</summary>
    public static MergedDemand Of(ModelData data)
    {
        var classes = new NeedClasses(data);
        var pupils = PupilsByArea(data, classes);
        var sources = new DemandSource[pupils.Sum(byArea => byArea.Length - byArea.AsSpan().Count(0.0))];
        var (groups, count) = (new List<DemandGroup>(), 0);
        foreach (var tier in ProvisionCodes.Tiers)
        {
            foreach (var entry in EntryPoints.All)
            {
                for (var s = 0; s < data.YearCount; s++)
                {
                    for (var c = 0; c < classes.Of(tier, entry).Count; c++)
                    {
                        var (byArea, from) = (pupils[Slot(data, tier, entry, s, c)], count);
                        for (var a = 0; a < byArea.Length; a++)
                        {
                            if (byArea[a] > 0.0) sources[count++] = new(tier, entry, s, c, a, byArea[a]);
                        }

                        if (count > from) groups.Add(new(tier, entry, s, c, from, count));
                    }
                }
            }
        }

        return new(classes, sources, [.. groups]);
    }

    /// <summary>Pupils by home area; no areas where nobody needs a place. [tier, entry point, year of need, need class][area]</summary>
    private static double[][] PupilsByArea(ModelData data, NeedClasses classes)
    {
        var pupils = new double[ProvisionCodes.Tiers.Count * EntryPoints.All.Count * data.YearCount * NeedCodes.All.Count][];
        Array.Fill(pupils, []);
        for (var cell = 0; cell < data.Forecast.Cells.Count; cell++)
        {
            var (area, need, tier, entry) = data.Forecast.Cells[cell];
            var needClass = classes.IndexOf(tier, entry, need);
            for (var s = 0; s < data.YearCount; s++)
            {
                var placings = data.Forecast.PlacingsOf(cell, s);
                if (placings < 0.0 || !double.IsFinite(placings))
                    throw new ArgumentException($"Placings of cell {cell} in year {s} are {placings}.", nameof(data));
                if (placings == 0.0) continue;
                ref var byArea = ref pupils[Slot(data, tier, entry, s, needClass)];
                if (byArea.Length == 0) byArea = new double[data.Dataset.Areas.Count];
                byArea[area] += placings;
            }
        }

        return pupils;
    }

    private static int Slot(ModelData data, Tier tier, EntryPoint entry, int year, int needClass) =>
        ((((((int)tier * EntryPoints.All.Count) + (int)entry) * data.YearCount) + year) * NeedCodes.All.Count) + needClass;
}
