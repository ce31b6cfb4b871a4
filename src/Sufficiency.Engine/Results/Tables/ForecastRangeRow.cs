using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>Plans of a kind in a year, with the range of the forecast.</summary>
/// <param name="Kind">all, mainstream, resource_base, special_or_beyond or specialist.</param>
/// <param name="AcademicYear">The year, the base year too.</param>
/// <param name="Plans">The least, the expected and the most.</param>
internal sealed record ForecastRangeRow(string Kind, int AcademicYear, PlansRange Plans)
{
    /// <summary>The rows of a forecast by kind and year.</summary>
    public static IReadOnlyList<ForecastRangeRow> Of(PlanningDataset dataset, DemandForecast forecast)
    {
        var range = DemandRange.Around(dataset, forecast.Stock);
        return
        [
            .. from kind in PlanKind.ByProvision.Where(kind => kind.HasRange).Append(PlanKind.All).Append(PlanKind.Specialist)
                   .OrderBy(kind => kind.Code, StringComparer.Ordinal)
               from year in Enumerable.Range(-1, dataset.Horizon.Count + 1)
               select new ForecastRangeRow(kind.Code, dataset.Horizon.Base.StartYear + 1 + year, range.In(year, kind.IsForecast)),
        ];
    }
}
