using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Money;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>A plan by year, each year in one row.</summary>
internal sealed class YearSummaryTable
{
    private readonly PlanningDataset dataset;
    private readonly DemandForecast forecast;
    private readonly PlanTables plan;
    private readonly Dictionary<string, Supply> supplies;
    private readonly ILookup<int, CostRow> costs;
    private readonly ILookup<int, ProviderYearRow> rolls;
    private readonly ILookup<int, double> waiting;
    private readonly ILookup<int, double> spending;

    private YearSummaryTable(ForecastRows forecast, PlanTables plan)
    {
        (dataset, this.forecast, this.plan) = (forecast.Dataset, forecast.Forecast, plan);
        supplies = dataset.Providers.ToDictionary(provider => provider.Id.Value, provider => provider.Supply, StringComparer.Ordinal);
        costs = plan.Costs.ToLookup(row => row.AcademicYear);
        rolls = plan.ProviderYears.ToLookup(row => row.AcademicYear);
        waiting = plan.Waiting.ToLookup(row => row.AcademicYear, row => row.Pupils);
        spending = CapitalSpending.Of(dataset, "", plan.Schemes).ToLookup(row => row.AcademicYear, row => row.CapitalGbp);
    }

    /// <summary>The rows, the base year first.</summary>
    public static IReadOnlyList<YearSummaryRow> Rows(ForecastRows forecast, PlanTables plan)
    {
        var table = new YearSummaryTable(forecast, plan);
        return [.. YearRow.Of(forecast.Dataset).Select((year, i) => table.Row(year, i - 1))];
    }

    private YearSummaryRow Row(YearRow year, int index)
    {
        var start = year.AcademicYear;
        return new()
        {
            Year = year,
            Plans = PlansInAll.Of(forecast, index),
            PupilsToPlace = index < 0 ? null : Enumerable.Range(0, forecast.Cells.Count).Sum(cell => forecast.Placings.Values[At(cell)]),
            ByType = [.. ProvisionCodes.ProvisionTypes.OrderBy(type => type).Select(type =>
                rolls[start].Where(row => string.Equals(row.ProvisionType, type.ToCode(), StringComparison.Ordinal)).Sum(row => row.Roll))],
            BySupply = [.. Enum.GetValues<Supply>().Select(supply =>
                rolls[start].Where(row => supplies[row.ProviderId] == supply).Sum(row => row.Roll))],
            StillInPlace = rolls[start].Sum(row => row.RollInitial),
            Waiting = index < 0 ? dataset.InitialWaiting.Sum(row => row.Pupils) : waiting[start].Sum(),
            Money = index < 0 ? null : MoneyOf(start),
            CapitalSpentGbp = spending[start].Sum(),
            Ledger = plan.Ledger.FirstOrDefault(row => row.AcademicYear == start),
            Journey = plan.YearJourneys.FirstOrDefault(row => row.AcademicYear == start),
            SchemesOpening = plan.Schemes.Count(row => row.OpeningYear == start),
            SchemesOpen = plan.Schemes.Count(row => row.OpeningYear <= start),
        };

        int At(int cell) => (cell * forecast.YearCount) + index;
    }

    private YearMoney MoneyOf(int year) => new(
        costs[year].Where(row => row.CostGbp != 0.0).GroupBy(KindOf, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => kind.Sum(row => row.CostGbp), StringComparer.Ordinal),
        costs[year].Sum(row => row.PenaltyGbp), costs[year].Sum(row => row.DiscountedGbp),
        plan.Schemes.Where(row => row.OpeningYear == year).Sum(row => row.CapitalGbp));

    private string KindOf(CostRow row) => string.Equals(row.Kind, "fee", StringComparison.Ordinal) && row.ProviderId is { } provider
        ? $"fee {supplies[provider].ToCode()}" : row.Kind;
}
