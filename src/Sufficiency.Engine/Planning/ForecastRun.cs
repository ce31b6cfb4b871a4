using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Backtest;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Planning;

/// <summary>The forecast of plans on the low, central and high path.</summary>
public sealed record ForecastRun
{
    /// <summary>Title of the scenario.</summary>
    public required string Title { get; init; }

    /// <summary>The base year, carried years and the planned years, in order.</summary>
    public required IReadOnlyList<AcademicYear> Years { get; init; }

    /// <summary>The first planned year.</summary>
    public required AcademicYear FirstPlanned { get; init; }

    /// <summary>The path that plans of this pack use.</summary>
    public required GrowthLevel PlannedFor { get; init; }

    /// <summary>Plans by path, tier and phase; in that order.</summary>
    public required IReadOnlyList<ForecastLine> Lines { get; init; }

    /// <summary>The path planned for with the range around it: all plans, then by provision.</summary>
    public required IReadOnlyList<ForecastRange> Ranges { get; init; }

    /// <summary>How well forecasts of the past met what was counted, beside naive ones; empty where no past is known.</summary>
    public required IReadOnlyList<BacktestRow> Backtest { get; init; }

    /// <summary>Mean errors of those forecasts by dimension, lead and method.</summary>
    public required IReadOnlyList<BacktestSummary> BacktestErrors { get; init; }

    /// <summary>Reads a pack and forecasts all three paths.</summary>
    /// <param name="request">The pack.</param>
    /// <param name="earlier">A pack with an earlier base, whose forecast of this pack's base year is tested too; null for none.</param>
    /// <exception cref="DataIssueException">A pack has faults; all of them are listed.</exception>
    public static ForecastRun Make(DatasetRequest request, DatasetRequest? earlier)
    {
        var dataset = new DatasetReader().Load(request).Dataset;
        var backtest = DemandBacktest.Run(dataset, earlier is null ? null : new DatasetReader().Load(earlier).Dataset);
        return new()
        {
            Title = dataset.Title,
            Years = [dataset.Horizon.Base, .. dataset.Horizon.Years],
            FirstPlanned = dataset.Horizon.FirstPlanned,
            PlannedFor = dataset.Demand.Growth,
            Lines = [.. Enum.GetValues<GrowthLevel>().SelectMany(growth => LinesOf(dataset, growth))],
            Ranges = RangesOf(dataset),
            Backtest = backtest.Rows,
            BacktestErrors = backtest.Summaries(),
        };
    }

    /// <summary>Plans of a path in each year, in all tiers and phases.</summary>
    public IReadOnlyList<double> TotalOf(GrowthLevel growth) =>
        [.. Years.Select((_, i) => Lines.Where(line => line.Growth == growth).Sum(line => line.Plans[i]))];

    private static IReadOnlyList<ForecastRange> RangesOf(PlanningDataset dataset)
    {
        var range = DemandRange.Around(dataset);
        return
        [
            .. PlanKind.ByProvision.Where(kind => kind.HasRange).Prepend(PlanKind.All)
                .Select(kind => new ForecastRange(kind.Code,
                    [.. Enumerable.Range(-1, dataset.Horizon.Count + 1).Select(year => range.In(year, kind.IsForecast))])),
        ];
    }

    private static IEnumerable<ForecastLine> LinesOf(PlanningDataset dataset, GrowthLevel growth)
    {
        var forecast = DemandForecaster.Forecast(dataset with { Demand = dataset.Demand with { Growth = growth } });
        return
            from row in forecast.Stock
            group row by (row.Tier, row.YearGroup.Phase) into rows
            let byYear = rows.GroupBy(row => row.YearIndex).ToDictionary(year => year.Key, year => year.Sum(row => row.Pupils))
            orderby rows.Key.Tier is null, rows.Key.Tier, rows.Key.Phase
            select new ForecastLine(
                growth, rows.Key.Tier, rows.Key.Phase,
                [.. Enumerable.Range(-1, forecast.YearCount + 1).Select(year => byYear.GetValueOrDefault(year))]);
    }
}

/// <summary>Plans of one tier and phase on one path.</summary>
/// <param name="Growth">The path.</param>
/// <param name="Tier">The tier; null for plans counted elsewhere.</param>
/// <param name="Phase">The phase.</param>
/// <param name="Plans">Expected plans in each of <see cref="ForecastRun.Years"/>.</param>
public sealed record ForecastLine(GrowthLevel Growth, Tier? Tier, Phase Phase, IReadOnlyList<double> Plans);

/// <summary>Plans of a kind on the path planned for, with their range.</summary>
/// <param name="Kind">all, mainstream, resource_base or special_or_beyond; all but the first from Reception to Year 14.</param>
/// <param name="Plans">In each of <see cref="ForecastRun.Years"/>.</param>
public sealed record ForecastRange(string Kind, IReadOnlyList<PlansRange> Plans);
