using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Forecasts, journeys and figures of the model: each is made once for all scenarios whose changes do not affect it.</summary>
internal sealed class SharedInputs
{
    private const int Capacity = 3;
    private readonly LruCache<TravelMatrix> journeys = new(Capacity);
    private readonly LruCache<DemandForecast> forecasts = new(Capacity);
    private readonly LruCache<PlanBasis> bases = new(Capacity);

    /// <summary>The inputs of a scenario.</summary>
    public PlanInputs For(LoadedDataset loaded)
    {
        var travel = journeys.GetOrAdd(ChangeKey.Of(loaded.Changes, Effects.Travel), () => PlanInputs.TravelOf(loaded));
        loaded = SettledPenalty.Of(loaded, travel);
        var forecast = forecasts.GetOrAdd(ChangeKey.Of(loaded.Changes, Effects.Demand), () => DemandForecaster.Forecast(loaded.Dataset));
        var key = ChangeKey.Of(loaded.Changes, Effects.Figures);
        var inputs = new ModelInputs(loaded.Dataset, travel, forecast);
        return new(loaded, inputs) { Like = () => bases.GetOrAdd(key, () => new(inputs)) };
    }
}
