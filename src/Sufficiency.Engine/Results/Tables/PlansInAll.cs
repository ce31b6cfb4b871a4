using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>Every EHC plan of a year: those not on roll or waiting are without a school place or of another age.</summary>
/// <param name="All">All plans.</param>
/// <param name="WithoutSchoolPlace">Of school age and taught at home or out of education: they hold no school place and await none.</param>
/// <param name="OtherAges">Before Reception or after Year 14.</param>
/// <param name="New">Plans begun since the year before; null in the base year.</param>
/// <param name="Ceased">Plans ended since the year before; null in the base year.</param>
public sealed record PlansInAll(double All, double WithoutSchoolPlace, double OtherAges, double? New, double? Ceased)
{
    /// <summary>The plans of a year of a forecast; −1 is the base year.</summary>
    internal static PlansInAll Of(DemandForecast forecast, int year)
    {
        var stock = forecast.Stock.Where(row => row.YearIndex == year).ToList();
        var flows = forecast.Flows.Where(row => row.YearIndex == year).ToList();
        return new(
            stock.Sum(row => row.Pupils),
            stock.Where(row => row.Tier is null && IsOfSchoolAge(row.YearGroup)).Sum(row => row.Pupils),
            stock.Where(row => row.Tier is null && !IsOfSchoolAge(row.YearGroup)).Sum(row => row.Pupils),
            year < 0 ? null : flows.Sum(row => row.NewPlans),
            year < 0 ? null : flows.Sum(row => row.Ceased));
    }

    private static bool IsOfSchoolAge(YearGroup yearGroup) => yearGroup.Value is >= 0 and <= YearGroup.LastPlaced;
}
