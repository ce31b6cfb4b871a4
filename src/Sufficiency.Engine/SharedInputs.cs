using Sufficiency.Engine.Data;
using Sufficiency.Engine.Data.Readers;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Geography;

namespace Sufficiency.Engine;

/// <summary>Forecasts and journeys that several scenarios share: each is made once for all scenarios whose changes do not touch it.</summary>
internal sealed class SharedInputs
{
    private const int MostKept = 6;
    private static readonly string[] TravelPaths = ["home_areas[", "providers[", "travel."];
    private static readonly string[] NeverForecastPaths = ["schemes[", "scheme_places[", "provider_places[", "costs[", "costs.", "penalties.", "policy.", "capital.", "funding[", "travel.", "history["];

    // Columns of providers that say what a place costs: no forecast and no journey depends on them.
    private static readonly string[] MoneyColumns = [".place_funding_gbp", ".top_up_gbp"];

    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, Lazy<object> Made)> kept = [];

    /// <summary>The inputs of a scenario.</summary>
    public PlanInputs For(LoadedDataset loaded)
    {
        var changes = loaded.Overrides.Where(change => !MoneyColumns.Any(column => change.Path.EndsWith(column, StringComparison.Ordinal))).ToList();
        var travel = Shared("travel", changes.Where(change => StartsWithAny(change.Path, TravelPaths)), () => TravelFor(loaded));
        var forecast = Shared("forecast", changes.Where(change => !StartsWithAny(change.Path, NeverForecastPaths)), () => DemandForecaster.Forecast(loaded.Dataset));
        return new(loaded, travel, forecast);
    }

    private static TravelMatrix TravelFor(LoadedDataset loaded)
    {
        if (loaded.TravelMatrixPath is not { } path) return TravelMatrixBuilder.Build(loaded.Dataset);
        using var text = File.OpenText(path);
        return TravelMatrixBuilder.Build(loaded.Dataset, TravelMatrixReader.Read(text, Path.GetFileName(path), loaded.Dataset));
    }

    private static bool StartsWithAny(string path, string[] starts) => starts.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What was made for the same changes, or makes it; the least lately used is let go.</summary>
    private T Shared<T>(string what, IEnumerable<AppliedOverride> changes, Func<T> make)
        where T : class
    {
        var key = string.Join('\n', changes.Select(change => $"{change.Path}={change.NewValue}").Order(StringComparer.Ordinal).Prepend(what));
        Lazy<object> made;
        lock (gate)
        {
            var node = kept.First;
            while (node is not null && node.Value.Key != key) node = node.Next;
            made = node?.Value.Made ?? new Lazy<object>(() => make());
            if (node is not null) kept.Remove(node);
            kept.AddFirst((key, made));
            if (kept.Count > MostKept) kept.RemoveLast();
        }

        return (T)made.Value;
    }
}
