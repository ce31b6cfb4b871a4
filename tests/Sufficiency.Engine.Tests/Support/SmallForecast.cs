using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>Forecasts written down in a test: the pupils to place, everybody staying to the end of the phase unless told.</summary>
internal static class SmallForecast
{
    /// <summary>Placings of one cell, one value a planned year from the first; years not given have none.</summary>
    public static (DemandCell Cell, double[] Placings) Pupils(int area, Need need, Tier tier, EntryPoint entry, params double[] placings) =>
        (new(area, need, tier, entry), placings);

    /// <summary>The forecast; <paramref name="leaving"/> is the share that leaves each year.</summary>
    public static DemandForecast Of(PlanningDataset dataset, double leaving, params (DemandCell Cell, double[] Placings)[] cells)
    {
        var years = dataset.Horizon.Count;
        var sorted = cells.OrderBy(cell => cell.Cell.Area).ThenBy(cell => cell.Cell.Need).ThenBy(cell => cell.Cell.Tier)
            .ThenBy(cell => cell.Cell.Entry).ToList();
        var byNeed = InitialRollByNeed(dataset);
        return new()
        {
            YearCount = years,
            Cells = [.. sorted.Select(cell => cell.Cell)],
            Placings = Grids.Placings(years,
                [.. sorted.SelectMany(cell => Enumerable.Range(0, years).Select(s => s < cell.Placings.Length ? cell.Placings[s] : 0.0))]),
            Survival = Grids.Survival(years, Survival(years, leaving)),
            InitialRollByNeed = Grids.RollByNeed(years, byNeed),
            InitialRoll = Grids.Roll(years,
                [.. from p in Enumerable.Range(0, dataset.Providers.Count)
                    from t in Enumerable.Range(0, years)
                    select Enumerable.Range(0, NeedCodes.All.Count).Sum(need => byNeed[(((p * NeedCodes.All.Count) + need) * years) + t])]),
            Stock = [],
            Flows = [],
            AreaShares = Grids.AreaShares(dataset.Areas.Count, years,
                [.. Enumerable.Repeat(1.0 / dataset.Areas.Count, dataset.Areas.Count * Enum.GetValues<Phase>().Length * years)]),
        };
    }

    // Nobody of the initial roll leaves before the phase ends.
    private static double[] InitialRollByNeed(PlanningDataset dataset)
    {
        var years = dataset.Horizon.Count;
        var byNeed = new double[dataset.Providers.Count * NeedCodes.All.Count * years];
        foreach (var row in dataset.InitialRoll)
        {
            var p = dataset.Providers.Select((provider, i) => (provider.Id, i)).First(pair => pair.Id == row.Provider).i;
            for (var t = 0; t < years && new YearGroup(row.YearGroup.Value + t + 1).Phase == row.YearGroup.Phase; t++)
                byNeed[(((p * NeedCodes.All.Count) + (int)row.Need) * years) + t] += row.Pupils;
        }

        return byNeed;
    }

    private static double[] Survival(int years, double leaving)
    {
        var survival = new List<double>();
        foreach (var _ in ProvisionCodes.Tiers)
        {
            foreach (var entry in EntryPoints.All)
            {
                for (var s = 0; s < years; s++)
                {
                    for (var stay = 0; stay < DemandForecast.LongestStay; stay++)
                        survival.Add(new YearGroup(entry.First().Value + stay).Phase == entry.Phase()
                            ? Math.Pow(1.0 - leaving, stay) : 0.0);
                }
            }
        }

        return [.. survival];
    }
}
