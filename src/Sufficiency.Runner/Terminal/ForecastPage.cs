using Sufficiency.Engine;
using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Runner.Terminal;

/// <summary>The forecast on one page.</summary>
internal static class ForecastPage
{
    private static readonly OrderedDictionary<string, string> MethodNames = new(StringComparer.Ordinal)
    {
        ["forecast"] = "This forecast, from the earlier pack",
        ["cohort"] = "Its method, on past counts alone",
        ["no_change"] = "No change",
        ["flat_rate"] = "Same share of children",
        ["linear"] = "Straight line",
        ["last_year_growth"] = "Last year's growth",
    };

    public static void Write(Screen screen, ForecastRun forecast)
    {
        screen.Heading($"{forecast.Title}: EHC plans forecast to {forecast.Years[^1]}");
        var levels = Enum.GetValues<GrowthLevel>();
        var totals = levels.Select(forecast.TotalOf).ToArray();
        screen.Table(
            ["Year", .. levels.Select(level => level == forecast.PlannedFor ? $"{level} (planned for)" : level.ToString())],
            forecast.Years.Select((year, i) => (IReadOnlyList<string>)
                [i == 0 ? $"{year} (counted)" : year.ToString(), .. totals.Select(total => Words.Count(total[i]))]));

        foreach (var level in levels)
        {
            screen.Heading($"{level}: plans by the provision they need and by phase");
            screen.Table(
                ["Needs", "Phase", .. forecast.Years.Select(year => year.ToString()[2..])],
                forecast.Lines.Where(line => line.Growth == level).Select(line => (IReadOnlyList<string>)
                    [Words.Tier(line.Tier), Words.Phase(line.Phase), .. line.Plans.Select(plans => Words.Count(plans))]),
                textColumns: 2);
        }

        Backtest(screen, forecast);
    }

    private static void Backtest(Screen screen, ForecastRun forecast)
    {
        if (forecast.BacktestErrors.Count == 0) return;
        screen.Heading("How forecasts of the past met what was counted: mean error in per cent of plans");
        var methods = MethodNames.Keys.Where(method => forecast.BacktestErrors.Any(error => string.Equals(error.Method, method, StringComparison.Ordinal))).ToList();
        screen.Table(
            ["Counted by", "Years ahead", .. methods.Select(method => MethodNames[method])],
            forecast.BacktestErrors.GroupBy(error => (error.Dimension, error.LeadYears)).Select(errors => (IReadOnlyList<string>)
            [
                errors.Key.Dimension.Replace('_', ' '),
                Words.Count(errors.Key.LeadYears),
                .. methods.Select(method => Words.Error(errors.FirstOrDefault(error => string.Equals(error.Method, method, StringComparison.Ordinal))?.WeightedPercentageError)),
            ]),
            textColumns: 2);
        screen.Line("Each forecast knew only the counts before it. All of them, one by one, are printed with --json.");
    }
}
