using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Overrides;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Sweeps.Scenarios;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Sweeps.Runs;

/// <summary>Forecasts, journeys and figures of the model that several scenarios share: each is made once for all scenarios
/// whose changes do not touch it.</summary>
internal sealed class SharedInputs
{
    private const int MostKept = 3;
    private static readonly string[] TravelPaths =
        ["home_areas[", "providers[", "tranches[", "bespoke_packages[", "scheme_templates[", "scheme_sites[", "travel."];
    private static readonly string[] NeverForecastPaths =
        ["schemes[", "scheme_places[", "scheme_template_figures[", "delivery.", "provider_places[", "tranches[", "tranche_places[",
            "bespoke_packages[", "costs[", "costs.", "penalties.", "estate.", "policy.", "capital.", "funding[", "travel.", "history["];

    // Columns that say what a place costs: no forecast and no journey depends on them.
    private static readonly string[] MoneyColumns = [".place_funding_gbp", ".top_up_gbp", ".fee_gbp", ".price_gbp"];

    private readonly RecentlyMade<TravelMatrix> journeys = new(MostKept);
    private readonly RecentlyMade<DemandForecast> forecasts = new(MostKept);
    private readonly RecentlyMade<PlanBasis> bases = new(MostKept);

    /// <summary>The inputs of a scenario.</summary>
    public PlanInputs For(LoadedDataset loaded)
    {
        var changes = loaded.Overrides
            .Where(change => !MoneyColumns.Any(column => change.Path.EndsWith(column, StringComparison.Ordinal))).ToList();
        var travel = journeys.For(KeyOf(changes.Where(change => StartsWithAny(change.Path, TravelPaths))),
            () => PlanInputs.TravelOf(loaded));
        loaded = SettledPenalty.Of(loaded, travel);
        var forecast = forecasts.For(KeyOf(changes.Where(change => !StartsWithAny(change.Path, NeverForecastPaths))),
            () => DemandForecaster.Forecast(loaded.Dataset));
        var key = KeyOf(loaded.Overrides.Where(change => !SchemeChanges.Holds(change.Path)));
        var inputs = new ModelInputs(loaded.Dataset, travel, forecast);
        return new(loaded, inputs) { Like = () => bases.For(key, () => new(inputs)) };
    }

    private static bool StartsWithAny(string path, string[] starts) =>
        starts.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What was changed in its order: where changes are relative, the last figure of a path is the one that holds.</summary>
    private static string KeyOf(IEnumerable<AppliedOverride> changes) =>
        string.Join('\n', changes.Select(change => $"{change.Path}={change.NewValue}"));
}
