using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Grids;

namespace Sufficiency.Benchmarks.Peers;

/// <summary>Some of a county's home areas, and every school and scheme scaled to their share of the county's placings.</summary>
internal static class PartOfCounty
{
    /// <summary>The part made of the areas at these positions.</summary>
    public static (PlanningDataset Dataset, DemandForecast Forecast) Of(
        PlanningDataset dataset, DemandForecast forecast, IReadOnlySet<int> areas)
    {
        var kept = Enumerable.Range(0, forecast.Cells.Count).Where(cell => areas.Contains(forecast.Cells[cell].Area)).ToList();
        var placings = kept.SelectMany(cell => forecast.Placings.Row(cell).ToArray()).ToArray();
        var share = placings.Sum() / forecast.Placings.Values.Sum();
        return (Scaled(dataset, share), new()
        {
            YearCount = forecast.YearCount,
            Cells = [.. kept.Select(cell => forecast.Cells[cell])],
            Placings = new(placings, new Axis("cells", kept.Count), forecast.Placings.Axes[1]),
            Survival = forecast.Survival,
            InitialRoll = Times(forecast.InitialRoll, share),
            InitialRollByNeed = Times(forecast.InitialRollByNeed, share),
            Stock = [.. forecast.Stock.Select(row => row with { Pupils = row.Pupils * share })],
            Flows = forecast.Flows,
            AreaShares = forecast.AreaShares,
        });
    }

    private static Grid Times(Grid grid, double factor) => new([.. grid.Values.Select(value => value * factor)], [.. grid.Axes]);

    private static PlanningDataset Scaled(PlanningDataset dataset, double share) => dataset with
    {
        Places = [.. dataset.Places.Select(row => row with { Places = row.Places * share })],
        InitialRoll = [.. dataset.InitialRoll.Select(row => row with { Pupils = row.Pupils * share })],
        InitialWaiting = [.. dataset.InitialWaiting.Select(row => row with { Pupils = row.Pupils * share })],
        Schemes =
        [
            .. dataset.Schemes.Select(scheme => scheme with
            {
                PlacesByYearSinceOpening = [.. scheme.PlacesByYearSinceOpening.Select(places => places * share)],
                PlacesByPhase = scheme.PlacesByPhase
                    .ToDictionary(phase => phase.Key, phase => (IReadOnlyList<double>)[.. phase.Value.Select(places => places * share)]),
                Capital = new(scheme.Capital.Value * share),
                MinimumViableRoll = scheme.MinimumViableRoll * share,
            }),
        ],
        PolicyLimits = [.. dataset.PolicyLimits.Select(limit => limit with { MaximumPupils = limit.MaximumPupils * share })],
        CapitalBudgets = [.. dataset.CapitalBudgets.Select(budget => budget with { Maximum = new(budget.Maximum.Value * share) })],
    };
}
