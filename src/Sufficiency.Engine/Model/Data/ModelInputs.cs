using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Model.Data;

/// <summary>The inputs of a plan: the data, the journeys in it and the pupils to place.</summary>
internal sealed record ModelInputs
{
    /// <summary>Brings inputs together.</summary>
    /// <param name="dataset">What is planned.</param>
    /// <param name="travel">Journeys from its areas to its providers.</param>
    /// <param name="forecast">Pupils to place in its years.</param>
    /// <exception cref="ArgumentException">The inputs do not belong together.</exception>
    public ModelInputs(PlanningDataset dataset, TravelMatrix travel, DemandForecast forecast)
    {
        if (forecast.YearCount != dataset.Horizon.Count)
            throw new ArgumentException($"The forecast has {forecast.YearCount} years, the horizon {dataset.Horizon.Count}.",
                nameof(forecast));
        if (travel.AreaCount != dataset.Areas.Count || travel.ProviderCount != dataset.Providers.Count)
            throw new ArgumentException("The travel matrix is of other areas or providers than the dataset.", nameof(travel));
        (Dataset, Travel, Forecast) = (dataset, travel, forecast);
    }

    /// <summary>What is planned.</summary>
    public PlanningDataset Dataset { get; init; }

    /// <summary>Journeys from its areas to its providers.</summary>
    public TravelMatrix Travel { get; init; }

    /// <summary>Pupils to place in its years.</summary>
    public DemandForecast Forecast { get; init; }
}
