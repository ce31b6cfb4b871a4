using Sufficiency.Engine.Demand.Areas;
using Sufficiency.Engine.Demand.Cohorts;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Demand.Population;
using Sufficiency.Engine.Domain;

namespace Sufficiency.Engine.Demand;

/// <summary>Forecasts what a plan must place: the county's plans move from January to January, and areas share their placings.</summary>
internal static class DemandForecaster
{
    /// <summary>The forecast of the growth path that the dataset's demand assumptions name.</summary>
    public static DemandForecast Forecast(PlanningDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var years = dataset.Horizon.Count;
        var population = PopulationProjection.Of(dataset);
        var residents = population.County(dataset);
        var shares = new AreaShareTable(dataset, population);
        var byPhase = shares.ByPhase();
        var reached = new ReachedAreas(dataset, residents, byPhase);
        var rates = new DemandRates(dataset, ActionRates.Find(dataset, reached.Share));
        var initialRoll = InitialRollProjection.Of(dataset, rates);
        var progression = CohortProgression.Run(dataset, rates, initialRoll, residents);
        var (cells, placings) = CellPlacings.Of(progression, reached.Weights(shares.ByEntry()), dataset.Areas.Count, years);
        return new()
        {
            YearCount = years,
            Cells = cells,
            Placings = placings,
            Survival = SurvivalTable.Of(progression, rates, years),
            InitialRoll = initialRoll.Total(),
            InitialRollByNeed = initialRoll.ByNeed,
            Stock = CohortReport.Stock(progression, years),
            Flows = CohortReport.Flows(progression, years),
            AreaShares = byPhase,
            CeasingFactor = rates.Actions is { } actions ? (need, before, year) => actions.Ceasing((int)need, before.Value, year) : null,
        };
    }
}
