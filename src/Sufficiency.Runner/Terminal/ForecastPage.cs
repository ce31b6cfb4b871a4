using Sufficiency.Engine;
using Sufficiency.Engine.Domain.Planning;

namespace Sufficiency.Runner.Terminal;

/// <summary>The forecast on one page.</summary>
internal static class ForecastPage
{
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
    }
}
