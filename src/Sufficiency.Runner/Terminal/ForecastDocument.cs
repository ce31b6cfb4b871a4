using System.Text.Json;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Planning;

namespace Sufficiency.Runner.Terminal;

/// <summary>The forecast as one JSON document, for scripts.</summary>
internal static class ForecastDocument
{
    public static void Write(TextWriter output, ForecastRun forecast) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            forecast.Title,
            Years = forecast.Years.Select(year => year.StartYear),
            FirstPlannedYear = forecast.FirstPlanned.StartYear,
            forecast.PlannedFor,
            Totals = Enum.GetValues<GrowthLevel>().Select(level => new { Growth = level, Plans = forecast.TotalOf(level) }),
            Ranges = forecast.Ranges.Select(range => new { range.Kind, range.Plans }),
            Lines = forecast.Lines.Select(line => new { line.Growth, Tier = line.Tier?.ToCode(), line.Phase, line.Plans }),
            forecast.Backtest,
            forecast.BacktestErrors,
        },
        PlanDocument.Options));
}
