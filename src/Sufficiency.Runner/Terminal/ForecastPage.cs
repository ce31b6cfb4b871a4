using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Planning;

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

    private static readonly OrderedDictionary<string, string> KindNames = new(StringComparer.Ordinal)
    {
        ["all"] = "All plans",
        ["mainstream"] = "Mainstream",
        ["resource_base"] = "Resource base",
        ["special_or_beyond"] = "Special school or beyond",
    };

    public static void Write(Screen screen, ForecastRun forecast)
    {
        screen.Heading($"{forecast.Title}: EHC plans forecast to {forecast.Years[^1]}");
        Ranges(screen, forecast);
        screen.Heading("The growth paths of new plans, all else as expected");
        var levels = Enum.GetValues<GrowthLevel>();
        var totals = levels.Select(forecast.TotalOf).ToArray();
        screen.Table(
            ["Year", .. levels.Select(level => level == forecast.PlannedFor ? $"{level} (planned for)" : level.ToString())],
            forecast.Years.Select((_, i) => (IReadOnlyList<string>)
                [Words.Year(forecast.Years, forecast.FirstPlanned, i), .. totals.Select(total => Words.Count(total[i]))]));

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

    private static void Ranges(Screen screen, ForecastRun forecast)
    {
        var all = forecast.Ranges[0].Plans;
        screen.Table(
            ["Year", "Expected", "Low", "High"],
            forecast.Years.Select((_, i) => (IReadOnlyList<string>)
                [Words.Year(forecast.Years, forecast.FirstPlanned, i), Words.Count(all[i].Central), Words.Count(all[i].Low),
                    Words.Count(all[i].High)]));
        screen.Heading($"Ages 4 to 18 in {forecast.Years[^1]} by the provision they need");
        screen.Table(
            ["Needs", $"{forecast.Years[0]} (counted)", "Expected", "Low", "High"],
            forecast.Ranges.Skip(1).Select(range => (IReadOnlyList<string>)
                [KindNames[range.Kind], Words.Count(range.Plans[0].Central), Words.Count(range.Plans[^1].Central),
                    Words.Count(range.Plans[^1].Low), Words.Count(range.Plans[^1].High)]));
        screen.Line("Low and high: growth path, new plans, ceasing and moves to special schools each at the ends of their range, "
            + "taken together as independent.");
    }

    private static void Hindcast(Screen screen, ForecastRun forecast)
    {
        var rows = forecast.Backtest.Where(row => row.Low is not null).ToList();
        if (rows.Count == 0) return;
        screen.Heading($"What the earlier pack expected of January {rows[0].ReferenceYear}, and what was counted");
        screen.Table(
            ["Plans", "Expected", "Low", "High", "Counted", "Error", "Best naive trend's error"],
            rows.OrderBy(row => Array.IndexOf([.. KindNames.Keys], row.Category)).Select(row => (IReadOnlyList<string>)
            [
                KindNames[row.Category], Words.Count(row.Forecast), Words.Count(row.Low), Words.Count(row.High),
                row.Counted >= row.Low && row.Counted <= row.High ? Words.Count(row.Counted) : $"{Words.Count(row.Counted)} (outside)",
                Words.Error(row.AbsolutePercentageError),
                Words.Error(forecast.Backtest
                    .Where(other => (other.Test, other.Dimension, other.Category) == (row.Test, row.Dimension, row.Category)
                        && other.Low is null)
                    .Min(other => other.AbsolutePercentageError)),
            ]));
        screen.Line("Errors in per cent of what was counted. Provision: ages 4 to 18; places decide who of those beyond bases is in a "
            + "special school and who out of county.");
    }

    private static void Backtest(Screen screen, ForecastRun forecast)
    {
        Hindcast(screen, forecast);
        if (forecast.BacktestErrors.Count == 0) return;
        screen.Heading("How forecasts of the past met what was counted: mean error in per cent of plans");
        var methods = MethodNames.Keys
            .Where(method => forecast.BacktestErrors.Any(error => string.Equals(error.Method, method, StringComparison.Ordinal))).ToList();
        screen.Table(
            ["Counted by", "Years ahead", .. methods.Select(method => MethodNames[method])],
            forecast.BacktestErrors.GroupBy(error => (error.Dimension, error.LeadYears)).Select(errors => (IReadOnlyList<string>)
            [
                errors.Key.Dimension.Replace('_', ' '),
                Words.Count(errors.Key.LeadYears),
                .. methods.Select(method => Words.Error(errors
                    .FirstOrDefault(error => string.Equals(error.Method, method, StringComparison.Ordinal))?.WeightedPercentageError)),
            ]),
            textColumns: 2);
        screen.Line("Each forecast knew only the counts before it. All of them, one by one, are printed with --json.");
    }
}
