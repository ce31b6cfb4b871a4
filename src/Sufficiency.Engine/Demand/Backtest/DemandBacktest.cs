using Sufficiency.Engine.Domain;

namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>Tests the demand forecast against what was counted.</summary>
internal static class DemandBacktest
{
    /// <summary>Held-out years from the dataset's history, and the forecast of an earlier pack against the dataset's own base.</summary>
    /// <param name="dataset">Base counts, history and population.</param>
    /// <param name="earlier">A pack with an earlier base, such as the plan of March 2023; null where there is none.</param>
    public static BacktestTable Run(PlanningDataset dataset, PlanningDataset? earlier)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var history = new PlanHistory(dataset.History);
        var rows = new List<BacktestRow>(HeldOutBacktest.Run(history, dataset));
        if (earlier is not null) rows.AddRange(ForecastBacktest.Run(earlier, dataset, history));
        return new BacktestTable(rows);
    }
}
