using Sufficiency.Engine.Domain;

namespace Sufficiency.Engine.Results.Tables;

/// <summary>An academic year, the base year and carried years too.</summary>
internal sealed record YearRow(int AcademicYear, string Label, bool IsPlanned, bool IsCarried, double DiscountFactor)
{
    /// <summary>The years of a dataset, the base year first.</summary>
    public static IReadOnlyList<YearRow> Of(PlanningDataset dataset) =>
        [.. dataset.Horizon.Years.Prepend(dataset.Horizon.Base).Select(year => new YearRow(
        year.StartYear, year.ToString(), dataset.Horizon.Planned.Contains(year), dataset.Horizon.IsCarried(year),
        Math.Pow(1.0 + dataset.Costs.DiscountRate, -year.YearsAfter(dataset.Costs.PriceBase))))];
}
